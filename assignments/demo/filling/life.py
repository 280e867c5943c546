"""The life of one assignment's lines: handed in, judged, decided or waiting, as rows.

Every verdict is the judge's, at submission and again at the decision, as `actions` have it; a line
that shares no balance with another one of its claim would be judged the same again, and is not.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, cast
from zoneinfo import ZoneInfo

from assignments.actions.judging import book_for, frozen_json
from assignments.core.assignment import Facts
from assignments.core.check import Verdict, entry_of, judge, takes_when_approved
from assignments.core.claim import Line
from assignments.core.ledger import BY_ITS_DAY, month_label
from assignments.core.money import Money
from assignments.core.month import label_of
from assignments.core.records import AssignmentRecord
from assignments.core.remaining import Book
from assignments.core.words import Outcome
from assignments.demo.filling.costs import Claimed
from assignments.demo.filling.rows import Lived, Papers, Step, Writer
from assignments.demo.filling.shelf import Shelf
from assignments.storage.store import Seen, Store

_FRESH = dt.timedelta(days=10)  # what is younger waits, as a rule
_WAITS, _ASKED, _WITHDRAWN, _REDUCED, _REJECTED = 0.003, 0.003, 0.02, 0.04, 0.02
_AGAIN = 0.004  # of receipts, handed in a second time
_SAID = {
    "reduced": "One item on the receipt is private.",
    "rejected": "The letter does not provide for it.",
    "private": "This is private.",
    "asked": "Which customer was it for?",
    "judged": "Comparable to what others pay there.",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known before anything is claimed."""

    record: AssignmentRecord
    facts: Facts
    taxable: dict[str, bool]
    deciders: tuple[int, ...]
    now: dt.datetime
    zone: ZoneInfo
    papers: Papers


