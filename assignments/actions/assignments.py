"""Assignments: who sees which, what HR records of them, what everyone concerned is warned of."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from assignments.actions.access import hr_assignment, need_role, seen_assignment
from assignments.actions.answers import AssignmentFile, Done, Page
from assignments.actions.deeds import Deed
from assignments.actions.inputs import AssignmentInput, EndInput
from assignments.actions.office import Office
from assignments.actions.typed import country, sensible, short, written
from assignments.core.assignment import Assignment
from assignments.core.fields import sensible_day
from assignments.core.money import Money, currency_code
from assignments.core.periods import add_months
from assignments.core.rate_rules import RATE_RULES
from assignments.core.readings import speaks_of
from assignments.core.records import AssignmentRecord, Person, TermRecord
from assignments.core.words import FARE_OF_REFERENCE, PERSONS, InputError, one_of
from assignments.storage.store import Event, Store

MOST_MONTHS = 120
COMPANIONS = PERSONS[1:]


def my_assignments(
    office: Office, who: Person, after: str | None = None, size: int = 50
) -> Page[AssignmentRecord]:
    """One's own assignments; all of them for HR and finance. Newest first."""
    employee = None if who.roles & {"hr", "finance"} else who.id
    before = int(after) if after and after.isdecimal() else None
    with office.database.read() as store:
        found = store.assignments(employee, before, size + 1)
    items = found[:size]
    return Page(items, str(items[-1].id) if len(found) > size else None)


def assignment(office: Office, who: Person, assignment_id: int) -> AssignmentFile:
    """All that is recorded of one assignment; NotFoundError for one that is not one's own.

    Finance does not see terms that nobody confirmed, and their employee not what the reader alone
    proposed.
    """
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        letters, terms = store.letters(assignment_id), store.term_records(assignment_id)
        readings, fares = store.readings(assignment_id), store.fares(assignment_id)
        shipments, trips = store.shipments(assignment_id), store.trips(assignment_id)
    seen = tuple(one for one in terms if is_shown(one, who, record))
    file = AssignmentFile(
        record=record,
        letters=letters,
        terms=seen,
        readings=readings,
        fares=fares,
        shipments=shipments,
        trips=trips,
        warnings=(),
    )
    concerned = "hr" in who.roles or record.employee.id == who.id
    waiting = sum(not one.term.confirmed for one in terms) if concerned else 0
    return replace(file, warnings=tuple(_warnings(file, waiting, office.today())))


def is_shown(one: TermRecord, who: Person, record: AssignmentRecord) -> bool:
    """Whether a term is shown: all to HR, to the employee no mere proposals of the reader."""
    if one.term.confirmed or "hr" in who.roles:
        return True
    return record.employee.id == who.id and one.origin is None


def _warnings(file: AssignmentFile, waiting: int, today: dt.date) -> Iterator[str]:
    """What everyone concerned should know, in sentences; nothing is refused for it."""
    facts = file.record.facts
    if facts.end is None and facts.expected_end is not None and today > facts.expected_end:
        yield (
            f"The assignment was expected to end on {facts.expected_end}, and no end is recorded: "
            "HR records an extension or the end."
        )
    if not file.letters:
        yield "No letter is recorded: every line will be refused for want of a clause."
    if waiting:
        yield f"Terms that nobody has confirmed yet: {waiting}. HR confirms them."
    yield from _not_known(file)


def _not_known(file: AssignmentFile) -> Iterator[str]:
    """What the terms go by and nobody has recorded."""
    terms = [one.term for one in file.terms]
    readings = [one for record in file.readings if (one := record.counted) is not None]
    judged = {
        term.category
        for term in terms
        if term.judgement is not None
        and not any(one.norm is not None and speaks_of(one, term) for one in readings)
    }
    if judged:
        names = ", ".join(sorted(name.replace("_", " ") for name in judged))
        yield f"No norm is recorded for {names}: HR judges each amount."
    limits = [limit for term in terms for limit in term.limits]
    fares = {fare.category for fare in file.fares}
    if FARE_OF_REFERENCE not in fares and any(one.type == "reference" for one in limits):
        yield "A limit goes by the economy fare of home leave, and none is recorded."
    if file.record.facts.monthly_salary is None and any(
        one.of == "monthly_salary" for one in limits
    ):
        yield "A limit is in monthly salaries, and the salary is not recorded."


def _expected_end(what: AssignmentInput, today: dt.date) -> dt.date | None:
    if what.expected_end is not None:
        if what.expected_end < what.start:
            raise InputError("expected_end", "is before the start", "give a later day")
        return sensible(what.expected_end, "expected_end", today)
    if what.expected_months is None:
        return None
    if not 0 < what.expected_months <= MOST_MONTHS:
        raise InputError("expected_months", "is not from 1 to 120", "give a number of months")
    return add_months(what.start, what.expected_months) - dt.timedelta(days=1)


