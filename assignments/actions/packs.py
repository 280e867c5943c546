"""The pack of an assignment's tax year: every cost, how it is treated, and what is missing."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from assignments.actions.access import is_employee, seen_assignment
from assignments.actions.auditing import READ_PAY, note_reading, of_assignment
from assignments.actions.falling_due import FallenDue, standing
from assignments.actions.office import Office
from assignments.actions.typed import country as known_country
from assignments.core.ledger import CostLine
from assignments.core.packs import Marks, Pack, TaxYear, pack_of, tax_year
from assignments.core.records import AssignmentRecord, Person
from assignments.core.taxability import taxable_on
from assignments.storage.store import Narrowed, Store, Waiting

MOST_HELD = 200


@dataclass(frozen=True, slots=True)
class YearWanted:
    """Which tax year: of a country (the host), from a day (1 January) to a day (twelve months)."""

    year: int
    country: str = ""
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class AssignmentPack:
    """A pack with its assignment; `missing` are sentences about what is not in it."""

    record: AssignmentRecord
    pack: Pack
    missing: tuple[str, ...]
    is_own: bool


def pack_years(
    office: Office, who: Person, assignment_id: int
) -> tuple[AssignmentRecord, tuple[int, ...]]:
    """The calendar years that an assignment reaches into, the newest first."""
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        months = {line.month[:4] for line in store.cost_lines(assignment_id=assignment_id)}
    facts = record.facts
    last = facts.end or office.today()
    years = {int(label) for label in months} | set(range(facts.start.year, last.year + 1))
    return record, tuple(sorted(years, reverse=True))


def pack(office: Office, who: Person, assignment_id: int, wanted: YearWanted) -> AssignmentPack:
    """All that was paid for an assignment in a tax year; for HR, finance and its employee."""
    due = standing(office, who, assignment_id)
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        place = known_country(wanted.country, "country") if wanted.country else record.host_country
        year = tax_year(wanted.year, place, wanted.first, wanted.last)
        lines = store.cost_lines(assignment_id=assignment_id)
        made = pack_of(year, lines, office.zone, _marks(store, record, place))
        missing = (*_undecided(store, record, year), *_open(store, made), *_unmarked(made))
    is_own = is_employee(who, record)
    if not is_own:
        note_reading(office, who, READ_PAY, of_assignment(assignment_id))
    return AssignmentPack(record, made, (*missing, *_not_posted(due, year)), is_own)


def _marks(store: Store, record: AssignmentRecord, country: str) -> Marks:
    """How a country treats a cost: as it was recorded with it, else by the company's table."""
    rows = store.taxabilities()

    def mark(line: CostLine) -> bool | None:
        if country == record.host_country and line.taxable is not None:
            return line.taxable
        found = taxable_on(rows, line.category, country, line.date)
        return None if found is None else found.taxable

    return mark


def _undecided(store: Store, record: AssignmentRecord, year: TaxYear) -> Iterator[str]:
    found = [
        one
        for status in ("submitted", "asked")
        for one in store.waiting(status, None, MOST_HELD, Narrowed(record.id))
        if year.first <= one.date <= year.last
    ]
    if found:
        named = "; ".join(_named(one) for one in found[:5])
        yield f"{_so_many(len(found), 'line')} of these days not decided yet: {named}."


def _named(one: Waiting) -> str:
    return f"claim {one.claim_id}, line {one.line_id}"


def _so_many(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"


def _open(store: Store, made: Pack) -> Iterator[str]:
    closed = store.closed_months()
    found = sorted({one.line.month for one in made.costs} - closed)
    if found:
        yield f"Months that are open, so that costs may still come: {', '.join(found)}."


def _unmarked(made: Pack) -> Iterator[str]:
    count = sum(1 for one in made.costs if one.taxable is None)
    if count:
        yield f"Nobody said of {_so_many(count, 'cost')} whether the country taxes it."


def _not_posted(due: FallenDue, year: TaxYear) -> Iterator[str]:
    """What fell due in the year and is not in the ledger; and that pay is not, where none is."""
    pay = [one.pay.period for one in due.pay.open] + [one.period for one in due.pay.stuck]
    labels = [one.label for one in pay if year.first <= one.day <= year.last]
    if labels:
        yield f"Pay that is not posted: {', '.join(labels)}."
    if not due.pay.periods:
        yield "No pay is kept of this assignment."
    count = sum(1 for one in due.proposed if year.first <= one.open.due.day <= year.last)
    if count:
        yield f"{_so_many(count, 'allowance')} fallen due and not posted."
