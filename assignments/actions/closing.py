"""Closing a month: what stands against it, sealing its lines and files, and verifying them.

Finance closes. The files are written of one moment's records before anybody has to wait; under the
lock of the months it is only made sure that no cost came since, and what was written is kept. What
comes later lies in the next open month, and nothing reopens.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from assignments.actions.access import need_role
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.falling_due import fall_due
from assignments.actions.judging import facts_of
from assignments.actions.office import Office
from assignments.actions.paying import pay_run
from assignments.core.approval import StateError
from assignments.core.closing import (
    BLOCKS,
    WARNS,
    Check,
    Standing,
    checks,
    closed_when,
    last_day,
    open_checks,
)
from assignments.core.ledger import month_label
from assignments.core.month import month_named
from assignments.core.records import Person
from assignments.core.sealing import LinesHash, SealedMonth
from assignments.core.words import InputError
from assignments.exports.bundle import Bundle, bundle
from assignments.storage.store import Event, Store
from assignments.storage.store.sealing import PIECE


def close_checks(office: Office, who: Person, label: str) -> tuple[Check, ...]:
    """What stands against closing a month, and what has to be acknowledged; finance and HR."""
    need_role(who, "finance", "hr")
    month_named(label)
    with office.database.read() as store:
        return checks(_standing(store, office, label, pay=True))


def hindrances(store: Store, office: Office, label: str) -> tuple[Check, ...]:
    """The same as far as it is told quickly: whether all pay can be posted is not looked at."""
    return checks(_standing(store, office, label, pay=False))


def _standing(store: Store, office: Office, label: str, *, pay: bool) -> Standing:
    """What the records tell of a month; `pay` looks at every assignment's, which takes long."""
    sealed = store.sealed_month(label)
    if sealed is not None:
        return Standing(label, office.today(), sealed)
    closed = store.closed_months()
    earlier = (one for one in store.months_with_costs() if one < label and one not in closed)
    return Standing(
        label=label,
        today=office.today(),
        earlier=tuple(earlier),
        undecided=store.waiting_lines(label, "submitted"),
        asked=store.waiting_lines(label, "asked"),
        without_rate=store.lines_without_rate(label),
        without_receipt=store.lines_without_receipt(label),
        unposted=tuple(_stuck(store, office, label)) if pay else (),
        unsaid=store.costs_unsaid(label),
    )


def _stuck(store: Store, office: Office, label: str) -> Iterator[str]:
    """Pay of a month that cannot be posted, by employee; what can be is posted at closing."""
    last = min(last_day(label), office.today())
    for assignment_id in store.assignments_with_pay(month_named(label), last_day(label)):
        record = store.assignment(assignment_id)
        if record is None:
            continue
        terms = facts_of(store, record, office.today()).terms
        run = pay_run(store, record, terms, last)
        if any(month_label(one.period.day) == label for one in run.stuck):
            yield f"pay of {record.employee.name}"


def close_month(office: Office, who: Person, label: str, key: str, *, acknowledged: bool) -> Done:
    """Seal a month: its lines' hash, its files' bytes, and the seal over both; for finance.

    What fell due by its last day is posted first. StateError where something stands against
    closing it, InputError where something stands beside it and is not acknowledged.
    """
    need_role(who, "finance")
    month_named(label)
    with office.database.read() as store:
        is_open = store.sealed_month(label) is None
        if is_open:
            found = _standing(store, office, label, pay=True)
            _may_be_closed(found, acknowledged=acknowledged)
    if is_open:
        fall_due(office, last_day(label))
    with _written(office, label) as written:

        def act(store: Store) -> int:
            store.take_month_lock()
            found = _standing(store, office, label, pay=False)
            _may_be_closed(found, acknowledged=acknowledged)
            return _seal(store, office, who, label, written)

        return _done(office, who, key, act)


def _done(office: Office, who: Person, key: str, act: Callable[[Store], int]) -> Done:
    """Do it once for a person's key; the machine, who is nobody, has none."""
    if who.id:
        return Deed(office, who, "close_month", key).done(act)
    with office.database.write(office.author(who, "close_month")) as store:
        return Done(act(store))


def _may_be_closed(found: Standing, *, acknowledged: bool) -> None:
    if found.sealed is not None:
        raise StateError(f"{closed_when(found.sealed)}. Nothing was changed.")
    told = checks(found)
    against = open_checks(told, BLOCKS)
    if against:
        raise StateError(" ".join(check.says for check in against))
    beside = open_checks(told, WARNS)
    if beside and not acknowledged:
        said = " ".join(check.says for check in beside)
        raise InputError(
            "acknowledged",
            f"this stands open beside {found.label}: {said}",
            "acknowledge it to close it",
        )


@dataclass(frozen=True, slots=True)
class _Written:
    """A month's files, the hash of the lines that they were written of, and their trace."""

    lines: LinesHash
    bundle: Bundle
    trace: tuple[tuple[int, ...], ...]


@contextmanager
def _written(office: Office, label: str) -> Iterator[_Written | None]:
    """A month's files as of one moment; None where it is not to be closed anyway."""
    with ExitStack() as stack:
        written = None
        with office.database.read() as store:
            if store.sealed_month(label) is None and office.today() > last_day(label):
                written = stack.enter_context(_files(store, label))
        yield written


@contextmanager
def _files(store: Store, label: str) -> Iterator[_Written]:
    lines, trace = LinesHash(), store.costs_traced(label)
    passing = lines.passing(store.cost_lines(label))
    with bundle(label, passing, store.count_costs(label)) as made:
        yield _Written(lines, made, trace)


def _seal(store: Store, office: Office, who: Person, label: str, written: _Written | None) -> int:
    """Keep the files that were written, or new ones where costs came since."""
    if written is None or store.costs_traced(label) != written.trace:
        with _files(store, label) as anew:
            return _keep(store, office, who, label, anew)
    return _keep(store, office, who, label, written)


def _keep(store: Store, office: Office, who: Person, label: str, written: _Written) -> int:
    before, author = store.last_sealed(), office.author(who, "close_month")
    month = SealedMonth(
        label=label,
        number=1 if before is None else before.number + 1,
        closed_at=author.at,
        closed_by=who.name,
        zone=office.zone.key,
        lines=written.lines.count,
        lines_sha256=written.lines.sha256,
        previous="" if before is None else before.label,
        previous_seal="" if before is None else before.seal,
        files=written.bundle.files,
        audit=store.audit_head(),
    ).sealed()
    store.seal_month(month, who.id or None)
    for one in month.files:
        store.keep_bytes(label, one.kind, written.bundle.pieces(one.kind, PIECE))
    body: dict[str, object] = {"month": label, "lines": month.lines, "seal": month.seal}
    store.tell(Event("month_closed", text=label, body=body), author)
    return month.number
