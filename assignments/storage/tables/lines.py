"""Rows of claim lines: what was claimed, what was frozen at submission, what was decided."""

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Self

from sqlalchemy import JSON, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from assignments.core.check import Verdict
from assignments.core.claim import Line, Weight
from assignments.core.money import Money
from assignments.core.periods import Covers
from assignments.core.rates import EXPENSE_DATE, Conversion
from assignments.core.records import FirstApproval, LineRecord, Person, Receipt
from assignments.core.remaining import Entry
from assignments.storage.tables.columns import Stamp, index_of, minor_units, money, stored_id

FIRST = ("first_by", "first_for", "first_at", "first_minor", "first_reason", "first_bank")

_WAITS = "status IN ('submitted', 'asked')"
# That a line waits, as the indexes of such lines have it: in other words no index is taken.
WAITS = text(f"line.{_WAITS}")
_FIRST_GIVEN = f"{_WAITS} AND first_by IS NOT NULL"  # a second person's approval is missing


class LineRow(SQLModel, table=True):
    """One claim line: what was claimed, what was frozen at submission, what was decided.

    `counts` tells whether later lines see it: submitted or approved, and not refused. `outcome` is
    that of the verdict frozen last. Fractions are exact text. Sums in settlement are in the
    assignment's settlement currency. `in_place_of` is whom the decider stood in for, `first_…` what
    one approved while a second has still to.
    """

    __tablename__ = "line"
    __table_args__ = (
        UniqueConstraint("assignment_id", "seq"),
        index_of(_WAITS, "status", "submitted_at", "id"),
        index_of(_WAITS, "status", "outcome", "submitted_at", "id"),
        index_of(_WAITS, "assignment_id", "status", "submitted_at", "id"),
        index_of(_FIRST_GIVEN, "status", "submitted_at", "id", name="ix_line_second"),
        index_of("shipped_kg IS NOT NULL", "assignment_id", name="ix_line_shipped"),
        index_of("trip_key IS NOT NULL", "assignment_id", "trip_key"),
        index_of("trip IS NOT NULL", "assignment_id", "trip"),
        index_of("departs_on IS NOT NULL", "assignment_id", "departs_on"),
        index_of("month IS NOT NULL", "month", "assignment_id", "claim_id", "id"),
        index_of("shipment_id IS NOT NULL", "shipment_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    position: int
    status: str = Field(max_length=10)
    note: str = Field(default="", sa_type=Text)
    shipment_id: int | None = Field(default=None, foreign_key="shipment.id")
    trip_id: int | None = Field(default=None, foreign_key="trip.id")

    category: str = Field(max_length=40)
    day: dt.date
    minor: int = minor_units()
    currency: str = Field(max_length=3)
    person: str = Field(max_length=10)
    paid_by: str = Field(max_length=10)
    cabin: str | None = Field(default=None, max_length=20)
    trip: str | None = None
    departs: dt.date | None = None
    destination: str | None = Field(default=None, max_length=10)
    place: str | None = None
    weight_value: str | None = Field(default=None, max_length=60)
    weight_unit: str | None = Field(default=None, max_length=2)
    containers: list[int] = Field(sa_type=JSON)
    covers_first: dt.date | None = None
    covers_end: dt.date | None = None
    bank_minor: int | None = minor_units(default=None)
    bank_currency: str | None = Field(default=None, max_length=3)

    seq: int | None = None
    submitted_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    letter_version: int | None = None
    submitted_verdict: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    conversions: list[dict[str, str]] | None = Field(default=None, sa_type=JSON)
    counts: bool = False
    trip_key: str | None = None
    departs_on: dt.date | None = None
    above_cabin: bool = False
    shipped_kg: str | None = None
    settlement_currency: str | None = Field(default=None, max_length=3)
    counted_minor: int | None = minor_units(default=None)
    allowed_minor: int | None = minor_units(default=None)
    outcome: str | None = Field(default=None, max_length=10)

    decided_verdict: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    approved_minor: int | None = minor_units(default=None)
    override: bool = False
    decided_by: int | None = Field(default=None, foreign_key="user.id")
    decided_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    reason: str = Field(default="", sa_type=Text)
    letter: str | None = None
    clause: str | None = None
    rate: str | None = None
    rate_day: dt.date | None = None
    rate_source: str | None = None

    month: str | None = Field(default=None, max_length=7)
    adjusts: str | None = Field(default=None, max_length=7)
    taxable: bool | None = None

    in_place_of: int | None = Field(default=None, foreign_key="user.id")
    first_by: int | None = Field(default=None, foreign_key="user.id")
    first_for: int | None = Field(default=None, foreign_key="user.id")
    first_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    first_minor: int | None = minor_units(default=None)
    first_reason: str | None = Field(default=None, sa_type=Text)
    first_bank: bool | None = None

    @classmethod
    def of(cls, line: Line, place: tuple[int, int, int]) -> Self:
        """A draft row of the line; its place is assignment, claim and position."""
        assignment_id, claim_id, position = place
        row = cls(
            assignment_id=assignment_id,
            claim_id=claim_id,
            position=position,
            status="draft",
            category=line.category,
            day=line.date,
            minor=line.amount.minor,
            currency=line.amount.currency,
            person=line.person,
            paid_by=line.paid_by,
            containers=[],
        )
        row.take_over(line)
        return row

    def take_over(self, line: Line) -> None:
        """Take over what a line says."""
        for name, value in said_by(line).items():
            setattr(self, name, value)

    def charge(self, bank: Money | None) -> None:
        """Keep what the bank charged for it."""
        self.bank_minor = None if bank is None else bank.minor
        self.bank_currency = None if bank is None else bank.currency

    def freeze(self, verdict: Verdict) -> None:
        """Keep a verdict's rates, amounts and the clause that it rests on first."""
        for name, value in frozen_by(verdict).items():
            setattr(self, name, value)

    def see(self, entry: Entry | None) -> None:
        """Let later lines see the line as this entry, or no more."""
        for name, value in seen_as(entry).items():
            setattr(self, name, value)

    def frozen(self) -> tuple[Conversion, ...]:
        """The rates that the line was judged at."""
        return tuple(conversion_of(one) for one in self.conversions or ())

    def facts(self, receipts: tuple[Receipt, ...]) -> Line:
        """The line as the judge sees it, with its receipts."""
        return Line(
            id=str(self.id),
            category=self.category,
            date=self.day,
            amount=Money(self.minor, self.currency),
            claim=str(self.claim_id),
            person=self.person,
            paid_by=self.paid_by,
            has_receipt=bool(receipts),
            receipts=tuple(receipt.sha256 for receipt in receipts),
            cabin=self.cabin,
            trip=self.trip,
            departs=self.departs,
            destination=self.destination,
            place=self.place,
            weight=self._weight(),
            containers=tuple(self.containers),
            covers=self._covers(),
        )

    def _weight(self) -> Weight | None:
        if self.weight_value is None or self.weight_unit is None:
            return None
        return Weight(Fraction(self.weight_value), self.weight_unit)

    def _covers(self) -> Covers | None:
        if self.covers_first is None or self.covers_end is None:
            return None
        return Covers(self.covers_first, self.covers_end)

    @property
    def people(self) -> tuple[int | None, ...]:
        """Those who had a say in it, by number."""
        return self.decided_by, self.in_place_of, self.first_by, self.first_for

    def _first(self, people: Mapping[int, Person]) -> FirstApproval | None:
        if self.first_by is None:
            return None
        columns = [getattr(self, name) for name in FIRST]
        return first_approval(columns, self.settlement_currency, people)

    def value(self, receipts: tuple[Receipt, ...], people: Mapping[int, Person]) -> LineRecord:
        """The line in its life, with the people who had a say in it."""
        return LineRecord(
            id=stored_id(self.id),
            claim_id=self.claim_id,
            assignment_id=self.assignment_id,
            position=self.position,
            status=self.status,
            facts=self.facts(receipts),
            note=self.note,
            seq=self.seq,
            submitted=self.submitted_verdict,
            decided=self.decided_verdict,
            counted=money(self.counted_minor, self.settlement_currency),
            allowed=money(self.allowed_minor, self.settlement_currency),
            approved=money(self.approved_minor, self.settlement_currency),
            override=self.override,
            decided_by=people.get(self.decided_by or 0),
            decided_at=self.decided_at,
            reason=self.reason,
            receipts=receipts,
            shipment_id=self.shipment_id,
            trip_id=self.trip_id,
            letter_version=self.letter_version,
            bank=money(self.bank_minor, self.bank_currency),
            month=self.month or "",
            adjusts=self.adjusts or "",
            taxable=self.taxable,
            in_place_of=people.get(self.in_place_of or 0),
            first=self._first(people),
        )


def first_columns() -> tuple[Any, ...]:
    """The columns that hold what one person approved first, in the order of FIRST."""
    return tuple(getattr(LineRow, name) for name in FIRST)


def first_approval(
    columns: Sequence[Any], currency: str | None, people: Mapping[int, Person]
) -> FirstApproval | None:
    """What one person approved first, of the columns FIRST; None where nobody did."""
    by, in_place_of, at, minor, reason, bank = columns
    amount = money(minor, currency)
    if by is None or amount is None:
        return None
    stood_for = None if in_place_of is None else people[in_place_of]
    return FirstApproval(people[by], at, amount, reason or "", bool(bank), stood_for)


def said_by(line: Line) -> dict[str, Any]:
    """What a line says, by the columns that hold it."""
    return {
        "category": line.category,
        "day": line.date,
        "minor": line.amount.minor,
        "currency": line.amount.currency,
        "person": line.person,
        "paid_by": line.paid_by,
        "cabin": line.cabin,
        "trip": line.trip,
        "departs": line.departs,
        "destination": line.destination,
        "place": line.place,
        "weight_value": None if line.weight is None else str(line.weight.value),
        "weight_unit": None if line.weight is None else line.weight.unit,
        "containers": list(line.containers),
        "covers_first": None if line.covers is None else line.covers.first,
        "covers_end": None if line.covers is None else line.covers.end,
    }


def frozen_by(verdict: Verdict) -> dict[str, Any]:
    """What a verdict freezes of a line, by the columns that hold it."""
    counted, first, rate = verdict.counted, verdict.findings[0], verdict.conversion
    return {
        "conversions": [conversion_json(one) for one in verdict.conversions],
        "settlement_currency": verdict.allowed.currency,
        "counted_minor": None if counted is None else counted.minor,
        "allowed_minor": verdict.allowed.minor,
        "outcome": str(verdict.outcome),
        "letter": first.letter,
        "clause": first.clause,
        "rate": None if rate is None else rate.text,
        "rate_day": None if rate is None else rate.day,
        "rate_source": None if rate is None else rate.source,
    }


def seen_as(entry: Entry | None) -> dict[str, Any]:
    """How later lines see a line, by the columns that hold it; None: no more."""
    if entry is None:
        return {"counts": False}
    return {
        "counts": True,
        "trip_key": entry.trip,
        "departs_on": entry.departs,
        "above_cabin": entry.above_cabin,
        "shipped_kg": str(entry.shipped_kg) if entry.shipped_kg else None,
    }


def conversion_json(one: Conversion) -> dict[str, str]:
    """A frozen rate as JSON, exactly."""
    return {
        "base": one.base,
        "quote": one.quote,
        "day": one.day.isoformat(),
        "rate": str(one.rate),
        "source": one.source,
        "rule": one.rule,
    }


def conversion_of(frozen: dict[str, str]) -> Conversion:
    """A frozen rate from its JSON."""
    return Conversion(
        base=frozen["base"],
        quote=frozen["quote"],
        day=dt.date.fromisoformat(frozen["day"]),
        rate=Fraction(frozen["rate"]),
        source=frozen["source"],
        rule=frozen.get("rule", EXPENSE_DATE),
    )
