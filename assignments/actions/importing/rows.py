"""A file of rows as it is looked over before anything is written: what it is, what is wrong in it.

What its rows become is told where they are imported.
"""

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO, Generic, TypeVar

from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.core.approval import StateError
from assignments.core.money import Money
from assignments.core.records import EventRecord
from assignments.core.words import InputError, told
from assignments.sheets import Column, Row, opened
from assignments.storage.store import Store

MOST_TOLD = 200
MOST_JUDGED = 2_000  # rows that are each judged, turned or looked up under the lock
STEP = 1000
_CHUNK = 1024 * 1024
LONGEST_NAME = 120
Thing = TypeVar("Thing")
Progress = Callable[[str, int, int], None]


def no_progress(_doing: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file as it arrives, with its name; `progress` is told what is done, how far, of how much.

    `again` where it may be imported though it was before.
    """

    stream: BinaryIO
    name: str
    again: bool = False
    progress: Progress = no_progress

    def sha256(self) -> str:
        """The SHA-256 of its bytes."""
        self.stream.seek(0)
        digest = hashlib.sha256()
        while chunk := self.stream.read(_CHUNK):
            digest.update(chunk)
        return digest.hexdigest()


@contextmanager
def uncollected() -> Iterator[None]:
    """Without looks for circles, which rows do not form: they would cost as much as the reading."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class RowsError(InputError):
    """Rows that cannot be taken: the first of their slips, and how many more there are."""

    def __init__(self, name: str, slips: tuple[InputError, ...], more: int) -> None:
        """Keep the slips apart, so that each is shown with its row."""
        count = len(slips) + more
        what = "one cell cannot be taken" if count == 1 else f"{count:,} cells cannot be taken"
        super().__init__(name, what, "nothing was saved: correct the file")
        self.slips = slips
        self.more = more


class ImportedBeforeError(StateError):
    """The same content was imported to the same place before."""


@dataclass(frozen=True, slots=True)
class LookedOver(Generic[Thing]):
    """A file of rows: what would be made of it, or what is wrong in it.

    `things` are claims, invoices, postings or rates; `lines` says how many rows they are of, and
    `sums` what those come to by currency, exact. `before` is the last import of the same content to
    the same place, if there was one.
    """

    name: str
    sha256: str
    things: tuple[Thing, ...]
    lines: int = 0
    sums: tuple[Money, ...] = ()
    slips: tuple[InputError, ...] = ()
    more: int = 0
    before: EventRecord | None = None

    def ready(self, deed: Deed, *, again: bool) -> None:
        """Raise what keeps the file out, unless the deed's key was answered before.

        ImportedBeforeError unless it may come `again`, else RowsError.
        """
        with deed.office.database.read() as store:
            if store.is_answered(deed.who.id, deed.key):
                return
        once(self.name, (self.before,) if self.before else (), again=again)
        self.sound()

    def sound(self) -> None:
        """Raise RowsError where something is wrong in the rows."""
        if self.slips:
            raise RowsError(self.name, self.slips, self.more)


@dataclass(frozen=True, slots=True)
class Imported(Generic[Thing]):
    """What came of an import: `ids` in the order of the file, empty where it came before."""

    done: Done
    found: LookedOver[Thing]
    ids: tuple[int, ...] = ()


@dataclass(slots=True)
class Slips:
    """What is wrong in the rows: the first ones, and how many follow."""

    told: list[InputError] = field(default_factory=list)
    more: int = 0

    def add(self, *slips: InputError) -> None:
        """Note slips, in the order of the rows."""
        for slip in slips:
            if len(self.told) < MOST_TOLD:
                self.told.append(slip)
            else:
                self.more += 1

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.told)


def rows_of(what: Delivery, columns: tuple[Column, ...], titled: str) -> Iterator[Row]:
    """The file's rows, one after the other; InputError for a file that is no such table."""
    sheet = opened(what.stream, what.name, columns, titled)
    for count, row in enumerate(sheet.rows, 1):
        if count % STEP == 0:
            what.progress("Reading", count, max(count, sheet.total))
        yield row


def few(rows: Iterable[Row], name: str) -> Iterator[Row]:
    """The rows, where each is worth more than writing it; InputError where they are too many."""
    for count, row in enumerate(rows, 1):
        if count > MOST_JUDGED:
            what = f"has more than {MOST_JUDGED:,} rows of this kind"
            raise InputError(name, what, "part it into several files")
        yield row


def slips_of(
    row: Row, read: Callable[[Mapping[str, str]], object], sound: Mapping[str, str]
) -> Iterator[InputError]:
    """Everything that is wrong in a row of which something is: `read` says one thing at a time.

    What it has named is put right by the `sound` words (left out where they have none), and the
    row is read again. `read` names columns.
    """
    yield from row.slips
    words = dict(row.words)
    for slip in row.slips:
        _mend(words, slip.where.rpartition(", ")[2], sound)
    named: set[str] = set()
    while True:
        try:
            read(words)
        except InputError as error:
            if error.where in named:
                return
            named.add(error.where)
            yield InputError(f"row {row.number}, {error.where}", error.what, error.remedy)
            _mend(words, error.where, sound)
        else:
            return


def _mend(words: dict[str, str], column: str, sound: Mapping[str, str]) -> None:
    words.pop(column, None)
    if column in sound:
        words[column] = sound[column]


def batches(things: Iterable[Thing], size: int) -> Iterator[tuple[Thing, ...]]:
    """The things in their order, so many at a time."""
    rest = iter(things)
    while batch := tuple(islice(rest, size)):
        yield batch


def sums_of(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """What amounts come to, a sum for each currency."""
    minor: dict[str, int] = {}
    for one in amounts:
        minor[one.currency] = minor.get(one.currency, 0) + one.minor
    return tuple(Money(minor[code], code) for code in sorted(minor))


def imported_before(
    store: Store, kind: str, assignment_id: int | None, sha256: str
) -> tuple[EventRecord, ...]:
    """The imports of the same content to the same place, oldest first; `kind` is their event's."""
    events = store.events_of_kind(kind, assignment_id)
    return tuple(one for one in events if one.body and one.body.get("sha256") == sha256)


def once(name: str, before: tuple[EventRecord, ...], *, again: bool) -> None:
    """Raise StateError where the content was imported there before, unless it may be again."""
    if before and not again:
        last = before[-1]
        by = "" if last.actor is None else f" by {last.actor.name}"
        raise ImportedBeforeError(
            f"{name} was imported here on {last.at:%Y-%m-%d}{by} as {told(last.text)}: "
            "nothing was done."
        )