@dataclass(slots=True)
class Life:
    """One assignment's lines, claim after claim."""

    ground: Ground
    random: Random
    writer: Writer
    shelf: Shelf = field(default_factory=Shelf)
    seq: int = 0

    def live(self, claims: list[Claimed], first_claim: int) -> None:
        """Hand the claims in, each decided before the next one is."""
        ends = [*(claim.at for claim in claims[1:]), self.ground.now]
        for number, (claim, until) in enumerate(zip(claims, ends, strict=True), first_claim):
            lived = self._submitted(claim)
            self._decided(lived, claim, min(until, claim.at + dt.timedelta(days=12)))
            self.writer.keep(number, claim, lived)

    def _submitted(self, claim: Claimed) -> list[Lived]:
        facts = replace(self.ground.facts, as_of=claim.at.astimezone(self.ground.zone).date())
        lines = tuple(self._with_receipt(line, n) for n, line in enumerate(claim.lines, self.seq))
        book = self._book(facts, lines, Seen(self.ground.record.id))
        found = []
        for line in lines:
            verdict = judge(line, facts, book)
            entry = None
            if not verdict.is_refused:
                entry = entry_of(line, verdict, verdict.holds, used=False)
                book.record(entry)
                self.shelf.put(int(line.id), entry)
            self.seq += 1
            kept = frozen_json(verdict, self.ground.record.version)
            found.append(Lived(line, self.seq, verdict, kept, entry))
        return found

    def _with_receipt(self, line: Line, number: int) -> Line:
        if not line.has_receipt:
            return line
        again = number > 10 and self.random.random() < _AGAIN  # noqa: PLR2004 - some to choose from
        digest = self.ground.papers.digest(self.random.randrange(number) if again else number)
        return replace(line, receipts=(digest,))

    def _book(self, facts: Facts, lines: tuple[Line, ...], seen: Seen) -> Book:
        return book_for(cast("Store", self.shelf), facts, lines, seen)

    def _decided(self, lived: list[Lived], claim: Claimed, until: dt.datetime) -> None:
        """Decide the lines of a claim, or leave them waiting."""
        shared = Counter(name for one in lived for name in _drawn(one.verdict))
        young = self.ground.now - claim.at < _FRESH and self.random.random() < 0.85  # noqa: PLR2004
        at = claim.at + (until - claim.at) * self.random.uniform(0.1, 0.9)
        decider = self.random.choice(self.ground.deciders)
        for one in lived:
            drawn = self.random.random()
            if young or drawn < _WAITS:
                continue
            if drawn < _WAITS + _ASKED and claim.kind not in BY_ITS_DAY:
                one.steps.append(Step("asked", at, decider, _SAID["asked"]))
                continue
            alone = all(shared[name] == 1 for name in _drawn(one.verdict))
            verdict, kept = (one.verdict, one.kept) if alone else self._again(one, at)
            self._settle(one, (verdict, kept), Step("", at, decider), claim)
            at += dt.timedelta(seconds=self.random.randint(5, 50))

    def _again(self, one: Lived, at: dt.datetime) -> tuple[Verdict, dict[str, Any]]:
        """The line judged again, at its frozen rates and without its own hold."""
        facts = replace(self.ground.facts, as_of=at.astimezone(self.ground.zone).date())
        verdict = judge(one.line, facts, self._others(one), one.verdict.conversions)
        return verdict, frozen_json(verdict, self.ground.record.version)

    def _others(self, one: Lived) -> Book:
        """The book of what a line decided now is judged after."""
        number = int(one.line.id)
        seen = Seen(self.ground.record.id, before=number, without=number)
        return self._book(self.ground.facts, (one.line,), seen)

    def _without(self, one: Lived, verdict: Verdict, approved: Money) -> Book:
        """The same book where an amount other than the one allowed is laid on days, else none."""
        as_held = approved == verdict.allowed and verdict.outcome is not Outcome.REVIEW
        return Book() if as_held else self._others(one)

    def _settle(
        self, one: Lived, judged: tuple[Verdict, dict[str, Any]], step: Step, claim: Claimed
    ) -> None:
        verdict, kept = judged
        drawn = self.random.random()
        if drawn < _WITHDRAWN and claim.kind not in BY_ITS_DAY:
            one.steps.append(replace(step, does="withdrawn", by=None))
            self._release(one)
            return
        one.decided, one.decided_kept = verdict, kept
        approved, why = self._approved(verdict)
        if approved is None:
            one.steps.append(replace(step, does="rejected", says=why))
            self._release(one)
            return
        book = self._without(one, verdict, approved)
        takes = takes_when_approved(verdict, approved, book)
        one.entry = entry_of(one.line, verdict, takes, used=True)
        self.shelf.put(int(one.line.id), one.entry)
        one.approved = approved
        one.month = (
            month_label(one.line.date)
            if claim.kind in BY_ITS_DAY
            else label_of(step.at, self.ground.zone)
        )
        one.taxable = self.ground.taxable.get(one.line.category)
        one.steps.append(replace(step, does="approved", says=why))

    def _approved(self, verdict: Verdict) -> tuple[Money | None, str]:
        """What is approved of a line, never above its limits, and the reason given."""
        most = verdict.allowed
        if verdict.outcome is Outcome.REVIEW and not most.minor:
            most = min(verdict.ceiling, verdict.counted or verdict.ceiling)
        if verdict.is_refused or not most.minor or verdict.counted is None:
            return None, _SAID["rejected"]
        drawn = self.random.random()
        if drawn < _REJECTED:
            return None, _SAID["private"]
        if drawn < _REJECTED + _REDUCED and most.minor > 10:  # noqa: PLR2004 - something to take off
            return Money(most.minor * 9 // 10, most.currency), _SAID["reduced"]
        return most, "" if most == verdict.allowed else _SAID["judged"]

    def _release(self, one: Lived) -> None:
        one.entry = None
        self.shelf.drop(int(one.line.id))


def _drawn(verdict: Verdict) -> set[str]:
    """The balances, trip and receipts by which a line may depend on another of its claim."""
    names = {draw.balance for draw in verdict.draws if draw.balance}
    return names | ({f"trip {verdict.trip}"} if verdict.trip is not None else set())
