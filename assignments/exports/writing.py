"""How a file is written while its lines pass by: a writer takes lines and gives out bytes.

Lines pass once, whatever is made of them: several writers may take the same ones.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from assignments.core.ledger import CostLine

AT_ONCE = 200  # lines taken before bytes are given out


class Writer(Protocol):
    """Writes the file of one month."""

    def add(self, line: CostLine) -> None:
        """Take the next line."""

    def take(self) -> bytes:
        """The bytes that are ready, and were not taken before."""

    def end(self) -> Iterator[bytes]:
        """The bytes that remain once the last line was taken."""

    def close(self) -> None:
        """Let go of what it held, whether it came to its end or not."""


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of file: what it is called, and what writes a month's."""

    name: str
    media_type: str
    writer: Callable[[str], Writer]
    stem: str = "costs"
    suffix: str = ""

    def file_name(self, label: str) -> str:
        """What a month's file of this kind is called."""
        return f"{self.stem}-{label}.{self.suffix or self.name}"

    def chunks(self, label: str, lines: Iterable[CostLine]) -> Iterator[bytes]:
        """A month's file piece by piece; its lines come in the order given, and are not kept."""
        with closing(self.writer(label)) as writer:
            for number, line in enumerate(lines, 1):
                writer.add(line)
                if number % AT_ONCE == 0:
                    yield writer.take()
            yield writer.take()
            yield from writer.end()

    def write(self, label: str, lines: Iterable[CostLine], out: BinaryIO) -> None:
        """Write a month's lines, in the order given, to an open file."""
        out.writelines(self.chunks(label, lines))

    def as_bytes(self, label: str, lines: Iterable[CostLine]) -> bytes:
        """The whole file at once."""
        return b"".join(self.chunks(label, lines))


class TextWriter:
    """What writers of text have in common: they keep what was written until it is taken."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self.parts: list[str] = []

    def write(self, text: str) -> None:
        """Keep a piece of the file."""
        self.parts.append(text)

    def take(self) -> bytes:
        """The pieces that were written since the last time."""
        taken = "".join(self.parts).encode()
        self.parts.clear()
        return taken

    def end(self) -> Iterator[bytes]:
        """What comes behind the last line: nothing, unless a kind of file has something."""
        return iter(())

    def close(self) -> None:
        """Nothing is held but memory."""
