"""What an expatriate sees first of one assignment: what is left, what waits for them, what comes.

Nothing is judged anew; the rules are those of what remains, of the calendar and of the claims.
"""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.access import personal_assignment, seen_assignment
from assignments.actions.judging import facts_of
from assignments.actions.notices.calendar import FORFEITS, Date, days_under
from assignments.actions.office import Office
from assignments.core import balances
from assignments.core.assignment import Facts
from assignments.core.balances import ALL_ALONG, SHORTER, YEARS, Remaining
from assignments.core.entitlements import Entitlement, urgent_first
from assignments.core.periods import whole_month
from assignments.core.records import AssignmentRecord, ClaimRecord, EventRecord, Person
from assignments.core.remaining import Book
from assignments.storage.store import Balances, Narrowed, Seen, Store, Waiting

CLAIMS, QUESTIONS, DATES = 12, 10, 8
AHEAD = dt.timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Question:
    """A line about which HR asks, and what they ask."""

    line: Waiting
    event: EventRecord | None


@dataclass(frozen=True, slots=True)
class MyHome:
    """One assignment at a glance; `closed` are the months of the claims that are closed.

    `older` tells that there are more claims. Of an assignment that has ended `entitlements` are as
    of its last day.
    """

    record: AssignmentRecord
    today: dt.date
    entitlements: tuple[Entitlement, ...]
    questions: tuple[Question, ...]
    claims: tuple[ClaimRecord, ...]
    older: bool
    closed: frozenset[str]
    dates: tuple[Date, ...]


def my_home(office: Office, who: Person, assignment_id: int) -> MyHome:
    """What its employee sees first; for whoever may see the assignment."""
    today = office.today()
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        claims = store.claims(assignment_id, who.id, None, CLAIMS + 1)
        left = urgent_first(entitlements(store, office, record), today)
        return MyHome(
            record=record,
            today=today,
            entitlements=left,
            questions=_questions(store, assignment_id),
            claims=claims[:CLAIMS],
            older=len(claims) > CLAIMS,
            closed=store.closed_months(),
            dates=_coming(store, office, record, left),
        )


def urgent_entitlements(office: Office, who: Person, assignment_id: int) -> tuple[Entitlement, ...]:
    """What is left of each limit today, the most urgent first; for whoever sees the assignment."""
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        return urgent_first(entitlements(store, office, record), office.today())


def dates_ahead(office: Office, who: Person, assignment_id: int) -> tuple[Date, ...]:
    """The days that come next, permits that run out among them; for HR and the employee."""
    with office.database.read() as store:
        record = personal_assignment(store, who, assignment_id)
        left = urgent_first(entitlements(store, office, record), office.today())
        return _coming(store, office, record, left)


def _coming(
    store: Store, office: Office, record: AssignmentRecord, left: tuple[Entitlement, ...]
) -> tuple[Date, ...]:
    """The days that come next, the soonest first."""
    today = office.today()
    lost = (
        Date(FORFEITS, f"forfeits-{number}", one.forfeited, one.forfeited, record, one.row)
        for number, one in enumerate(left)
        if one.forfeited is not None and one.row.left
    )
    near = (
        one
        for one in (*days_under(store, office, record), *lost)
        if today <= one.last and one.first <= today + AHEAD
    )
    return tuple(sorted(near, key=lambda one: (one.first, one.key)))[:DATES]


def entitlements(store: Store, office: Office, record: AssignmentRecord) -> tuple[Entitlement, ...]:
    """What is left today of every limit but those of a single trip; at its end where it ended."""
    today = office.today()
    facts = facts_of(store, record, min(today, record.facts.end or today))
    seen = Seen(record.id)
    book = Book([store.goods_sent(seen)], store.takes(seen, _wanted(facts)))
    yearly = balances.this_year(facts, book)
    others = balances.this_year(facts, book, SHORTER | ALL_ALONG)
    abroad = {one.key for one in facts.terms if one.destination == "other"}
    return (
        *(_entitlement(row, abroad, _forfeited(record, row)) for row in yearly),
        *(_entitlement(row, abroad) for row in others),
    )


def _entitlement(row: Remaining, abroad: set[str], lost: dt.date | None = None) -> Entitlement:
    return Entitlement(row, lost, elsewhere=row.pool is None and row.term_key in abroad)


def _forfeited(record: AssignmentRecord, row: Remaining) -> dt.date | None:
    end = record.facts.end
    return row.last if end is None or row.last is None else min(row.last, end)


def _wanted(facts: Facts) -> Balances:
    """Today's periods of every balance; those by days in today's month."""
    periods = balances.years(facts, YEARS | SHORTER | ALL_ALONG)
    by_days = balances.years(facts, {"day", "month"})
    month = whole_month(facts.as_of)
    return Balances(
        names=frozenset(periods),
        periods=frozenset(periods.values()),
        by_days=frozenset(by_days),
        first=month.first,
    )


def _questions(store: Store, assignment_id: int) -> tuple[Question, ...]:
    lines = store.waiting("asked", None, QUESTIONS, Narrowed(assignment_id))
    said = store.asked_last(one.line_id for one in lines)
    last = {number: events[-1] for number, events in said.items()}
    return tuple(Question(one, last.get(one.line_id)) for one in lines)
