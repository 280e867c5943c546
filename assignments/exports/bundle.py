"""Every kind of file of a month, written while its lines pass by once, into files that vanish."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from typing import IO

from assignments.core.ledger import CostLine
from assignments.core.sealing import SealedFile
from assignments.exports import EXPORTS
from assignments.exports.writing import Export, Writer, some_at_once


class _Part:
    """One file that is being written, and the hash of its bytes so far."""

    def __init__(self, export: Export, writer: Writer, file: IO[bytes]) -> None:
        self.export = export
        self.writer = writer
        self.file = file
        self._sum = hashlib.sha256()

    def keep(self, data: bytes) -> None:
        self._sum.update(data)
        self.file.write(data)

    def sealed(self, label: str) -> SealedFile:
        return SealedFile(
            kind=self.export.name,
            name=self.export.file_name(label),
            media_type=self.export.media_type,
            size=self.file.tell(),
            sha256=self._sum.hexdigest(),
        )


@dataclass(frozen=True, slots=True)
class Bundle:
    """A month's files as they were written; their bytes are there while it is open."""

    files: tuple[SealedFile, ...]
    bytes_of: dict[str, IO[bytes]]

    def pieces(self, kind: str, size: int) -> Iterator[bytes]:
        """The bytes of a file in pieces of that size."""
        file = self.bytes_of[kind]
        file.seek(0)
        while piece := file.read(size):
            yield piece


@contextmanager
def bundle(label: str, lines: Iterable[CostLine], count: int) -> Iterator[Bundle]:
    """Write every kind of file of a month of so many lines; holds some hundred at a time."""
    with ExitStack() as stack:
        parts = [
            _Part(
                export,
                stack.enter_context(closing(export.writer(label, count))),
                stack.enter_context(tempfile.TemporaryFile()),
            )
            for export in EXPORTS.values()
        ]
        _fill(parts, lines)
        files = tuple(part.sealed(label) for part in parts)
        yield Bundle(files, {part.export.name: part.file for part in parts})


def _fill(parts: list[_Part], lines: Iterable[CostLine]) -> None:
    for some in some_at_once(lines):
        for part in parts:
            part.keep(part.writer.take(some))
    for part in parts:
        for data in part.writer.end():
            part.keep(data)