def _salary(what: AssignmentInput) -> Money | None:
    if not what.monthly_salary.strip():
        return None
    currency = what.salary_currency.strip() or what.settlement_currency
    return Money.parse(what.monthly_salary.strip(), currency, "monthly_salary")


def _facts(what: AssignmentInput, today: dt.date) -> Assignment:
    companions = (
        one_of(one, COMPANIONS, "accompanied_by", "person") for one in what.accompanied_by
    )
    return Assignment(
        start=sensible_day(what.start, "start", today),
        home=country(what.home_country, "home_country"),
        host=country(what.host_country, "host_country"),
        settlement_currency=currency_code(what.settlement_currency, "settlement_currency"),
        expected_end=_expected_end(what, today),
        accompanied_by=tuple(dict.fromkeys(companions)),
        monthly_salary=_salary(what),
    )


def _record(what: AssignmentInput, employee: Person, today: dt.date) -> AssignmentRecord:
    facts = _facts(what, today)
    return AssignmentRecord(
        id=0,
        employee=employee,
        employer=written(what.employer, "employer"),
        position=written(what.position, "position"),
        home_country=facts.home,
        home_city=written(what.home_city, "home_city"),
        host_country=facts.host,
        host_city=written(what.host_city, "host_city"),
        facts=facts,
        cost_centre=short(what.cost_centre, "cost_centre"),
        reports_to=short(what.reports_to, "reports_to"),
        rate_rule=one_of(what.rate_rule, RATE_RULES, "rate_rule", "rule"),
    )


def _employee(store: Store, what: AssignmentInput) -> Person:
    employee = store.person(what.employee_id)
    if employee is None:
        raise InputError("employee_id", "there is no such person", "choose one of the list")
    return employee


def record_assignment(office: Office, who: Person, what: AssignmentInput, key: str) -> Done:
    """Record an assignment; for HR."""
    need_role(who, "hr")
    deed = Deed(office, who, "record_assignment", key)

    def act(store: Store) -> int:
        record = _record(what, _employee(store, what), office.today())
        assignment_id = store.add_assignment(record, deed.author)
        deed.tell(store, Event("assignment_recorded", assignment_id))
        return assignment_id

    return deed.done(act)


def _refuse_what_lines_rest_on(
    store: Store, before: AssignmentRecord, after: AssignmentRecord
) -> None:
    """Raise InputError for a change that would give stored balances another meaning."""
    if after.employee.id != before.employee.id:
        raise InputError("employee_id", "stays who it was", "record an assignment for another")
    settled = after.facts.settlement_currency != before.facts.settlement_currency
    if settled and store.next_seq(before.id) > 1:
        raise InputError(
            "settlement_currency", "lines were submitted in the old one", "leave it as it is"
        )
    if after.facts.start != before.facts.start and store.draws_on_assignment_years(before.id):
        raise InputError(
            "start", "lines were counted by years from the old start", "leave it as it is"
        )


def change_assignment(
    office: Office, who: Person, assignment_id: int, what: AssignmentInput, key: str
) -> Done:
    """Change what is recorded of an assignment, but for its end; for HR."""
    deed = Deed(office, who, "change_assignment", key)

    def act(store: Store) -> int:
        before = hr_assignment(store, who, assignment_id)
        record = _record(what, _employee(store, what), office.today())
        _refuse_what_lines_rest_on(store, before, record)
        end = before.facts.end
        if end is not None and end < record.facts.start:
            raise InputError("start", f"is after the recorded end {end}", "give an earlier day")
        facts = replace(record.facts, end=end)
        changed = replace(record, id=assignment_id, facts=facts, end_reason=before.end_reason)
        store.change_assignment(changed)
        deed.tell(store, Event("assignment_changed", assignment_id))
        return assignment_id

    return deed.done(act, _known(office, who, assignment_id))


def _known(office: Office, who: Person, assignment_id: int) -> int:
    """The assignment to lock, once it is known to be one that HR may change."""
    with office.database.read() as store:
        return hr_assignment(store, who, assignment_id).id


def record_end(office: Office, who: Person, assignment_id: int, what: EndInput, key: str) -> Done:
    """Record the end of an assignment and its reason; for HR."""
    deed = Deed(office, who, "record_end", key)

    def act(store: Store) -> int:
        record = hr_assignment(store, who, assignment_id)
        end = sensible_day(what.end, "end", office.today())
        if end < record.facts.start:
            raise InputError("end", f"{end} is before the start", "give a later day")
        reason = written(what.reason, "reason", 2000)
        facts = replace(record.facts, end=end)
        store.change_assignment(replace(record, facts=facts, end_reason=reason))
        body = {"end": end.isoformat()}
        deed.tell(store, Event("end_recorded", assignment_id, text=reason, body=body))
        return assignment_id

    return deed.done(act, _known(office, who, assignment_id))
