"""What ending an assignment would cost: rules read from its letters, confirmed, and asked."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from assignments.actions.access import hr_assignment, need_role, seen_assignment
from assignments.actions.accounts import remaining
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.typed import short, written
from assignments.core.approval import StateError
from assignments.core.ending import (
    CAUSES,
    Answer,
    EndingFacts,
    EndingRule,
    HealthCover,
    OptionGrant,
    Salary,
    Untaken,
    falls_due,
    rule_json,
    rule_of,
)
from assignments.core.ending.records import Decision, Known, RuleRecord
from assignments.core.fields import sensible_day
from assignments.core.funds import settled
from assignments.core.letter import Term
from assignments.core.money import shown
from assignments.core.records import AssignmentRecord, LetterRecord, Person
from assignments.core.words import InputError, one_of
from assignments.reading.endings import endings as read_endings
from assignments.storage.store import Event, Store

LONGEST = 2000
Fact = dt.date | HealthCover | Untaken | OptionGrant


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


def propose_rules(office: Office, who: Person, assignment_id: int, key: str) -> Done:
    """Read an assignment's letters for rules on ending; for HR. Answers how many are new.

    What was proposed or typed before, even if it was taken out, is not proposed again.
    """
    deed = Deed(office, who, "propose_ending_rules", key)
    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
        read = {one.id: read_endings(one.text) for one in store.letters(assignment_id)}

    def act(store: Store) -> int:
        hr_assignment(store, who, assignment_id)
        there = {_mark(one) for one in store.ending_rules(assignment_id)}
        new = 0
        for letter in store.letters(assignment_id):
            for one in read.get(letter.id, ()):
                rule = _of_letter(dict(one.words), letter)
                record = _record(0, letter, rule, one.why, deed)
                if _mark(record) not in there:
                    store.add_ending_rule(record, deed.author)
                    new += 1
        deed.tell(store, Event("ending_rules_proposed", assignment_id, body={"rules": new}))
        return new

    return deed.done(act, assignment_id)


def _mark(one: RuleRecord) -> tuple[object, ...]:
    rule = one.rule
    return one.letter_id, rule.kind, rule.start, rule.end, rule.people


def _record(
    number: int, letter: LetterRecord, rule: EndingRule, why: str, deed: Deed
) -> RuleRecord:
    return RuleRecord(number, letter.assignment_id, letter.id, rule, why, deed.who, deed.at)


def _of_letter(words: dict[str, Any], letter: LetterRecord) -> EndingRule:
    """A rule whose quote stands in its letter; InputError where it does not."""
    rule = rule_of({**words, "letter": letter.number})
    quote = rule.quote.strip()
    if not quote:
        raise InputError("quote", "is empty", "copy the letter's words")
    if rule.start is not None and letter.text[rule.start : rule.end] == rule.quote:
        return rule
    start = letter.text.find(quote)
    if start < 0:
        raise InputError("quote", "these words do not stand in the letter", "copy them from it")
    return replace(rule, quote=quote, start=start, end=start + len(quote))


def record_rule(
    office: Office, who: Person, letter_id: int, words: Mapping[str, Any], key: str
) -> Done:
    """Put a rule on ending down by hand, and confirm it; for HR."""
    deed = Deed(office, who, "record_ending_rule", key)

    def act(store: Store) -> int:
        letter = _letter(store, who, letter_id)
        rule = _of_letter(dict(words), letter)
        rule_id = store.add_ending_rule(_record(0, letter, rule, "", deed), deed.author)
        store.confirm_ending_rule(rule_id, deed.author)
        _tell(store, deed, "ending_rule_confirmed", letter.assignment_id, rule)
        return rule_id

    with office.database.read() as store:
        assignment_id = _letter(store, who, letter_id).assignment_id
    return deed.done(act, assignment_id)


def _letter(store: Store, who: Person, letter_id: int) -> LetterRecord:
    letter = store.letter(letter_id)
    if letter is None:
        raise NotFoundError("There is no such letter.")
    hr_assignment(store, who, letter.assignment_id)
    return letter


def _tell(store: Store, deed: Deed, kind: str, assignment_id: int, rule: EndingRule) -> None:
    body = {"rule": rule.kind, "category": rule.category}
    deed.tell(store, Event(kind, assignment_id, text=rule.clause, body=body))


def rule(office: Office, who: Person, rule_id: int) -> RuleRecord:
    """One rule; for HR."""
    with office.database.read() as store:
        return _known(store, who, rule_id)


def _known(store: Store, who: Person, rule_id: int) -> RuleRecord:
    record = store.ending_rule(rule_id)
    if record is None:
        raise NotFoundError("There is no such rule.")
    hr_assignment(store, who, record.assignment_id)
    return record


def _open(store: Store, who: Person, rule_id: int) -> RuleRecord:
    record = _known(store, who, rule_id)
    if record.dropped_at is not None:
        raise StateError("The rule was taken out already.")
    return record


def confirm_rule(office: Office, who: Person, rule_id: int, key: str) -> Done:
    """Confirm a rule as it was proposed; for HR. From then on it counts."""
    deed = Deed(office, who, "confirm_ending_rule", key)

    def act(store: Store) -> int:
        record = _open(store, who, rule_id)
        if record.confirmed_at is not None:
            raise StateError("The rule is confirmed already.")
        store.confirm_ending_rule(rule_id, deed.author)
        _tell(store, deed, "ending_rule_confirmed", record.assignment_id, record.rule)
        return rule_id

    return deed.done(act, rule(office, who, rule_id).assignment_id)


def confirm_rules(office: Office, who: Person, assignment_id: int, key: str) -> Done:
    """Confirm all rules of an assignment that wait; for HR. Answers how many."""
    deed = Deed(office, who, "confirm_ending_rules", key)

    def act(store: Store) -> int:
        hr_assignment(store, who, assignment_id)
        waiting = [
            one
            for one in store.ending_rules(assignment_id)
            if one.confirmed_at is None and one.dropped_at is None
        ]
        for one in waiting:
            store.confirm_ending_rule(one.id, deed.author)
            _tell(store, deed, "ending_rule_confirmed", assignment_id, one.rule)
        return len(waiting)

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a rule says instead, in plain words, and why."""

    words: Mapping[str, Any]
    reason: str = ""


