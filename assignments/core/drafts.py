"""What is not sent yet: receipts that wait for their line, forms as they are typed, copies.

And by what one sees that a record is another than when a form about it was opened.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from assignments.core.claim import Line
from assignments.core.periods import Covers, add_months, whole_month
from assignments.core.records import LineRecord


@dataclass(frozen=True, slots=True)
class LooseReceipt:
    """A file of a draft claim that belongs to none of its lines yet.

    `proposed` is what was read of its picture, by the fields of a line's form: None as long as
    nobody looked, empty where nothing was found.
    """

    id: int
    claim_id: int
    sha256: str
    name: str
    media_type: str
    size: int
    proposed: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What somebody typed into the form of a page and did not send; each field may come twice."""

    id: int
    place: str
    fields: tuple[tuple[str, str], ...]
    at: dt.datetime


def mark_of(lines: Iterable[LineRecord]) -> str:
    """A short mark that differs as soon as one of the lines says or is something else.

    Receipts leave it as it is: they are attached and taken off beside the form.
    """
    told = hashlib.sha256()
    for one in lines:
        facts = replace(one.facts, has_receipt=False, receipts=())
        said = (one.id, one.status, facts, one.note, one.bank, one.trip_id, one.shipment_id)
        told.update(repr(said).encode())
    return told.hexdigest()[:20]


def a_month_later(line: Line) -> Line:
    """The same cost for the next month: its days moved on where it covers days, else as it is.

    Whole months stay whole, however long they are; a trip is another one the next time.
    """
    again = replace(line, trip=None, departs=None)
    if line.covers is None:
        return again
    return replace(again, date=add_months(line.date, 1), covers=_moved(line.covers))


def _moved(covers: Covers) -> Covers:
    if covers == whole_month(covers.first):
        return whole_month(covers.end)
    return Covers(add_months(covers.first, 1), add_months(covers.end, 1))
