"""A month's files beside what they are compared with: the bare library writing the same cells.

CSV beside csv.writer with the rows at hand, XLSX beside XlsxWriter with the cells at hand, each of
which knows nothing of lines, money or harmless texts. Memory is a process's own peak, on Linux.
"""

import csv
import datetime as dt
import subprocess
import sys
import tempfile
from collections.abc import Collection
from functools import partial
from pathlib import Path

import openpyxl
from xlsxwriter import Workbook

from assignments.core.ledger import CostLine
from assignments.exports import EXPORTS
from assignments.exports.columns import NAMES as COLUMNS
from tests.bench.table import seconds, show
from tests.exports.months import long_month
from tests.ledgers import month_of

LINES = 100_000
SHORT = 1_000
LABEL = "2005-03"
HEADING = "Month export of {:,} lines of {} columns"
NAMES = ("", "seconds", "lines a second", "compared with", "time", "MB")
PEAK = "Peak memory of a month's export, in MB"
PEAK_NAMES = ("", f"{SHORT:,} lines", f"{LINES:,} lines", "between them")
# The system counts a process's peak from before it became ours, but in this line of its state.
_MEASURED = """
import re, sys
from pathlib import Path
from tests.bench.exporting import LABEL
from assignments.exports import EXPORTS
from tests.exports.months import long_month
count = int(sys.argv[2])
for _ in EXPORTS[sys.argv[1]].chunks(LABEL, long_month(count), count):
    pass
print(re.search(r"VmHWM:\\s*([0-9]+)", Path("/proc/self/status").read_text())[1])
"""
Cells = list[tuple[int, object, str]]


def _bare_csv(rows: list[list[str]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)


def _bare_xlsx(rows: list[Cells], path: Path) -> None:
    """The same cells with the same formats, by the library's own functions for each type."""
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        looks = {look: book.add_format({"num_format": look}) for look in _looks(rows)}
        for at, cells in enumerate(rows):
            for column, value, look in cells:
                if isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif isinstance(value, dt.datetime):
                    sheet.write_datetime(at, column, value, looks[look])
                else:
                    sheet.write_number(at, column, value, looks[look])


def _looks(rows: list[Cells]) -> set[str]:
    return {look for cells in rows[:50] for _, _, look in cells}


def _export(kind: str, lines: Collection[CostLine], path: Path) -> None:
    with path.open("wb") as out:
        EXPORTS[kind].write(LABEL, lines, out)


def _rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _cells_of(path: Path, count: int) -> list[Cells]:
    """The cells of a workbook's lines, the first of them as often as it takes."""
    sheet = openpyxl.load_workbook(path)["lines"]
    some: list[Cells] = [
        [
            (cell.column - 1, cell.value, cell.number_format)
            for cell in row
            if cell.value is not None
        ]
        for row in sheet.iter_rows(min_row=2)
    ]
    return [some[number % len(some)] for number in range(count)]


def run(*, quick: bool) -> None:
    """Print seconds for each kind of file beside the bare library's, then peaks of memory."""
    count = LINES // 20 if quick else LINES
    _times(count)
    _peaks(SHORT, count)


def _times(count: int) -> None:
    lines = list(long_month(count))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "month"
        _export("csv", lines, path)
        bare = seconds(partial(_bare_csv, _rows_of(path), path), times=2)
        rows.append(("bare csv.writer, rows at hand", bare, None, path.stat().st_size))
        _export("xlsx", lines[:SHORT], path.with_suffix(".xlsx"))
        cells = _cells_of(path.with_suffix(".xlsx"), count)
        library = seconds(partial(_bare_xlsx, cells, path))
        rows.append(("bare XlsxWriter, cells at hand", library, None, path.stat().st_size))
        rows.append(("order and totals", seconds(partial(month_of, LABEL, lines)), None, 0))
        beside = {"csv": ("bare csv.writer", bare), "xlsx": ("bare XlsxWriter", library)}
        for kind in EXPORTS:
            taken = min(seconds(partial(_export, kind, lines, path)) for _ in range(2))
            size = path.stat().st_size
            rows.append((f"{kind}, from the month's lines", taken, beside.get(kind), size))
    show(HEADING.format(count, len(COLUMNS)), NAMES, [_told(count, row) for row in rows])


def _told(count: int, row: tuple[str, float, tuple[str, float] | None, int]) -> tuple[str, ...]:
    name, taken, beside, size = row
    compared = ("", "") if beside is None else (beside[0], f"x {taken / beside[1]:.1f}")
    return (name, f"{taken:.2f}", f"{count / taken:,.0f}", *compared, f"{size / 1e6:.1f}")


def _peaks(short: int, long: int) -> None:
    rows = []
    for kind in EXPORTS:
        few, many = (_peak(kind, lines) for lines in (short, long))
        rows.append((kind, f"{few:.0f}", f"{many:.0f}", f"{many - few:+.1f}"))
    show(PEAK, (PEAK_NAMES[0], PEAK_NAMES[1], f"{long:,} lines", PEAK_NAMES[3]), rows)


def _peak(kind: str, lines: int) -> float:
    """The peak memory of a process that writes so many lines, in megabytes."""
    run = subprocess.run(
        [sys.executable, "-c", _MEASURED, kind, str(lines)],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(run.stdout) * 1024 / 1e6