def correct_rule(office: Office, who: Person, rule_id: int, what: Correction, key: str) -> Done:
    """Put another rule in a rule's place, confirmed; for HR. One that counted needs a reason."""
    deed = Deed(office, who, "correct_ending_rule", key)

    def act(store: Store) -> int:
        before = _open(store, who, rule_id)
        letter = _letter(store, who, before.letter_id)
        after = _of_letter({**rule_json(before.rule), **what.words}, letter)
        why = _why(what.reason, before)
        store.drop_ending_rule(rule_id, why or "Corrected.", deed.author)
        new = store.add_ending_rule(_record(0, letter, after, before.why, deed), deed.author)
        store.confirm_ending_rule(new, deed.author)
        _tell(store, deed, "ending_rule_corrected", before.assignment_id, after)
        return new

    return deed.done(act, rule(office, who, rule_id).assignment_id)


def _why(reason: str, record: RuleRecord) -> str:
    """The reason for changing a rule, which one that counted needs."""
    return (written if record.counts else short)(reason, "reason", LONGEST)


def drop_rule(office: Office, who: Person, rule_id: int, reason: str, key: str) -> Done:
    """Take a rule out; for HR. One that counted needs a reason."""
    deed = Deed(office, who, "drop_ending_rule", key)

    def act(store: Store) -> int:
        record = _open(store, who, rule_id)
        store.drop_ending_rule(rule_id, _why(reason, record), deed.author)
        _tell(store, deed, "ending_rule_dropped", record.assignment_id, record.rule)
        return rule_id

    return deed.done(act, rule(office, who, rule_id).assignment_id)


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
