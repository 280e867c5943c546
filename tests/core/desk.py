"""An office in memory, as the core is meant to be used: lines submitted, decided in any order."""

from dataclasses import dataclass, field

from assignments.core.assignment import Facts
from assignments.core.check import Verdict, entry_of, judge, takes_when_approved
from assignments.core.claim import Line
from assignments.core.money import Money
from assignments.core.remaining import Book, Entry


@dataclass
class Filed:
    """One line with its verdict that stands, what later lines see of it, and what it was given."""

    line: Line
    verdict: Verdict
    status: str = "submitted"
    entry: Entry | None = None
    approved: Money | None = None

    @property
    def granted(self) -> Money:
        """What the line may bring: what was approved, else what is allowed while it waits."""
        if self.status == "approved":
            return self.approved
        waits = self.status == "submitted" and self.verdict.outcome in {"allowed", "reduced"}
        return self.verdict.allowed if waits else Money.zero(self.verdict.allowed.currency)


@dataclass
class Desk:
    """The lines of one assignment in the order in which they were submitted."""

    facts: Facts
    filed: list[Filed] = field(default_factory=list)

    def submit(self, line: Line) -> Filed:
        """Judge a line after all before it, and let it hold."""
        verdict = judge(line, self.facts, self.book())
        entry = None if verdict.is_refused else entry_of(line, verdict, verdict.holds, used=False)
        self.filed.append(Filed(line, verdict, entry=entry))
        return self.filed[-1]

    def book(self, without: Filed | None = None) -> Book:
        """What lines took: to judge a new one, or one again without its own hold."""
        place = next((n for n, one in enumerate(self.filed) if one is without), len(self.filed))
        earlier, later = self.filed[:place], self.filed[place + 1 :]
        return Book(
            (one.entry for one in earlier if one.entry), (one.entry for one in later if one.entry)
        )

    def approve(self, filed: Filed, part: int | None = None) -> None:
        """Approve what is allowed now, or so many hundredths of the most that is no override."""
        if filed.status != "submitted":
            return
        book = self.book(without=filed)
        verdict = judge(filed.line, self.facts, book, filed.verdict.conversions)
        ceiling = verdict.ceiling
        amount = None if part is None else Money(ceiling.minor * part // 100, ceiling.currency)
        if verdict.is_refused or (amount is not None and amount.minor == 0):
            return
        takes = takes_when_approved(verdict, amount, book)
        filed.verdict, filed.status = verdict, "approved"
        filed.approved = verdict.allowed if amount is None else amount
        filed.entry = entry_of(filed.line, verdict, takes, used=True)

    def override(self, filed: Filed, amount: Money) -> None:
        """Approve an amount of a line that was judged, whatever its limits leave."""
        book = self.book(without=filed)
        takes = takes_when_approved(filed.verdict, amount, book)
        filed.entry = entry_of(filed.line, filed.verdict, takes, used=True)
        filed.status, filed.approved = "approved", amount

    def release(self, filed: Filed, status: str) -> None:
        """Reject or withdraw a line that waits."""
        if filed.status == "submitted":
            filed.status, filed.entry = status, None
