"""Rows of closed months: the seal, its files, and their bytes in pieces that fit any memory.

Their keys are labels and kinds, no numbers that a database gives: copied elsewhere, they verify.
"""

import datetime as dt

from sqlalchemy import BigInteger, ForeignKeyConstraint, LargeBinary
from sqlmodel import Field, SQLModel

from assignments.core.audit import Head
from assignments.core.sealing import Rewritten, SealedFile, SealedMonth
from assignments.storage.tables.columns import Stamp


class SealedMonthRow(SQLModel, table=True):
    """One closed month; never changed."""

    __tablename__ = "sealed_month"

    label: str = Field(primary_key=True, max_length=7)
    number: int = Field(unique=True)
    closed_at: dt.datetime = Field(sa_type=Stamp)
    closed_by: int | None = Field(default=None, foreign_key="user.id")
    zone: str = Field(max_length=64)
    lines: int
    lines_sha256: str = Field(max_length=64)
    previous: str = Field(max_length=7)
    previous_seal: str = Field(max_length=64)
    seal: str = Field(max_length=64)
    audit_number: int | None = None
    audit_chain: str | None = Field(default=None, max_length=64)

    def value(self, closer: str, files: tuple[SealedFile, ...]) -> SealedMonth:
        """The month, closed by somebody of that name, with its files."""
        return SealedMonth(
            label=self.label,
            number=self.number,
            closed_at=self.closed_at,
            closed_by=closer,
            zone=self.zone,
            lines=self.lines,
            lines_sha256=self.lines_sha256,
            previous=self.previous,
            previous_seal=self.previous_seal,
            files=files,
            seal=self.seal,
            audit=None if self.audit_number is None else self._audit(),
        )

    def _audit(self) -> Head:
        return Head(self.audit_number or 0, self.audit_chain or "")


class SealedFileRow(SQLModel, table=True):
    """One file of a closed month; `position` is its place among them.

    The `erased_…` columns tell of the bytes that stand in for those that were sealed, since names
    in them were erased.
    """

    __tablename__ = "sealed_file"

    label: str = Field(primary_key=True, max_length=7, foreign_key="sealed_month.label")
    kind: str = Field(primary_key=True, max_length=10)
    position: int
    name: str = Field(max_length=60)
    media_type: str = Field(max_length=100)
    size: int = Field(sa_type=BigInteger)
    sha256: str = Field(max_length=64)
    erased_sha256: str | None = Field(default=None, max_length=64)
    erased_size: int | None = Field(default=None, sa_type=BigInteger)
    erased_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    erased_why: str | None = Field(default=None, max_length=200)

    def value(self) -> SealedFile:
        """The file without its bytes."""
        return SealedFile(
            self.kind, self.name, self.media_type, self.size, self.sha256, self._rewritten()
        )

    def _rewritten(self) -> Rewritten | None:
        if self.erased_sha256 is None or self.erased_at is None:
            return None
        why = self.erased_why or ""
        return Rewritten(self.erased_sha256, self.erased_size or 0, self.erased_at, why)


class SealedChunkRow(SQLModel, table=True):
    """A piece of a file's bytes, at most a mebibyte."""

    __tablename__ = "sealed_chunk"
    __table_args__ = (
        ForeignKeyConstraint(
            ["label", "kind"],
            ["sealed_file.label", "sealed_file.kind"],
            name="fk_sealed_chunk_label",
        ),
    )

    label: str = Field(primary_key=True, max_length=7)
    kind: str = Field(primary_key=True, max_length=10)
    position: int = Field(primary_key=True)
    data: bytes = Field(sa_type=LargeBinary)
