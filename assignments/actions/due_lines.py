"""Allowances that fell due, put forward as lines and judged like any other; nobody types them.

Where nothing is left of a limit nothing is put forward. What the letter allows is approved at once;
what a person has to judge waits for HR.
"""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.judging import Bench, bench_for, frozen_json
from assignments.core.allowances import Due, Waiting, dues, waiting
from assignments.core.assignment import Facts
from assignments.core.check import Verdict, entry_of
from assignments.core.claim import Line
from assignments.core.falling_due import Open, Overpaid, PutForward, overpaid, still_open
from assignments.core.ledger import ALLOWANCE, month_label
from assignments.core.records import AssignmentRecord
from assignments.core.remaining import Entry
from assignments.core.words import Outcome
from assignments.storage.store import (
    MACHINE,
    Author,
    Begun,
    Decided,
    Draft,
    Event,
    Store,
    Submitted,
)

BY_THE_LETTER = frozenset({Outcome.ALLOWED, Outcome.REDUCED})


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is open of a due, and how it is judged: put forward unless it is refused."""

    open: Open
    verdict: Verdict

    @property
    def is_left(self) -> bool:
        """Whether the letter leaves something for it, or a person has to tell."""
        return not self.verdict.is_refused


@dataclass(frozen=True, slots=True)
class Allowances:
    """How an assignment's allowances stand on a day."""

    proposed: tuple[Proposed, ...]
    waiting: tuple[Waiting, ...]
    overpaid: tuple[Overpaid, ...]


def proposals(
    store: Store,
    record: AssignmentRecord,
    facts: Facts,
    through: dt.date,
    forward: tuple[PutForward, ...] | None = None,
) -> tuple[Proposed, ...]:
    """What fell due up to a day and is open, each judged after the ones before it.

    `forward` is what was put forward already, where the caller has asked for it.
    """
    if forward is None:
        forward = store.put_forward(record.id)
    return _judged(store, facts, record, still_open(dues(facts, through), forward))


def allowances_of(
    store: Store, record: AssignmentRecord, facts: Facts, through: dt.date
) -> Allowances:
    """What fell due up to a day and is open, what never does by itself, what is too much by now."""
    forward = store.put_forward(record.id)
    return Allowances(
        proposals(store, record, facts, through, forward),
        waiting(facts),
        overpaid(dues(facts, facts.as_of), forward),
    )


def _judged(
    store: Store, facts: Facts, record: AssignmentRecord, open_dues: tuple[Open, ...]
) -> tuple[Proposed, ...]:
    if not open_dues:
        return ()
    lines = [_line(one, f"due {number}", "due") for number, one in enumerate(open_dues, 1)]
    bench = bench_for(store, record, facts.as_of, lines)
    return tuple(
        Proposed(one, bench.judged_in_turn(line)[0])
        for one, line in zip(open_dues, lines, strict=True)
    )


def _line(one: Open, name: str, claim: str) -> Line:
    """The due as a line: the facts that its own term tests are the term's."""
    due = one.due
    term = due.term
    return Line(
        id=name,
        category=term.category,
        date=due.day,
        amount=one.money,
        claim=claim,
        person=due.person,
        has_receipt=False,
        destination=term.destination,
        place=term.places[0] if term.places else None,
        covers=due.covers,
    )


def put_allowances_forward(
    store: Store, record: AssignmentRecord, facts: Facts, due: tuple[dt.datetime, dt.date]
) -> int:
    """Put forward what is open up to a day, in one claim; says how many lines. Stamped so."""
    at, through = due
    found = [one.open for one in proposals(store, record, facts, through) if one.is_left]
    if not found:
        return 0
    title = f"Allowances due to {found[-1].due.day.isoformat()}"
    claim_id = store.add_claim(record.id, Begun(title, ALLOWANCE), Author(record.employee.id, at))
    act = _Act(store, record, Author(MACHINE, at), claim_id)
    lines = {act.add(one): one for one in found}
    act.submit(lines, facts.as_of)
    store.settle_claim(claim_id)
    return len(lines)


@dataclass(frozen=True, slots=True)
class _Act:
    """One claim of allowances as it is written."""

    store: Store
    record: AssignmentRecord
    author: Author
    claim_id: int

    def tell(self, kind: str, line_id: int | None = None, **said: object) -> None:
        text = str(said.pop("text", ""))
        event = Event(kind, self.record.id, self.claim_id, line_id, text, said or None)
        self.store.tell(event, self.author)

    def add(self, one: Open) -> int:
        """Draft a line, and write down for which due it is."""
        draft = Draft(_line(one, "new", str(self.claim_id)), _note(one.due))
        line_id = self.store.add_line(self.record.id, self.claim_id, draft)
        self.store.keep_due(self.record.id, one.due.key, one.number, line_id)
        self.tell("drafted", line_id)
        return line_id

    def submit(self, lines: dict[int, Open], today: dt.date) -> None:
        """Judge the lines in their order, let them hold, and approve what the letter allows."""
        facts = {
            number: _line(one, str(number), str(self.claim_id)) for number, one in lines.items()
        }
        bench = bench_for(self.store, self.record, today, facts.values())
        seq = self.store.next_seq(self.record.id)
        steps = {
            number: self._step(bench, seq + place, line)
            for place, (number, line) in enumerate(facts.items())
        }
        self.store.submit_lines(steps)
        for number, step in steps.items():
            kept = {name: step.verdict_json[name] for name in ("outcome", "allowed", "currency")}
            self.tell("submitted", number, **kept)
        self.store.mark_submitted(self.claim_id, self.author)
        self.tell("claim_submitted")
        for number, step in steps.items():
            if _is_clear(lines[number].due, step.verdict):
                self._approve(number, facts[number], lines[number].due, step)

    def _step(self, bench: Bench, seq: int, line: Line) -> Submitted:
        verdict, entry = bench.judged_in_turn(line)
        version = self.record.version
        kept = frozen_json(verdict, version)
        return Submitted(seq, self.author.at, version, verdict, kept, entry)

    def _approve(self, line_id: int, line: Line, due: Due, step: Submitted) -> None:
        """Approve what was allowed, with the clause as the reason and nobody as the decider."""
        verdict, reason = step.verdict, f"Fell due by {_clause(due)}."
        decided = Decided(
            status="approved",
            reason=reason,
            verdict=verdict,
            verdict_json=step.verdict_json,
            entry=_used(line, verdict),
            approved=verdict.allowed,
            month=month_label(due.day),
        )
        self.store.decide_line(line_id, decided, self.author)
        body = {"outcome": str(verdict.outcome), "allowed": str(verdict.allowed)}
        self.tell("approved", line_id, text=reason, approved=str(verdict.allowed), **body)


def _used(line: Line, verdict: Verdict) -> Entry:
    return entry_of(line, verdict, verdict.holds, used=True)


def _is_clear(due: Due, verdict: Verdict) -> bool:
    """Whether the letter alone decides: nobody has to approve or judge."""
    by_the_letter = verdict.outcome in BY_THE_LETTER and verdict.allowed.minor > 0
    return by_the_letter and "approval" not in due.term.needs


def _clause(due: Due) -> str:
    return f"clause {due.clause}" if due.clause else f"letter {due.term.letter}"


def _note(due: Due) -> str:
    """What the line is for, in words."""
    covers = due.covers
    if covers is None:
        return f"Due once by {_clause(due)}"
    return f"Due by {_clause(due)} for {covers.first.isoformat()} to {covers.last.isoformat()}"
