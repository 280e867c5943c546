"""A projection as a table: categories down, months, quarters or years across."""

from collections.abc import Callable
from dataclasses import dataclass

from assignments.core.money import Money
from assignments.core.plan.values import Projection

YEAR = 4  # characters of a month's label
PARTS: dict[str, Callable[[str], str]] = {
    "month": lambda label: label,
    "quarter": lambda label: f"{label[:YEAR]}-Q{(int(label[-2:]) + 2) // 3}",
    "year": lambda label: label[:YEAR],
}


@dataclass(frozen=True, slots=True)
class GridRow:
    """One category: a sum for each column, None where it has none, and all of them together."""

    category: str
    cells: tuple[Money | None, ...]
    total: Money


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns by name, a row for each category, and the sums of the columns."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    totals: GridRow


def grid_of(plan: Projection, by: str) -> Grid:
    """A projection by category and month, quarter or year."""
    part = PARTS[by]
    columns = tuple(dict.fromkeys(part(month) for month in plan.months))
    sums: dict[str, dict[str, int]] = {}
    together: dict[str, int] = {}
    for (category, month), minor in plan.cells().items():
        column = part(month)
        row = sums.setdefault(category, {})
        row[column] = row.get(column, 0) + minor
        together[column] = together.get(column, 0) + minor
    rows = tuple(_row(plan.currency, category, row, columns) for category, row in sums.items())
    return Grid(columns, rows, _row(plan.currency, "", together, columns))


def _row(currency: str, name: str, sums: dict[str, int], columns: tuple[str, ...]) -> GridRow:
    cells = tuple(Money(sums[one], currency) if one in sums else None for one in columns)
    return GridRow(name, cells, Money(sum(sums.values()), currency))
