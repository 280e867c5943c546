"""What finance sees first: costs by month, family and assignment, beside plans, and what is open.

A closed month never changes: its sums are kept by its seal. Those of an open one are kept until
anything at all is written, which the audit trail's last entry tells.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assignments.actions.access import need_role, seen_assignment
from assignments.actions.closing import hindrances
from assignments.actions.office import Office
from assignments.core.closing import Check
from assignments.core.money import Money
from assignments.core.month import label_of
from assignments.core.picture import (
    Beside,
    MonthSums,
    Picture,
    by_assignment,
    by_month,
    currencies,
    month_sums,
    picture,
    window,
)
from assignments.core.records import AssignmentRecord, Person
from assignments.core.sealing import SealedMonth
from assignments.core.words import InputError
from assignments.storage.store import Store

KEPT = 120  # months whose sums are kept in memory
TOLD = 3  # open months of which it is told what stands against closing them
_sums: OrderedDict[tuple[str, str], MonthSums] = OrderedDict()
_checks: OrderedDict[tuple[str, str], tuple[Check, ...]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class PictureWish:
    """Which costs are looked at: of a year, of a currency, of an assignment; None: not narrowed."""

    year: int | None = None
    currency: str | None = None
    assignment_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpenMonth:
    """A month with costs that is not closed; `checks` of the oldest ones alone, else None."""

    label: str
    checks: tuple[Check, ...] | None


@dataclass(frozen=True, slots=True)
class CostPicture:
    """The sums in one currency, or None where there are no costs; what else may be chosen.

    `beside` compares with plans: the dearest assignments, or the months of the one chosen.
    """

    wish: PictureWish
    sums: Picture | None
    currencies: tuple[str, ...]
    years: tuple[int, ...]
    closed: frozenset[str]
    open: tuple[OpenMonth, ...]
    records: Mapping[int, AssignmentRecord]
    beside: tuple[Beside, ...]


def cost_picture(office: Office, who: Person, wish: PictureWish) -> CostPicture:
    """The costs of the months that are looked at; for finance and HR.

    InputError for a year or a currency without costs, NotFoundError for no assignment.
    """
    need_role(who, "finance", "hr")
    with office.database.read() as store:
        if wish.assignment_id is not None:
            seen_assignment(store, who, wish.assignment_id)
        sealed = store.sealed_months()
        labels = sorted({*store.months_with_costs(), *sealed})
        looked_at = window(labels, _year(wish, labels))
        if wish.assignment_id is None:
            months = _months(store, office, sealed, looked_at)
        else:
            groups = store.months_grouped(looked_at, wish.assignment_id)
            months = tuple(month_sums(looked_at, groups).values())
        codes = currencies(months)
        currency = _currency(wish, codes)
        sums = None if currency is None else picture(months, currency)
        shown = () if sums is None else [int(one.name) for one in sums.assignments]
        return CostPicture(
            wish=PictureWish(wish.year, currency, wish.assignment_id),
            sums=sums,
            currencies=codes,
            years=tuple(sorted({int(one[:4]) for one in labels}, reverse=True)),
            closed=frozenset(sealed),
            open=_open(store, office, [one for one in labels if one not in sealed]),
            records=store.assignments_by_id({*shown, *_chosen(wish)}),
            beside=() if sums is None else _beside(store, office, wish, sums),
        )


def _chosen(wish: PictureWish) -> tuple[int, ...]:
    return () if wish.assignment_id is None else (wish.assignment_id,)


def _year(wish: PictureWish, labels: Iterable[str]) -> int | None:
    known = {int(one[:4]) for one in labels}
    if wish.year is not None and wish.year not in known:
        raise InputError("year", f"{wish.year} has no costs", "choose one of the list")
    return wish.year


def _currency(wish: PictureWish, codes: tuple[str, ...]) -> str | None:
    if wish.currency is None or not codes:
        return codes[0] if codes else None
    if wish.currency not in codes:
        what = f"nothing was settled in {wish.currency[:10]!r} in these months"
        raise InputError("currency", what, "choose one of the list")
    return wish.currency


def _months(
    store: Store, office: Office, sealed: Mapping[str, SealedMonth], labels: tuple[str, ...]
) -> tuple[MonthSums, ...]:
    now = _moment(store, office)
    keys = {label: (label, sealed[label].seal if label in sealed else now) for label in labels}
    known = {label: _sums[key] for label, key in keys.items() if key in _sums}
    new = [label for label in labels if label not in known]
    if new:
        known |= month_sums(new, store.months_grouped(new, None))
    for label, key in keys.items():
        _keep(_sums, key, known[label])
    return tuple(known[label] for label in labels)


def _moment(store: Store, office: Office) -> str:
    """What is another one as soon as anything is written."""
    return f"{office.database.url} {store.audit_head().chain}"


def _keep(kept: OrderedDict, key: tuple[str, str], what: object) -> None:  # type: ignore[type-arg]
    """Keep something as the newest; the one that nobody asked for longest goes."""
    kept[key] = what
    kept.move_to_end(key)
    while len(kept) > KEPT:
        kept.popitem(last=False)


def _open(store: Store, office: Office, labels: list[str]) -> tuple[OpenMonth, ...]:
    """The open months, the oldest first."""
    chain, told = f"{_moment(store, office)} {office.today()}", labels[:TOLD]
    for label in told:
        if (label, chain) not in _checks:
            _keep(_checks, (label, chain), hindrances(store, office, label))
    return tuple(
        OpenMonth(label, _checks[label, chain] if label in told else None) for label in labels
    )


def _beside(store: Store, office: Office, wish: PictureWish, sums: Picture) -> tuple[Beside, ...]:
    """Plans in the currency shown; one in another could not be compared."""
    currency, now = sums.total.money.currency, label_of(office.now(), office.zone)
    plans = {
        str(number): one.projection.by_month()
        for number, one in store.newest_plans(int(one.name) for one in sums.assignments).items()
        if one.projection.currency == currency
    }
    if wish.assignment_id is None:
        months = [one.name for one in sums.months]
        return by_assignment(sums.assignments, plans, months, now)
    own: Mapping[str, Money] | None = plans.get(str(wish.assignment_id))
    return () if own is None else by_month(sums.months, own, now)
