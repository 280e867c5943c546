"""Claims as they are kept: their lines, receipts and what happened to them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from assignments.core.claim import Line
from assignments.core.ledger import CLAIM
from assignments.core.money import Money
from assignments.core.records.people import Person, by_name


@dataclass(frozen=True, slots=True)
class Receipt:
    """One stored file under a line, named by the SHA-256 of its content."""

    id: int
    line_id: int
    sha256: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class FirstApproval:
    """What one person approved of a line that waits for a second one.

    `bank` says that they counted what the bank charged instead of the rate.
    """

    by: Person
    at: dt.datetime
    amount: Money
    reason: str = ""
    bank: bool = False
    in_place_of: Person | None = None

    @property
    def approver(self) -> str:
        """Who approved it, with the one they stood in for."""
        return by_name(self.by, self.in_place_of)


@dataclass(frozen=True, slots=True)
class LineRecord:
    """One claim line in its life: what was claimed, frozen verdict, decision.

    `facts` is the line as the judge sees it. `submitted` and `decided` are verdicts in the
    contract's JSON shape (see `case.verdict_json`), frozen at submission and at decision.
    Claimed, allowed and approved are separate for ever. `month` and `adjusts` are the ledger's,
    empty until it is approved. `in_place_of` is whom the decider stood in for; `first` what one
    approved while a second person has still to.
    """

    id: int
    claim_id: int
    assignment_id: int
    position: int
    status: str
    facts: Line
    note: str = ""
    seq: int | None = None
    submitted: dict[str, Any] | None = None
    decided: dict[str, Any] | None = None
    counted: Money | None = None
    allowed: Money | None = None
    approved: Money | None = None
    override: bool = False
    decided_by: Person | None = None
    decided_at: dt.datetime | None = None
    reason: str = ""
    receipts: tuple[Receipt, ...] = ()
    shipment_id: int | None = None
    trip_id: int | None = None
    letter_version: int | None = None
    bank: Money | None = None
    month: str = ""
    adjusts: str = ""
    taxable: bool | None = None
    in_place_of: Person | None = None
    first: FirstApproval | None = None

    @property
    def decider(self) -> str:
        """Who decided it, with the one they stood in for; empty where nobody did."""
        return by_name(self.decided_by, self.in_place_of)

    @property
    def verdict(self) -> dict[str, Any] | None:
        """The verdict that stands: the one at decision, else the one at submission."""
        return self.decided or self.submitted

    @property
    def judged_in(self) -> int | None:
        """The version of the assignment whose terms the verdict that stands was judged by.

        None where no verdict stands, or where the one at decision was kept before there were any.
        """
        if self.decided is None:
            return self.letter_version
        version: int | None = self.decided.get("version")
        return version

    @property
    def rate_before(self) -> dict[str, str] | None:
        """The rate at submission, where the line was decided at another one."""
        if self.decided is None or self.submitted is None:
            return None
        before: dict[str, str] | None = self.submitted["rate"]
        counted: dict[str, str] = self.decided["rate"] or {}
        told = ("date", "rate", "source")
        same = before is None or all(before[name] == counted.get(name) for name in told)
        return None if same else before

    @property
    def verdict_changed(self) -> bool:
        """Whether judging again at decision came out differently."""
        if self.decided is None or self.submitted is None:
            return False
        return (self.decided["outcome"], self.decided["allowed"]) != (
            self.submitted["outcome"],
            self.submitted["allowed"],
        )


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One claim with its lines; `kind` is of the ledger's that are judged."""

    id: int
    assignment_id: int
    title: str
    status: str
    created_by: Person
    created_at: dt.datetime
    submitted_at: dt.datetime | None
    lines: tuple[LineRecord, ...] = ()
    kind: str = CLAIM
    supplier: str = ""
    invoice: str = ""


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One past-tense event in a claim's or an assignment's life."""

    id: int
    at: dt.datetime
    kind: str
    actor: Person | None
    assignment_id: int
    claim_id: int | None = None
    line_id: int | None = None
    text: str = ""
    body: dict[str, Any] | None = None
    in_place_of: Person | None = None

    @property
    def doer(self) -> str:
        """Who acted, with the one they stood in for; empty for the machine."""
        return by_name(self.actor, self.in_place_of)
