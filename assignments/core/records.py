"""What the office records, as values: the shapes the store hands out and the pages show.

No rules: a claim line's verdict is made in `check`, its status in `approval`.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from assignments.core.assignment import Assignment
from assignments.core.claim import Line
from assignments.core.ledger import CLAIM
from assignments.core.letter import Origin, Term
from assignments.core.money import Money
from assignments.core.rates import EXPENSE_DATE


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can log in; `roles` are words of `approval.ROLES`.

    While they act, `origin` says from where, and `in_place_of` for whom they stand in. `language`
    is the one that they chose for pages and mail; None where they chose none.
    """

    id: int
    email: str
    name: str
    roles: frozenset[str] = frozenset()
    origin: str = field(default="", compare=False)
    in_place_of: int | None = field(default=None, compare=False)
    language: str | None = field(default=None, compare=False)


def by_name(person: Person | None, in_place_of: Person | None) -> str:
    """Who did something, as pages name them: "Bea Lang for Ingrid Solberg"; "" for nobody."""
    if person is None:
        return ""
    return person.name if in_place_of is None else f"{person.name} for {in_place_of.name}"


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """One assignment with what HR recorded of it; `facts` is what the judge sees.

    `rate_rule` says which rates its costs are turned at (see `rate_rules`); `erased_at` is when
    what it says of the employee was erased.
    """

    id: int
    employee: Person
    employer: str
    position: str
    home_country: str
    home_city: str
    host_country: str
    host_city: str
    facts: Assignment
    cost_centre: str = ""
    reports_to: str = ""
    end_reason: str = ""
    version: int = 1
    rate_rule: str = EXPENSE_DATE
    erased_at: dt.datetime | None = None

    @property
    def title(self) -> str:
        """The employee and the host city, as people call the assignment."""
        return f"{self.employee.name}, {self.host_city}"


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """One letter under an assignment: its number among them, its kind and its stored text.

    `edition` counts up with each correction of its details or its text.
    """

    id: int
    assignment_id: int
    number: str
    kind: str
    title: str
    signed_on: dt.date
    text: str
    relation: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class LetterEdition:
    """A letter as it was before a correction; `text` is None where the correction left it alone."""

    edition: int
    kind: str
    title: str
    signed_on: dt.date
    relation: str
    text: str | None
    replaced_by: Person | None
    replaced_at: dt.datetime
    replaced_in: int
    reason: str


@dataclass(frozen=True, slots=True)
class AmendmentRecord:
    """By which letter one term took the place of another, by their keys, and from which day.

    `later` is empty where the letter ended the earlier term and put none in its place. `ended_id`
    is the earlier term's row that got its last day by it.
    """

    letter_id: int
    earlier: str
    later: str
    first: dt.date
    ended_id: int
    made_by: Person | None
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class SetAside:
    """One passage of a letter of which somebody said that it holds no term."""

    id: int
    letter_id: int
    start: int
    end: int
    by: Person | None
    at: dt.datetime
    undone_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class TermRecord:
    """One term with who put it down, who confirmed it and who took it out, and when.

    `origin` is None for one that a person recorded by hand; a correction keeps that of the term
    which it replaced. `proposed_by` is who recorded or corrected it, or added the letter that the
    reader proposed it from. `retired_why` is the reason that was given for correcting it or taking
    it out; `in_version` and `retired_in` are the versions of the assignment that it came and went
    with.
    """

    id: int
    letter_id: int
    term: Term
    confirmed_by: Person | None
    confirmed_at: dt.datetime | None
    retired_at: dt.datetime | None = None
    origin: Origin | None = None
    proposed_by: Person | None = None
    proposed_at: dt.datetime | None = None
    retired_by: Person | None = None
    retired_why: str = ""
    in_version: int = 0
    retired_in: int | None = None

    @property
    def is_lost(self) -> bool:
        """Whether its words do not stand in the letter any more, since that was corrected."""
        return bool(self.term.quote) and self.term.start is None

    @property
    def corrected(self) -> bool:
        """Whether it took the place of an earlier one."""
        return self.term.key != str(self.id)


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


@dataclass(frozen=True, slots=True)
class Shipment:
    """One consignment of goods: direction out or return, mode air, sea or household."""

    id: int
    assignment_id: int
    name: str
    direction: str
    mode: str
    shipped_on: dt.date
    weight_value: str | None = None
    weight_unit: str | None = None
    containers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Trip:
    """One journey of one traveller: its name, destination and days."""

    id: int
    assignment_id: int
    name: str
    traveller: str
    destination: str
    departs: dt.date
    returns: dt.date | None = None
