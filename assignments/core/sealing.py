"""A closed month: what of its lines can never change, their hash, and the seal that names both.

A line's canonical form holds what was claimed, counted and decided, under the names of the files'
columns; names of people, places and cost centres may be corrected later and are not in it. So a
month's JSON Lines file alone tells its hash. FIELDS stay as they are: months are sealed by them.
Whether a month may be closed is told by `closing`.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from assignments.core.audit import Head
from assignments.core.ledger import CostLine

FIELDS = (
    "assignment",
    "claim",
    "line",
    "kind",
    "source",
    "category",
    "date",
    "for",
    "paid_by",
    "supplier",
    "claimed",
    "claimed_currency",
    "rate",
    "rate_date",
    "rate_source",
    "counted",
    "allowed",
    "approved",
    "settlement_currency",
    "override",
    "letter",
    "clause",
    "decided_at_utc",
    "adjusts",
    "taxable",
)
Told = str | int | bool | None
_encoded = json.JSONEncoder(separators=(",", ":")).encode


def unchanging(line: CostLine) -> tuple[Told, ...]:
    """What of a line never changes, in the order of FIELDS and in the words of the files."""
    rate_date, counted, allowed, approved = (
        line.rate_date,
        line.counted,
        line.allowed,
        line.approved,
    )
    told = str(allowed)  # the three are often one sum
    return (
        line.assignment_id,
        line.claim_id,
        line.line_id,
        line.kind,
        line.source,
        line.category,
        line.date.isoformat(),
        line.person,
        line.paid_by,
        line.supplier,
        str(line.claimed),
        line.claimed.currency,
        None if line.rate is None else f"{Decimal(line.rate):f}",
        None if rate_date is None else rate_date.isoformat(),
        line.rate_source,
        None if counted is None else told if counted == allowed else str(counted),
        told,
        told if approved == allowed else str(approved),
        line.settlement_currency,
        line.override,
        line.letter,
        line.clause,
        stamp(line.decided_at),
        line.adjusts,
        line.taxable,
    )


def unchanging_of(row: Mapping[str, Any]) -> tuple[Told, ...]:
    """The same of a line as a file of JSON Lines told it; KeyError where it lacks a column."""
    return tuple(row[name] for name in FIELDS)


def stamp(at: dt.datetime) -> str:
    """An instant in UTC to the second, as the files tell it."""
    return f"{(at if at.tzinfo is dt.UTC else at.astimezone(dt.UTC)).isoformat()[:19]}Z"


def canonical(told: tuple[Told, ...]) -> bytes:
    """The bytes of a line that are hashed: a JSON array of ASCII, and a line feed."""
    return f"{_encoded(told)}\n".encode()


class LinesHash:
    """The SHA-256 over the canonical lines of a month, taken while they pass by in their order."""

    def __init__(self) -> None:
        """Begin with no lines."""
        self.count = 0
        self._sum = hashlib.sha256()

    def add(self, told: tuple[Told, ...]) -> None:
        """Take one line in."""
        self.count += 1
        self._sum.update(canonical(told))

    def passing(self, lines: Iterable[CostLine]) -> Iterator[CostLine]:
        """The same lines, taken in as they pass."""
        for line in lines:
            self.add(unchanging(line))
            yield line

    @property
    def sha256(self) -> str:
        """The hash of all lines so far."""
        return self._sum.hexdigest()


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The bytes that stand in for a file's sealed ones since names in it were erased."""

    sha256: str
    size: int
    at: dt.datetime
    why: str


@dataclass(frozen=True, slots=True)
class SealedFile:
    """One file of a closed month: its kind, its name, and the SHA-256 of its bytes as sealed.

    `rewritten` is of the bytes that are stored instead, where somebody in it was erased.
    """

    kind: str
    name: str
    media_type: str
    size: int
    sha256: str
    rewritten: Rewritten | None = None

    @property
    def stored(self) -> tuple[int, str]:
        """The size and the SHA-256 of the bytes that have to be stored now."""
        instead = self.rewritten
        return (self.size, self.sha256) if instead is None else (instead.size, instead.sha256)


@dataclass(frozen=True, slots=True)
class SealedMonth:
    """A closed month: when, by whom and in which time zone; its lines' hash and its files.

    `number` counts the closed months; `previous` and `previous_seal` are those of the one closed
    before, so that one taken out is missed. `closed_by` is empty for the machine itself. `audit` is
    the head of the audit trail when it was closed; None in months from before there was one.
    """

    label: str
    number: int
    closed_at: dt.datetime
    closed_by: str
    zone: str
    lines: int
    lines_sha256: str
    previous: str
    previous_seal: str
    files: tuple[SealedFile, ...] = ()
    seal: str = ""
    audit: Head | None = None

    def file(self, kind: str) -> SealedFile | None:
        """Its file of that kind, None where it has none."""
        return next((one for one in self.files if one.kind == kind), None)

    def sealed(self) -> "SealedMonth":
        """The same with the seal of all that it says."""
        return replace(self, seal=seal_of(self))


def seal_of(month: SealedMonth) -> str:
    """The SHA-256 over all that a closed month says but the name of who closed it."""
    told = (
        month.label,
        month.number,
        stamp(month.closed_at),
        month.zone,
        month.lines,
        month.lines_sha256,
        month.previous,
        month.previous_seal,
        *([one.kind, one.name, one.media_type, one.size, one.sha256] for one in month.files),
        *(() if month.audit is None else ([month.audit.number, month.audit.chain],)),
    )
    return hashlib.sha256(_encoded(told).encode()).hexdigest()


Row = tuple[Told, ...]


def first_difference(filed: Iterable[Row], recorded: Iterable[Row]) -> str | None:
    """The first line and field in which a month's file and the records differ, as a sentence."""
    for old, new in zip_longest(filed, recorded):
        if old != new:
            return _difference(old, new)
    return None


def _difference(old: Row | None, new: Row | None) -> str:
    if old is None or (new is not None and _place(new) < _place(old)):
        return f"{_name(new or ())} is in the records and not in the file"
    if new is None or _place(old) < _place(new):
        return f"{_name(old)} is in the file and no longer in the records"
    for field, was, now in zip(FIELDS, old, new, strict=True):
        if was != now:
            return f"{_name(old)}: {field} was {_shown(was)} and is {_shown(now)} in the records"
    return f"{_name(old)} differs"


def _place(row: Row) -> tuple[Any, ...]:
    """Where a line stands in its month, as the ledger orders them."""
    assignment, claim, line = row[:3]
    return assignment, not claim, claim, line


def _name(row: Row) -> str:
    assignment, claim, line = row[:3]
    if claim:
        return f"claim {claim}, line {line} of assignment {assignment}"
    return f"posting {line} of assignment {assignment}"


def _shown(value: Told) -> str:
    return "nothing" if value in {None, ""} else str(value)
