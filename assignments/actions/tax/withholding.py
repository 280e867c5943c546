"""Hypothetical tax: set from a day on, and withheld from each pay period."""

import contextlib
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.tax.amounts import money_or_nothing, turned
from assignments.actions.tax.inputs import HypotheticalInput
from assignments.actions.tax.seats import hr_seated
from assignments.actions.typed import country, sensible
from assignments.core.approval import StateError
from assignments.core.ledger import TAX, Posting
from assignments.core.letter import Term
from assignments.core.money import Money
from assignments.core.periods import Covers, whole_month
from assignments.core.records import AssignmentRecord, Person
from assignments.core.tax import Hypothetical, PayPeriod, Withheld, closed, withheld_for
from assignments.core.words import InputError
from assignments.storage.store import Event, Store

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """A pay period by its name and its days, both included."""

    label: str
    first: dt.date
    last: dt.date

    @classmethod
    def month(cls, day: dt.date) -> "Period":
        """The calendar month of a day."""
        days = whole_month(day)
        return cls(f"{day:%Y-%m}", days.first, days.last)


def set_hypothetical(
    office: Office, who: Person, assignment_id: int, what: HypotheticalInput, key: str
) -> Done:
    """Set the hypothetical tax of a country from a day on; for HR.

    What was withheld already stays as it was: the settlement makes up the difference.
    """
    deed = Deed(office, who, "set_hypothetical_tax", key)

    def act(store: Store) -> int:
        hr_seated(office, store, who, assignment_id)
        sensible(what.first, "first", office.today())
        code = country(what.country, "country")
        for year in store.tax_years(assignment_id):
            if year.country == code and year.is_closed and year.first <= what.first <= year.last:
                raise closed(year)
        monthly = money_or_nothing(what.amount, what.currency)
        kept = Hypothetical(code, what.first, monthly)
        set_id = store.set_hypothetical_tax(assignment_id, kept, deed.author)
        body = {"country": code, "first": what.first.isoformat()}
        deed.tell(store, Event("tax_hypothetical_set", assignment_id, text=code, body=body))
        return set_id

    with office.database.read() as store:
        hr_seated(office, store, who, assignment_id)
    return deed.done(act, assignment_id)


def postings_due(
    store: Store,
    record: AssignmentRecord,
    terms: tuple[Term, ...],
    pay_periods: Iterable[PayPeriod],
) -> tuple[Posting, ...]:
    """The hypothetical tax still to be withheld for pay periods, a posting for each and country.

    Only for days of the assignment that lie in no settled year and that nothing was withheld for.
    What has no rate, or changes its currency within a period, is left out: `withhold` says why.
    """
    found: list[Posting] = []
    for due in _dues(store, record, terms, pay_periods):
        with contextlib.suppress(InputError):
            found += _posting(store, record, due)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Due:
    """What is to be withheld for the days of one pay period for one country."""

    label: str
    country: str
    covers: Covers
    known: tuple[Hypothetical, ...]
    terms: tuple[Term, ...]


def _dues(
    store: Store,
    record: AssignmentRecord,
    terms: tuple[Term, ...],
    pay_periods: Iterable[PayPeriod],
) -> Iterator[_Due]:
    known = store.hypothetical_taxes(record.id)
    if not known:
        return
    confirmed = tuple(one for one in terms if one.confirmed)
    withheld = store.hypothetical_withheld(record.id)
    taken = _taken(store, record, withheld)
    posted = {(one.country, one.label) for one in withheld}
    countries = dict.fromkeys(one.country for one in known)
    for period in pay_periods:
        for code in countries:
            covers = _days(record, period, taken.get(code, ()))
            if covers is not None and (code, period.label) not in posted:
                yield _Due(period.label, code, covers, known, confirmed)


def _taken(
    store: Store, record: AssignmentRecord, withheld: Iterable[Withheld]
) -> dict[str, list[Covers]]:
    """By country the days that are withheld for, or lie in a settled year, in their order."""
    found: dict[str, list[Covers]] = {}
    for one in withheld:
        found.setdefault(one.country, []).append(one.covers)
    for year in store.tax_years(record.id):
        if year.is_closed:
            found.setdefault(year.country, []).append(Covers(year.first, year.last + ONE_DAY))
    return {code: sorted(days, key=lambda one: one.first) for code, days in found.items()}


def _days(record: AssignmentRecord, period: PayPeriod, taken: Iterable[Covers]) -> Covers | None:
    """The first days of a pay period on which tax is still to be withheld; None without any."""
    first = max(period.first, record.facts.start)
    end = min(period.last, record.facts.end or period.last) + ONE_DAY
    for one in taken:
        if one.first <= first < one.end:
            first = one.end
        elif first < one.first < end:
            end = one.first
    return Covers(first, end) if first < end else None


def _posting(store: Store, record: AssignmentRecord, due: _Due) -> Iterator[Posting]:
    amount = withheld_for(due.known, due.country, due.covers)
    if amount is None or not amount.minor:
        return
    day = due.covers.last
    cost, rate = turned(store, record, amount, day)
    letter, clause = _clause(due.terms, day)
    yield Posting(
        kind=TAX,
        source=f"hypothetical:{due.country}:{due.label}",
        category="hypothetical_tax",
        day=day,
        amount=Money(-amount.minor, amount.currency),
        cost=Money(-cost.minor, cost.currency),
        conversion=rate,
        letter=letter,
        clause=clause,
        note=f"Hypothetical tax withheld, {due.country}",
        covers=due.covers,
    )


def _clause(terms: tuple[Term, ...], day: dt.date) -> tuple[str, str]:
    """The letter and clause by which hypothetical tax is withheld on a day, where one says so."""
    found = [one for one in terms if one.category == "hypothetical_tax" and one.in_force(day)]
    found.sort(key=lambda one: one.pays != "withheld")
    return (found[0].letter, found[0].clause) if found else ("", "")


def withhold(office: Office, who: Person, assignment_id: int, day: dt.date, key: str) -> Done:
    """Withhold hypothetical tax for the month of a day by hand; for HR.

    The id is how many costs were written. StateError where the month was withheld before.
    """
    deed = Deed(office, who, "withhold_hypothetical_tax", key)

    def act(store: Store) -> int:
        record = hr_seated(office, store, who, assignment_id)
        month = Period.month(day)
        if month.first > office.today():
            raise InputError("month", f"{month.label} has not begun", "give an earlier month")
        dues = tuple(_dues(store, record, store.terms(record.id), [month]))
        due = [posting for one in dues for posting in _posting(store, record, one)]
        if not dues and _was_withheld(store, assignment_id, month):
            raise StateError(f"Hypothetical tax of {month.label} was withheld before.")
        if not due:
            what = f"no hypothetical tax is due for a day of {month.label}"
            raise InputError("month", what, "set it from an earlier day, or choose another month")
        for one in due:
            store.post(assignment_id, one, who.id, deed.at)
        deed.tell(store, Event("tax_withheld", assignment_id, text=month.label))
        return len(due)

    with office.database.read() as store:
        hr_seated(office, store, who, assignment_id)
    return deed.done(act, assignment_id)


def _was_withheld(store: Store, assignment_id: int, month: Period) -> bool:
    days = Covers(month.first, month.last + ONE_DAY)
    return any(
        one.covers.first < days.end and days.first < one.covers.end
        for one in store.hypothetical_withheld(assignment_id)
    )
