"""Walking an audit trail from its first entry, to prove that it is whole, or name what is not.

An entry's content must give its digest, its digest and the chain before it its chain; its columns
must say what its content says; its number must follow. What was erased must be told by an entry.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from assignments.core.audit import ERASURE, Entry, Head, digest_of, said_beside


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a trail: the entry it shows at, and a sentence."""

    number: int
    says: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a trail stood once, as something outside it remembers: a closed month, its head."""

    head: Head
    name: str


class NumbersHash:
    """The SHA-256 over the numbers of entries, taken in ascending order."""

    def __init__(self) -> None:
        """Begin with none."""
        self.count = 0
        self._sum = hashlib.sha256()

    def add(self, number: int) -> None:
        """Take one in."""
        self.count += 1
        self._sum.update(f"{number}\n".encode())

    def told(self) -> dict[str, Any]:
        """How many, and which."""
        return {"entries": self.count, "sha256": self._sum.hexdigest()}


class Walk:
    """A walk along a trail, entry by entry; it remembers no entry but the last."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        """Begin before the first entry; the marks are met on the way."""
        self.head = Head()
        self.erased = 0
        self._marks: dict[int, list[Mark]] = {}
        for mark in marks:
            if mark.head != self.head:  # a trail that was empty then needs no proof
                self._marks.setdefault(mark.head.number, []).append(mark)
        self._erasures: dict[str, NumbersHash] = {}
        self._first_erased: dict[str, int] = {}

    def step(self, entry: Entry) -> Fault | None:
        """Take the next entry; what is wrong with it, or None."""
        wrong = next(self._wrong(entry), None)
        if wrong is not None:
            return Fault(entry.number, wrong)
        self.head = Head(entry.number, entry.chain)
        return None

    def _wrong(self, entry: Entry) -> Iterator[str]:
        number, due = entry.number, self.head.number + 1
        if number > due:
            yield f"{_named(due, number - 1)} missing before it"
        elif number < due:
            yield f"its number was there before: entry {due:,} is due"
        yield from _content(entry)
        if entry.chain != self.head.next(entry.digest).chain:
            yield (
                f"its digest does not give its chain after that of entry {self.head.number:,}: "
                "it was changed, moved or put in here, or the one before was"
                if self.head.number
                else "its digest does not give its chain: it was changed, moved or put in here"
            )
        for mark in self._marks.pop(number, ()):
            if mark.head.chain != entry.chain:
                yield f"{mark.name} remembers another chain of it: the trail was written anew"
        yield from self._erasure(entry)

    def _erasure(self, entry: Entry) -> Iterator[str]:
        if entry.is_erased:
            self.erased += 1
            if not entry.erasure:
                yield "its content is gone, and no erasure took it"
                return
            self._first_erased.setdefault(entry.erasure, entry.number)
            self._erasures.setdefault(entry.erasure, NumbersHash()).add(entry.number)
        elif entry.record == ERASURE:
            found = self._erasures.pop(entry.key, NumbersHash()).told()
            if found != entry.told()["after"]:
                yield (
                    "it tells of other erased entries than there are: "
                    f"{entry.told()['after']['entries']:,} then, {found['entries']:,} now"
                )

    def end(self, head: Head) -> Fault | None:
        """What is wrong once no entry is left, with the head that is kept beside the trail."""
        at = self.head.number + 1
        if head.number > self.head.number:
            gone = _named(at, head.number)
            return Fault(at, f"{gone} cut off: the head of the trail names entry {head.number:,}")
        if head != self.head:
            return Fault(self.head.number, "the head of the trail is not that of its last entry")
        for number, marks in sorted(self._marks.items()):
            return Fault(at, f"{marks[0].name} remembers entry {number:,}: the tail was cut off")
        for token, number in self._first_erased.items():
            if token in self._erasures:
                return Fault(number, "its content is gone, and no entry tells of its erasure")
        return None


def _named(first: int, last: int) -> str:
    return f"entry {first:,} is" if first == last else f"entries {first:,} to {last:,} are"


def _content(entry: Entry) -> Iterator[str]:
    if entry.is_erased:
        return
    if entry.content is None or entry.salt is None:
        yield "half of its content is gone"
        return
    if digest_of(entry.salt, entry.content) != entry.digest:
        yield "its content is not that of its digest: it was changed"
        return
    told = entry.told()
    for name, value in said_beside(entry).items():
        if told.get(name) != value:
            yield f"its column {name} says {value!r}, its content {told.get(name)!r}"


def walk(entries: Iterable[Entry], head: Head, marks: Iterable[Mark] = ()) -> Walk | Fault:
    """Walk a whole trail; the first thing that is wrong, else the walk."""
    walked = Walk(marks)
    for entry in entries:
        fault = walked.step(entry)
        if fault is not None:
            return fault
    return walked.end(head) or walked
