"""Rules on ending: read from the letters, typed, confirmed, corrected, taken out; for HR."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assignments.actions.access import hr_assignment
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.typed import short, written
from assignments.core.approval import StateError
from assignments.core.ending import EndingRule, rule_json, rule_of
from assignments.core.ending.records import RuleRecord
from assignments.core.records import LetterRecord, Person
from assignments.core.words import InputError
from assignments.reading import read_endings
from assignments.storage.store import Event, Store

LONGEST = 2000


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
