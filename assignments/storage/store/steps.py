"""The steps of a line's life as values to be written: drafted, submitted, decided."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from assignments.core.check import Verdict
from assignments.core.claim import Line
from assignments.core.ledger import CLAIM
from assignments.core.money import Money
from assignments.core.remaining import Entry


@dataclass(frozen=True, slots=True)
class Begun:
    """A claim as it begins: its title and its kind of the ledger's, with a supplier's invoice."""

    title: str
    kind: str = CLAIM
    supplier: str = ""
    invoice: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person typed of a line."""

    facts: Line
    note: str = ""
    shipment_id: int | None = None
    trip_id: int | None = None
    bank: Money | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """A line as it was judged when it was submitted; `entry` None where it was refused."""

    seq: int
    at: dt.datetime
    version: int
    verdict: Verdict
    verdict_json: dict[str, Any]
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Decided:
    """A line as it was decided; `entry` None where later lines see it no more.

    A withdrawn line was not judged again and has no verdict. `month` is that of the ledger in which
    an approved one would lie if every month were open.
    """

    status: str
    reason: str = ""
    verdict: Verdict | None = None
    verdict_json: dict[str, Any] | None = None
    entry: Entry | None = None
    approved: Money | None = None
    override: bool = False
    month: str = ""
    taxable: bool | None = None
