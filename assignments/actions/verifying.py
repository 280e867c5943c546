"""Proving that a closed month is what it was: its seal, its files, its lines in the records.

The lines are told anew by the records, hashed, and compared one by one with those in the stored
files, so that the first one that differs can be named.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assignments.actions.access import need_role
from assignments.actions.office import Office
from assignments.core.approval import StateError
from assignments.core.month import month_named
from assignments.core.records import Person
from assignments.core.sealing import (
    LinesHash,
    Row,
    SealedFile,
    SealedMonth,
    first_difference,
    seal_of,
    unchanging,
)
from assignments.exports.reading_back import DamagedError, as_csv_row, csv_rows, json_rows
from assignments.storage.store import AuditWish, Store


@dataclass(frozen=True, slots=True)
class Verified:
    """What was compared of a closed month; `differences` are sentences, none where all holds.

    `erased` is when its files were written anew, as somebody in them was erased.
    """

    label: str
    lines: int
    files: int
    differences: tuple[str, ...]
    erased: dt.datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether records and files are what was sealed."""
        return not self.differences


def verify_month(office: Office, who: Person, label: str) -> Verified:
    """Compare a closed month's seal, files and lines with the records; for finance and HR.

    StateError for a month that is open, and was never closed.
    """
    need_role(who, "finance", "hr")
    month_named(label)
    with office.database.read() as store:
        month = store.sealed_month(label)
        if month is None:
            if not store.was_closed(label):
                raise StateError(f"{label} is open: only a closed month can be verified.")
            return Verified(label, 0, 0, (f"{label} was closed, and its seal is gone",))
        found = differences(store, month)
        return Verified(label, month.lines, len(month.files), found, _erased(month))


def differences(store: Store, month: SealedMonth) -> tuple[str, ...]:
    """What a closed month's seal, files and lines differ in from the records, as sentences."""
    return (*_seal(store, month), *_files(store, month))


def _erased(month: SealedMonth) -> dt.datetime | None:
    found = (one.rewritten.at for one in month.files if one.rewritten is not None)
    return max(found, default=None)


def _seal(store: Store, month: SealedMonth) -> Iterator[str]:
    """What does not fit in the seal, and in that of the month closed before."""
    if seal_of(month) != month.seal:
        yield f"the seal of {month.label} is not that of its lines and files"
    if month.previous:
        before = store.sealed_month(month.previous)
        if before is None:
            yield f"{month.previous}, which was closed before it, is gone"
        elif before.seal != month.previous_seal:
            yield f"{month.previous}, which was closed before it, has another seal than then"
    head = month.audit
    if head is not None and head.number and store.audit_chain(head.number) != head.chain:
        yield f"the audit trail no longer has the entry {head.number:,} that it names"


def _files(store: Store, month: SealedMonth) -> Iterator[str]:
    """What differs in the files' bytes, and in the lines."""
    damaged = {one.kind for one in month.files if not _is_whole(store, month, one)}
    for one in month.files:
        if one.kind in damaged:
            than = "that were sealed" if one.rewritten is None else "as somebody was erased"
            yield f"{one.name}: its stored bytes are not those {than}"
        elif one.rewritten is not None and not _is_told(store, month.label, one):
            yield f"{one.name}: the audit trail does not tell that it was written anew"
    found = [*_told(store, month, damaged)]
    yield from found or _lines(store, month)


def _lines(store: Store, month: SealedMonth) -> Iterator[str]:
    """Whether the records' lines have the hash that was sealed, where no file tells otherwise."""
    recorded = LinesHash()
    for _ in recorded.passing(store.cost_lines(month.label)):
        pass
    if recorded.sha256 != month.lines_sha256:
        yield (
            f"the lines in the records are not those that were sealed: "
            f"{month.lines:,} then, {recorded.count:,} now"
        )


def _is_whole(store: Store, month: SealedMonth, file: SealedFile) -> bool:
    hashed, size = hashlib.sha256(), 0
    for piece in store.sealed_bytes(month.label, file.kind):
        hashed.update(piece)
        size += len(piece)
    return (size, hashed.hexdigest()) == file.stored


def _is_told(store: Store, label: str, file: SealedFile) -> bool:
    """Whether the chain of the trail holds the hash of the bytes that stand in for the sealed."""
    wish = AuditWish(record="sealed_file", key=f"{label},{file.kind}")
    for entry in store.audit_entries(wish, None, 1):
        after = entry.told().get("after") or {}
        return bool(after.get("erased_sha256") == file.stored[1])
    return False


def _told(store: Store, month: SealedMonth, damaged: set[str]) -> Iterator[str]:
    """The first line of the files, of those that are whole, that the records tell otherwise."""
    label = month.label
    for kind, filed in (("jsonl", json_rows), ("csv", csv_rows)):
        file = month.file(kind)
        if file is None or kind in damaged:
            continue
        try:
            rows = filed(store.sealed_bytes(label, kind))
            difference = first_difference(rows, _recorded(store, label, kind))
        except DamagedError as error:
            difference = str(error)
        if difference:
            yield f"{file.name}: {difference}"
            return


def _recorded(store: Store, label: str, kind: str) -> Iterable[Row]:
    """The lines of the records as a kind of file tells them."""
    if kind == "csv":
        return (as_csv_row(label, line) for line in store.cost_lines(label))
    return (unchanging(line) for line in store.cost_lines(label))
