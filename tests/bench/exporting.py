"""A month's export, beside the bare writing of the same rows and the ordering and adding up."""

import csv
import tempfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from assignments.core.ledger import CostLine
from assignments.core.month import month_of
from assignments.exports import EXPORTS
from tests.bench.table import seconds, show
from tests.exports.months import long_month

LINES = 100_000
LABEL = "2005-03"
HEADING = "Month export of {:,} lines of 28 columns"
NAMES = ("", "seconds", "lines a second", "time", "MB")


def _bare(rows: list[list[str]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)


def _export(kind: str, lines: Iterable[CostLine], path: Path) -> None:
    with path.open("wb") as out:
        EXPORTS[kind].write(LABEL, lines, out)


def _rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def run(*, quick: bool) -> None:
    """Print seconds for each kind of file, and how much longer than bare rows that is."""
    count = LINES // 20 if quick else LINES
    lines = list(long_month(count))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "month"
        _export("csv", lines, path)
        bare = seconds(partial(_bare, _rows_of(path), path), times=2)
        size = path.stat().st_size
        rows.append(("bare csv.writer, rows at hand", bare, size))
        rows.append(("order and totals", seconds(partial(month_of, LABEL, lines)), 0))
        for kind in EXPORTS:
            taken = seconds(partial(_export, kind, iter(lines), path))
            rows.append((f"{kind}, from the month's lines", taken, path.stat().st_size))
    show(
        HEADING.format(count),
        NAMES,
        [
            (
                name,
                f"{taken:.2f}",
                f"{count / taken:,.0f}",
                f"x {taken / bare:.1f}",
                f"{size / 1e6:.1f}",
            )
            for name, taken, size in rows
        ],
    )
