"""How a file is written while its lines pass by: a writer takes lines and gives out bytes.

Lines pass once, whatever is made of them: several writers may take the same ones.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Protocol

from assignments.core.ledger import CostLine

AT_ONCE = 200  # lines written together


class Writer(Protocol):
    """Writes the file of one month."""

    def take(self, lines: Sequence[CostLine]) -> bytes:
        """Take the next lines, and give out the bytes that are ready."""

    def end(self) -> Iterator[bytes]:
        """The bytes that remain once the last line was taken."""

    def close(self) -> None:
        """Let go of what it held, whether it came to its end or not."""


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of file: what it is called, and what writes a month's of so many lines."""

    name: str
    media_type: str
    writer: Callable[[str, int], Writer]
    stem: str = "costs"
    suffix: str = ""

    def file_name(self, label: str) -> str:
        """What a month's file of this kind is called."""
        return f"{self.stem}-{label}.{self.suffix or self.name}"

    def chunks(self, label: str, lines: Iterable[CostLine], count: int) -> Iterator[bytes]:
        """A month's file piece by piece; its lines come in the order given, and are not kept."""
        with closing(self.writer(label, count)) as writer:
            for some in some_at_once(lines):
                yield writer.take(some)
            yield from writer.end()

    def write(self, label: str, lines: Collection[CostLine], out: BinaryIO) -> None:
        """Write a month's lines, in the order given, to an open file."""
        out.writelines(self.chunks(label, lines, len(lines)))

    def as_bytes(self, label: str, lines: Collection[CostLine]) -> bytes:
        """The whole file at once."""
        return b"".join(self.chunks(label, lines, len(lines)))


def some_at_once(lines: Iterable[CostLine]) -> Iterator[list[CostLine]]:
    """The lines some at a time, until there are no more."""
    rest = iter(lines)
    while some := list(islice(rest, AT_ONCE)):
        yield some


class TextWriter:
    """What writers of text have in common: a piece of text for each line, between two others."""

    def __init__(self, label: str, count: int) -> None:
        """Begin the file of a month of so many lines."""
        del count
        self.label = label
        self._head = self.head()

    def head(self) -> str:
        """What comes before the first line: nothing, unless a kind of file has something."""
        return ""

    def told(self, line: CostLine) -> str:
        """What the file has of a line."""
        raise NotImplementedError

    def tail(self) -> str:
        """What comes behind the last line: nothing, unless a kind of file has something."""
        return ""

    def take(self, lines: Sequence[CostLine]) -> bytes:
        """The next lines."""
        head, self._head = self._head, ""
        return "".join([head, *map(self.told, lines)]).encode()

    def end(self) -> Iterator[bytes]:
        """The rest, which is all of the file where it has no lines."""
        yield f"{self._head}{self.tail()}".encode()

    def close(self) -> None:
        """Nothing is held but memory."""
