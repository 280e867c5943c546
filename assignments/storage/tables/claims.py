"""Rows of claims, of what their lines take of balances, and of the lines' receipts."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, Self

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.ledger import CLAIM
from assignments.core.records import ClaimRecord, LineRecord, Person, Receipt
from assignments.core.remaining import Run, Take
from assignments.storage.tables.columns import Stamp, index_of, stored_id
from assignments.storage.tables.lines import LineRow


class ClaimRow(SQLModel, table=True):
    """One claim: draft, submitted, decided or withdrawn.

    `kind` is of the ledger's that are judged: a claim, an allowance that fell due, a supplier's
    invoice with its number.
    """

    __tablename__ = "claim"
    __table_args__ = (Index(None, "assignment_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    title: str
    kind: str = Field(default=CLAIM, max_length=10)
    supplier: str = ""
    invoice: str = ""
    status: str = Field(max_length=10)
    created_by: int = Field(foreign_key="user.id")
    created_at: dt.datetime = Field(sa_type=Stamp)
    submitted_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    def value(self, creator: Person, lines: tuple[LineRecord, ...]) -> ClaimRecord:
        """The claim with its lines."""
        return ClaimRecord(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            title=self.title,
            status=self.status,
            created_by=creator,
            created_at=self.created_at,
            submitted_at=self.submitted_at,
            lines=lines,
            kind=self.kind,
            supplier=self.supplier,
            invoice=self.invoice,
        )


class TakeRow(SQLModel, table=True):
    """What a line takes of one balance in one period; `seq` is its line's, for their order.

    A balance that goes by days has no period, but `runs` of days from `first_day` to `last_day`.
    """

    __tablename__ = "take"
    __table_args__ = (
        Index(None, "assignment_id", "balance", "period"),
        index_of("last_day IS NOT NULL", "assignment_id", "balance", "last_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    line_id: int = Field(foreign_key="line.id", index=True)
    seq: int
    balance: str
    period: str
    quantity: str
    trip: str | None = None
    used: bool
    runs: list[list[Any]] | None = Field(default=None, sa_type=JSON)
    first_day: dt.date | None = None
    last_day: dt.date | None = None

    @classmethod
    def of(cls, line: LineRow, take: Take, *, used: bool) -> Self:
        """A row of what the line takes."""
        return cls(
            assignment_id=line.assignment_id,
            line_id=stored_id(line.id),
            seq=line.seq or 0,
            used=used,
            **take_columns(take),
        )


class ReceiptRow(SQLModel, table=True):
    """One file under a line; the file itself lies beside the database, named by its SHA-256."""

    __tablename__ = "receipt"
    __table_args__ = (
        UniqueConstraint("line_id", "sha256"),
        Index(None, "assignment_id", "sha256"),
    )

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    line_id: int = Field(foreign_key="line.id")
    sha256: str = Field(max_length=64)
    name: str
    media_type: str = Field(max_length=40)
    size: int
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)

    def value(self) -> Receipt:
        """The receipt."""
        return Receipt(
            stored_id(self.id), self.line_id, self.sha256, self.name, self.media_type, self.size
        )


def take_columns(take: Take) -> dict[str, Any]:
    """What a take says, by the columns that hold it."""
    runs = [[run.first, run.end, str(run.each)] for run in take.runs]
    return {
        "balance": take.balance,
        "period": take.period,
        "quantity": str(take.quantity),
        "trip": take.trip,
        "runs": runs or None,
        "first_day": dt.date.fromordinal(take.runs[0].first) if runs else None,
        "last_day": dt.date.fromordinal(take.runs[-1].end - 1) if runs else None,
    }


def take_of(columns: Sequence[Any]) -> Take:
    """A take from its balance, period, quantity, trip and runs."""
    balance, period, quantity, trip, runs = columns
    days = tuple(Run(first, end, quantity_of(each)) for first, end, each in runs or ())
    return Take(balance, period, quantity_of(quantity), trip, days)


@lru_cache(maxsize=4096)
def quantity_of(text: str) -> Fraction:
    """A quantity from its exact text."""
    return Fraction(text)
