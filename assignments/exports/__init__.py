"""A month as the bytes of a file: no rules, no queries, and the same bytes for the same lines.

`columns` says what a row holds; `comma_separated`, `workbook`, `json_lines`, `journal` and
`payroll` each write one kind while the lines pass by, as `writing` asks of them; `bundle` writes
all of them at once.
"""

from assignments.core.words import InputError
from assignments.exports import comma_separated, journal, json_lines, payroll, workbook
from assignments.exports.writing import Export

__all__ = ["EXPORTS", "Export", "export_named"]

EXPORTS = {
    export.name: export
    for export in (
        Export("csv", "text/csv; charset=utf-8", comma_separated.Writer),
        Export(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            workbook.Writer,
        ),
        Export("jsonl", "application/jsonl; charset=utf-8", json_lines.Writer),
        Export("journal", "text/plain; charset=utf-8", journal.Writer, suffix="beancount"),
        Export("payroll", "text/csv; charset=utf-8", payroll.Writer, stem="payroll", suffix="csv"),
    )
}


def export_named(name: str) -> Export:
    """The kind of file of that name; raise InputError for one that is not written."""
    if name in EXPORTS:
        return EXPORTS[name]
    raise InputError("format", f"unknown kind of file {name!r}", f"use {', '.join(EXPORTS)}")
