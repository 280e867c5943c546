"""What ending an assignment would cost: all that is recorded of it, put to the core."""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.access import need_role, seen_assignment
from assignments.actions.accounts import remaining
from assignments.actions.auditing import READ_PAY, note_reading, of_assignment
from assignments.actions.office import Office
from assignments.core.ending import (
    Answer,
    EndingFacts,
    HealthCover,
    OptionGrant,
    Salary,
    Untaken,
    falls_due,
)
from assignments.core.ending.records import Decision, Known, RuleRecord
from assignments.core.funds import settled
from assignments.core.letter import Term
from assignments.core.money import shown
from assignments.core.records import AssignmentRecord, LetterRecord, Person


@dataclass(frozen=True, slots=True)
class EndingFile:
    """All that is recorded of an assignment's ending; `facts` as the core sees them."""

    record: AssignmentRecord
    letters: tuple[LetterRecord, ...]
    rules: tuple[RuleRecord, ...]
    decisions: tuple[Decision, ...]
    known: tuple[Known, ...]
    facts: EndingFacts
    terms: tuple[Term, ...]

    def on(self, day: dt.date, cause: str) -> Answer:
        """What falls due on a day for a cause, by the confirmed rules."""
        counting = (one.rule for one in self.rules if one.counts)
        return falls_due(counting, self.terms, self.facts, day, cause)


def endings(office: Office, who: Person, assignment_id: int) -> EndingFile:
    """What is recorded of an assignment's ending; for HR and finance."""
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        need_role(who, "hr", "finance")
        letters, rules = store.letters(assignment_id), store.ending_rules(assignment_id)
        decisions = store.ending_decisions(assignment_id)
        known = store.employment_facts(assignment_id)
        fares, funds = store.fares(assignment_id), store.funds(assignment_id)
        terms = tuple(one.term for one in store.term_records(assignment_id) if one.term.confirmed)
    note_reading(office, who, READ_PAY, of_assignment(assignment_id))
    held = [one.fact for one in known if not one.taken_back]
    days = [one for one in held if isinstance(one, dt.date)]
    facts = EndingFacts(
        assignment=record.facts,
        first_day=days[-1] if days else None,
        signed={one.number: one.signed_on for one in letters},
        salary=_salary(record, terms, office.today()),
        covers=tuple(one for one in held if isinstance(one, HealthCover)),
        grants=tuple(one for one in held if isinstance(one, OptionGrant)),
        fares=fares,
        untaken=tuple(one for one in held if isinstance(one, Untaken)),
        set_aside=settled(funds),
        left=_left(office, who, assignment_id),
    )
    return EndingFile(record, letters, rules, decisions, known, facts, terms)


def _salary(record: AssignmentRecord, terms: tuple[Term, ...], today: dt.date) -> Salary | None:
    """The letter's exact salary where it agrees with the recorded one; else the recorded."""
    recorded = record.facts.monthly_salary
    stated = [one for term in terms if (one := _stated(term, today)) is not None]
    if recorded is None:
        return stated[-1] if stated else None
    alike = [one for one in stated if one.money == recorded]
    return alike[-1] if alike else Salary(recorded.exact, recorded.currency)


def _stated(term: Term, today: dt.date) -> Salary | None:
    if term.category != "base_salary" or not term.in_force(today):
        return None
    for limit in term.limits:
        if limit.type == "amount" and limit.currency and limit.per in {"month", "calendar_year"}:
            monthly = limit.most / (12 if limit.per == "calendar_year" else 1)
            return Salary(monthly, limit.currency, term.letter, term.clause, term.quote)
    return None


def _left(office: Office, who: Person, assignment_id: int) -> dict[str, str]:
    """What is left of what the letters grant for the way home, in words."""
    rows = remaining(office, who, assignment_id)
    wanted = {"return_freight", "repatriation_airfare"}
    return {
        one.category: f"{shown(one.left, one.unit)} {one.unit}"
        for one in rows
        if one.category in wanted and one.left is not None
    }
