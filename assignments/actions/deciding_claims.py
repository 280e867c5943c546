"""A whole claim approved at once: the lines that are allowed as they were shown, and no other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import add

from assignments.actions.access import under_claim
from assignments.actions.ahead import Ahead, ahead_for
from assignments.actions.approving import waits_for_second
from assignments.actions.deciders import Case, cases_of
from assignments.actions.deciding import approval, decision, said_of
from assignments.actions.deeds import Deed
from assignments.actions.inputs import Approval
from assignments.actions.office import Office
from assignments.core.approval import WAITING, StateError
from assignments.core.check import Verdict
from assignments.core.money import Money
from assignments.core.records import ClaimRecord, LineRecord, Person
from assignments.core.words import InputError, Outcome
from assignments.storage.store import Decided, Store

AT_ONCE = frozenset({Outcome.ALLOWED, Outcome.REDUCED})
UNSEEN, CHANGED = "unseen", "changed"
ASKED, JUDGED, SECOND, NOT_SECOND = "asked", "judged", "second", "not_second"


@dataclass(frozen=True, slots=True)
class ClaimDecided:
    """What became of a claim: the lines approved, their sum, and why others still wait.

    `stays` names the category of each of those, and the reason in a word.

    Of a second arrival of the same form nothing is told but that it was done.
    """

    id: int
    again: bool = False
    approved: tuple[int, ...] = ()
    total: Money | None = None
    stays: Mapping[int, tuple[str, str]] = field(default_factory=dict)


def allowed_at_once(lines: tuple[LineRecord, ...]) -> dict[int, Money]:
    """The lines of a claim that wait and were allowed something, with what was allowed then."""
    return {
        line.id: line.allowed
        for line in lines
        if line.status == "submitted"
        and line.allowed is not None
        and line.allowed.minor
        and line.submitted is not None
        and line.submitted["outcome"] in AT_ONCE
    }


def approve_claim(
    office: Office, who: Person, claim_id: int, seen: Mapping[int, str], key: str
) -> ClaimDecided:
    """Approve what judging again allows for each line that waits, if it is what was seen.

    `seen` are the amounts shown, by line. A line that is asked about, under review, refused, not
    shown, or allowed another amount by now stays for a decision of its own, and so does one that
    needs a second person. StateError where no line waits.
    """
    deed = Deed(office, who, "approve_claim", key)
    turns: list[_Turn] = []

    def act(store: Store) -> int:
        turns.append(_decide(store, deed, claim_id, seen))
        return claim_id

    done = deed.done(act, under_claim(claim_id), claim_id)
    return turns[0].told(claim_id) if turns else ClaimDecided(claim_id, done.again)


@dataclass(slots=True)
class _Turn:
    """The lines of a claim one after the other: decided, or why they stay."""

    store: Store
    deed: Deed
    ahead: Ahead
    steps: dict[int, Decided] = field(default_factory=dict)
    stays: dict[int, tuple[str, str]] = field(default_factory=dict)
    _unwritten: dict[int, Decided] = field(default_factory=dict)

    def take(self, case: Case, shown: str | None) -> None:
        """Judge a line again, and approve it if it is allowed as it was shown."""
        why = self._why_not(case, shown)
        if why:
            self.stays[case.line.id] = (case.line.facts.category, why)

    def _why_not(self, case: Case, shown: str | None) -> str:
        """Why the line stays; empty where it was approved."""
        if case.line.status == "asked" or shown is None:
            return ASKED if case.line.status == "asked" else UNSEEN
        if self.ahead.alone:
            self.write()
        return self._approve(case, self.ahead.judged(case.line), shown)

    def _approve(self, case: Case, verdict: Verdict, shown: str) -> str:
        if verdict.outcome not in AT_ONCE:
            return JUDGED
        if str(verdict.allowed) != shown.strip():
            return CHANGED
        try:
            said = said_of(verdict, Approval(shown), case.line.first)
            if waits_for_second(self.store, self.deed, case, said):
                return SECOND
        except InputError:
            return CHANGED
        except StateError:
            return NOT_SECOND
        step = approval(self.deed, case, (verdict, self.ahead.bench), said)
        self.steps[case.line.id] = self._unwritten[case.line.id] = step
        if step.entry is not None:
            self.ahead.decided(step.entry)
        return ""

    def write(self) -> None:
        """Write down what was decided since the last time."""
        if self._unwritten:
            self.store.decide_lines(self._unwritten, self.deed.author)
            self._unwritten = {}

    def told(self, claim_id: int) -> ClaimDecided:
        """What became of the claim."""
        amounts = [step.approved for step in self.steps.values() if step.approved is not None]
        total = reduce(add, amounts) if amounts else None
        return ClaimDecided(claim_id, approved=tuple(self.steps), total=total, stays=self.stays)


def _decide(store: Store, deed: Deed, claim_id: int, seen: Mapping[int, str]) -> _Turn:
    day = deed.office.today()
    cases = [one for one in cases_of(store, deed.who, claim_id, day) if one.line.status in WAITING]
    if not cases:
        raise StateError("No line of this claim waits any more.")
    cases[0].need_decidable()
    lines = [case.line for case in cases]
    turn = _Turn(store, deed, ahead_for(store, deed.office, cases[0].record, lines))
    for case in cases:
        turn.take(case, seen.get(case.line.id))
    with store.together():
        turn.write()
        _tell(store, deed, cases[0].claim, turn)
    return turn


def _tell(store: Store, deed: Deed, claim: ClaimRecord, turn: _Turn) -> None:
    by_id = {line.id: line for line in claim.lines}
    if turn.steps:
        told = [decision(by_id[one], step) for one, step in turn.steps.items()]
        store.tell_of_lines(told, deed.author)
        store.settle_claim(claim.id)
