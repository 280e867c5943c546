"""Facts of the employment that an ending is priced by, and decisions on causes; for HR."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from assignments.actions.access import hr_assignment
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.typed import written
from assignments.core.approval import StateError
from assignments.core.ending import CAUSES, HealthCover, OptionGrant, Untaken
from assignments.core.ending.records import Decision
from assignments.core.fields import sensible_day
from assignments.core.records import Person
from assignments.core.words import InputError, one_of
from assignments.storage.store import Event, Store

LONGEST = 2000
Fact = dt.date | HealthCover | Untaken | OptionGrant


@dataclass(frozen=True, slots=True)
class DecisionInput:
    """Whether a cause is given as of a day, why, and by which item of the letter's list."""

    cause: str
    given: bool
    day: dt.date
    reason: str
    rule_id: int | None = None


def decide_cause(
    office: Office, who: Person, assignment_id: int, what: DecisionInput, key: str
) -> Done:
    """Record a person's decision on whether a cause is given; for HR. It changes no figure."""
    deed = Deed(office, who, "decide_ending_cause", key)

    def act(store: Store) -> int:
        hr_assignment(store, who, assignment_id)
        one_of(what.cause, CAUSES, "cause", "cause")
        day = sensible_day(what.day, "day", office.today())
        reason = written(what.reason, "reason", LONGEST)
        if what.rule_id is not None:
            _of_the_cause(store, assignment_id, what)
        decision = Decision(0, what.cause, what.given, day, reason, what.rule_id, who, deed.at)
        body = {"cause": what.cause, "given": what.given, "day": day.isoformat()}
        deed.tell(store, Event("ending_cause_decided", assignment_id, text=reason, body=body))
        return store.decide_ending(assignment_id, decision, deed.author)

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def _of_the_cause(store: Store, assignment_id: int, what: DecisionInput) -> None:
    record = store.ending_rule(what.rule_id or 0)
    if (
        record is None
        or record.assignment_id != assignment_id
        or record.rule.kind != what.cause
        or not record.counts
    ):
        raise InputError("rule", "is no confirmed item of this cause's list", "choose one of them")


def record_fact(office: Office, who: Person, assignment_id: int, fact: Fact, key: str) -> Done:
    """Record a fact of the employment; for HR. A later one of its kind goes before."""
    deed = Deed(office, who, "record_employment_fact", key)

    def act(store: Store) -> int:
        hr_assignment(store, who, assignment_id)
        sensible_day(_day_of(fact), "day", office.today())
        if isinstance(fact, Untaken) and not 0 <= fact.days <= Fraction(1000):
            raise InputError("days", "is not from 0 to 1000", "give the days not taken")
        fact_id = store.add_employment_fact(assignment_id, fact, deed.author)
        deed.tell(store, Event("employment_fact_recorded", assignment_id))
        return fact_id

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def _day_of(fact: Fact) -> dt.date:
    if isinstance(fact, HealthCover):
        return fact.first
    if isinstance(fact, OptionGrant):
        return fact.granted_on
    return fact.day if isinstance(fact, Untaken) else fact


def take_back_fact(office: Office, who: Person, assignment_id: int, fact_id: int, key: str) -> Done:
    """Take a recorded fact back that was a slip; for HR."""
    deed = Deed(office, who, "take_back_employment_fact", key)

    def act(store: Store) -> int:
        hr_assignment(store, who, assignment_id)
        known = {one.id: one for one in store.employment_facts(assignment_id)}
        if fact_id not in known:
            raise NotFoundError("There is no such fact.")
        if known[fact_id].taken_back:
            raise StateError("It was taken back already.")
        store.take_back_fact(fact_id, deed.author)
        deed.tell(store, Event("employment_fact_taken_back", assignment_id))
        return fact_id

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)
