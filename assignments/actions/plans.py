"""Plans: what an assignment is expected to cost, kept as versions; what was spent beside it.

HR makes them, HR and finance read them. A version is never edited: an assumption that is made,
changed or taken out makes the next one, from the facts of that day.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assignments.actions.access import hr_assignment, need_role, seen_assignment
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.outlooks import outlook_of, taxes_of
from assignments.actions.typed import short
from assignments.core.approval import StateError
from assignments.core.periods import add_months
from assignments.core.plan import (
    Assumption,
    AssumptionInput,
    assumption_of,
    fit_together,
    others_than,
    project,
)
from assignments.core.plan.pace import label_of
from assignments.core.plan.versions import Plan, PlanVersion, snapshot_of
from assignments.core.records import AssignmentRecord, Person
from assignments.core.words import InputError
from assignments.storage.store import Event, Store

LONGEST_LABEL = 120
MOST_MONTHS = 120
MONTHS_BEFORE, MONTHS_AFTER = 12, 24  # how far an assumption may lie outside its plan
CHOSEN = "chosen_last"  # in a snapshot: the last day was typed, not the assignment's own


@dataclass(frozen=True, slots=True)
class PlanInput:
    """What a version is called, and the last day that it reaches; None: the assignment's end."""

    label: str = ""
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class AssumptionEdit:
    """An assumption that is made, or takes the place of number `place` of version `of`.

    `typed` None takes that one out. `of` is 0 while no version was kept.
    """

    of: int
    place: int = 0
    typed: AssumptionInput | None = None
    label: str = ""


def keep_plan(office: Office, who: Person, assignment_id: int, what: PlanInput, key: str) -> Done:
    """Keep a plan of today's facts and the newest assumptions as the next version; for HR."""
    deed = Deed(office, who, "keep_plan", key)

    def act(store: Store) -> int:
        record = hr_assignment(store, who, assignment_id)
        newest = store.plan(assignment_id)
        last = last_day(record, None, what.last, office.today())
        if last is None:
            remedy = "give the plan's last day"
            raise InputError("last", "the assignment has no expected end", remedy)
        assumptions = () if newest is None else newest.assumptions
        plan = made_on(store, record, assumptions, (office.today(), *last), what.label)
        return _keep(store, deed, record, plan)

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def assume(office: Office, who: Person, assignment_id: int, what: AssumptionEdit, key: str) -> Done:
    """Make, change or take out an assumption, which keeps the next version; for HR."""
    deed = Deed(office, who, "assume", key)

    def act(store: Store) -> int:
        record = hr_assignment(store, who, assignment_id)
        newest = store.plan(assignment_id)
        if what.of != (0 if newest is None else newest.version.number):
            raise StateError("Somebody kept another version of the plan meanwhile.")
        last = last_day(record, newest, None, office.today())
        if last is None:
            remedy = "keep a plan with a last day first"
            raise InputError("the plan", "the assignment has no expected end", remedy)
        known = () if newest is None else newest.assumptions
        assumptions = _edited(known, what, (record.facts.start, last[0]))
        _of_its_own_terms(store, assignment_id, assumptions, known)
        plan = made_on(store, record, assumptions, (office.today(), *last), what.label)
        return _keep(store, deed, record, plan)

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def _edited(
    known: tuple[Assumption, ...], what: AssumptionEdit, days: tuple[dt.date, dt.date]
) -> tuple[Assumption, ...]:
    if what.place > len(known) or (what.typed is None and not what.place):
        raise NotFoundError("There is no such assumption.")
    if what.typed is None:
        return tuple(others_than(known, what.place))
    made = assumption_of(what.typed)
    fit_together([made, *others_than(known, what.place)])
    _lies_near(made, *days)
    if not what.place:
        return (*known, made)
    return (*known[: what.place - 1], made, *known[what.place :])


def _of_its_own_terms(
    store: Store,
    assignment_id: int,
    assumptions: Iterable[Assumption],
    known: Iterable[Assumption],
) -> None:
    """Raise InputError for a term of another assignment; one that was retired may stay."""
    own = {one.term for one in known} | {""}
    own |= {one.key for one in store.terms(assignment_id)}
    if any(one.term not in own for one in assumptions):
        raise InputError("about", "is no term of this assignment", "choose one of the list")


