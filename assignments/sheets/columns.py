"""The columns that a table may have, and which of its header's cells is which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assignments.core.words import InputError, told
from assignments.sheets.limits import MOST_COLUMNS

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells are and whether a table must have it.

    `kind` is text (one line), note (several), number or day.
    """

    name: str
    kind: str = "text"
    needed: bool = False
    longest: int = 200


def plain_name(cell: str) -> str:
    """A header's cell as a column's name: case, outer spaces and the sort of gap do not count."""
    return "_".join(cell.replace("_", " ").lower().split())


def matched(
    header: Sequence[str], columns: Sequence[Column], name: str
) -> tuple[Column | None, ...]:
    """The column of each of the header's cells, None of an empty one.

    InputError names the columns that are unknown, doubled or missing, and those that there are.
    """
    where = f"{name}, header"
    if len(header) > MOST_COLUMNS:
        raise InputError(where, f"has more than {MOST_COLUMNS} columns", "take out the empty ones")
    known = {column.name: column for column in columns}
    names = [plain_name(cell) for cell in header]
    unknown = [cell for cell, plain in zip(header, names, strict=True) if plain not in {"", *known}]
    if unknown:
        raise InputError(where, f"unknown {_named(unknown)}", _those(columns))
    doubled = [plain for plain, times in Counter(names).items() if plain and times > 1]
    if doubled:
        raise InputError(where, f"has the {_named(doubled)} twice", "keep one of the two")
    missing = [column.name for column in columns if column.needed and column.name not in names]
    if missing:
        raise InputError(where, f"has no {_named(missing)}", _those(columns))
    return tuple(known.get(plain) for plain in names)


def _named(names: Sequence[str]) -> str:
    told_of = ", ".join(told(one) for one in names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"column{'s' if len(names) > 1 else ''} {told_of}{more}"


def _those(columns: Sequence[Column]) -> str:
    needed = ", ".join(column.name for column in columns if column.needed)
    rest = ", ".join(column.name for column in columns if not column.needed)
    return f"the columns are {needed}" + (f"; and where wanted {rest}" if rest else "")
