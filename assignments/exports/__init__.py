"""A month as the bytes of a file: no rules, no queries, and the same bytes for the same lines.

`columns` says what a row holds; `comma_separated`, `workbook` and `json_lines` each write one kind.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from assignments.core.ledger import CostLine
from assignments.core.words import InputError
from assignments.exports import comma_separated, json_lines, workbook

__all__ = ["EXPORTS", "Export", "export_named"]


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of file: what it is called and how its bytes are made, piece by piece."""

    name: str
    media_type: str
    chunks: Callable[[str, Iterable[CostLine]], Iterator[bytes]]

    def file_name(self, label: str) -> str:
        """What a month's file of this kind is called."""
        return f"costs-{label}.{self.name}"

    def write(self, label: str, lines: Iterable[CostLine], out: BinaryIO) -> None:
        """Write a month's lines, in the order given, to an open file."""
        out.writelines(self.chunks(label, lines))

    def as_bytes(self, label: str, lines: Iterable[CostLine]) -> bytes:
        """The whole file at once."""
        return b"".join(self.chunks(label, lines))


EXPORTS = {
    export.name: export
    for export in (
        Export("csv", "text/csv; charset=utf-8", comma_separated.chunks),
        Export(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            workbook.chunks,
        ),
        Export("jsonl", "application/jsonl; charset=utf-8", json_lines.chunks),
    )
}


def export_named(name: str) -> Export:
    """The kind of file of that name; raise InputError for one that is not written."""
    if name in EXPORTS:
        return EXPORTS[name]
    raise InputError("format", f"unknown kind of file {name!r}", f"use {', '.join(EXPORTS)}")