def _lies_near(made: Assumption, start: dt.date, last: dt.date) -> None:
    """Raise InputError for months long before the assignment or long after the plan."""
    first = label_of(add_months(start, -MONTHS_BEFORE))
    if made.first < first:
        raise InputError(
            "first", f"{made.first} is long before the start", f"give {first} or later"
        )
    end = label_of(add_months(last, MONTHS_AFTER))
    if made.last > end:
        raise InputError("last", f"{made.last} is long after the plan", f"give {end} or earlier")


def made_on(
    store: Store,
    record: AssignmentRecord,
    assumptions: tuple[Assumption, ...],
    days: tuple[dt.date, dt.date, bool],
    label: str = "",
) -> Plan:
    """A plan of the facts of a day to a last one, and whether that was chosen by hand."""
    today, last, is_chosen = days
    outlook = outlook_of(store, record, today, last, assumptions)
    projection = project(outlook, assumptions, taxes_of(store, record))
    snapshot = {**snapshot_of(outlook, record.version), CHOSEN: is_chosen}
    version = PlanVersion(
        assignment_id=record.id,
        number=0,
        label=short(label, "label", LONGEST_LABEL),
        made_by=None,
        made_at=None,
        as_of=today,
        last=last,
        total=projection.total,
    )
    return Plan(version, assumptions, projection, snapshot)


def last_day(
    record: AssignmentRecord, newest: Plan | None, asked: dt.date | None, today: dt.date
) -> tuple[dt.date, bool] | None:
    """The last day of a plan, and whether somebody chose it; None where nobody knows it.

    It is the one that is asked for, else the one that was chosen before, else the assignment's own
    end or expected end.
    """
    facts = record.facts
    if asked is not None:
        _fits(asked, facts.start, today)
        return asked, True
    was_chosen = newest is not None and newest.snapshot.get(CHOSEN)
    if newest is not None and was_chosen and facts.end is None:
        return newest.version.last, True
    own = facts.end or facts.expected_end
    return None if own is None else (own, False)


def _fits(last: dt.date, start: dt.date, today: dt.date) -> None:
    if last < start:
        raise InputError("last", f"{last} is before the assignment's start", "give a later day")
    if last > add_months(max(start, today), MOST_MONTHS):
        what = f"{last} is more than ten years away"
        raise InputError("last", what, "give an earlier day: a plan reaches at most ten years")


def _keep(store: Store, deed: Deed, record: AssignmentRecord, plan: Plan) -> int:
    number = store.add_plan(plan, deed.author)
    total = plan.projection.total
    body = {"number": number, "total": str(total), "currency": total.currency}
    text = ", ".join(part for part in (f"version {number}", plan.version.label) if part)
    deed.tell(store, Event("plan_kept", record.id, text=text, body=body))
    return number


def kept_plan(
    office: Office, who: Person, assignment_id: int, number: int
) -> tuple[AssignmentRecord, Plan]:
    """One version as it was kept; for HR and finance."""
    with office.database.read() as store:
        record = _seen(store, who, assignment_id)
        return record, _version(store, assignment_id, number)


def two_plans(
    office: Office, who: Person, assignment_id: int, numbers: Iterable[int]
) -> tuple[AssignmentRecord, tuple[Plan, ...]]:
    """Some versions to compare; they settle in one currency, or StateError."""
    with office.database.read() as store:
        record = _seen(store, who, assignment_id)
        plans = tuple(_version(store, assignment_id, one) for one in numbers)
    if len({one.projection.currency for one in plans}) > 1:
        raise StateError("These versions settle in different currencies.")
    return record, plans


def _version(store: Store, assignment_id: int, number: int) -> Plan:
    plan = store.plan(assignment_id, number)
    if plan is None:
        raise NotFoundError("There is no such version of the plan.")
    return plan


def _seen(store: Store, who: Person, assignment_id: int) -> AssignmentRecord:
    """An assignment whose plan the person may see: HR's and finance's."""
    record = seen_assignment(store, who, assignment_id)
    need_role(who, "hr", "finance")
    return record


def plan_to_show(
    store: Store, office: Office, record: AssignmentRecord, number: int | None
) -> tuple[Plan | None, Plan | None]:
    """The version that is asked for, else the newest, and the plan as today's facts make it.

    The second is None for a version that is not the newest, or while no last day is known.
    """
    newest = store.plan(record.id)
    if number is not None and (newest is None or newest.version.number != number):
        return _version(store, record.id, number), None
    last = last_day(record, newest, None, office.today())
    if last is None or last[0] < record.facts.start:
        return newest, None
    assumptions = () if newest is None else newest.assumptions
    return newest, made_on(store, record, assumptions, (office.today(), *last))
