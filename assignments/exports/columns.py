"""The columns of a month's file, and how a text is kept from running as a formula.

One order and one set of names for every kind of file. What is in a month is told by `core.month`.
"""

import datetime as dt
import re
from functools import lru_cache

from assignments.core.ledger import CostLine

Cell = str | int | bool | None | tuple[str, ...]

NAMES = (
    "month",
    "assignment",
    "employee",
    "home",
    "host",
    "cost_centre",
    "claim",
    "line",
    "category",
    "date",
    "for",
    "paid_by",
    "claimed",
    "claimed_currency",
    "rate",
    "rate_date",
    "rate_source",
    "counted",
    "allowed",
    "approved",
    "settlement_currency",
    "override",
    "letter",
    "clause",
    "decided_by",
    "decided_at_utc",
    "reason",
    "receipts",
    "kind",
    "adjusts",
    "taxable",
    "supplier",
    "source",
)
# A spreadsheet runs what begins so, the wide forms of some keyboards included.
_RUNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_UNSEEN = "[\\s\\x00-\\x1f\\x7f\u200b\ufeff]*"
_FORMULA = re.compile(f"{_UNSEEN}[{_RUNS}]|[\\t\\r\\n]")
# A program that parts cells at semicolons or tabs sees a cell begin behind each of them.
_FORMULA_INSIDE = re.compile(f"([;\\t\\r\\n])(?={_UNSEEN}[{_RUNS}])")

# What needs neither an apostrophe nor quotes nor an escape anywhere, as most texts do not.
PLAIN = re.compile(r"\w[\w .:/()+-]*")

_SIXTY = tuple(f"{number:02}" for number in range(60))  # half the time of datetime's own words
day_told = lru_cache(maxsize=4096)(dt.date.isoformat)


def amounts(line: CostLine) -> tuple[str, str | None, str, str]:
    """What was claimed, counted, allowed and approved: often one sum, and then told once."""
    claimed, counted, allowed, approved = line.claimed, line.counted, line.allowed, line.approved
    told = str(allowed)
    return (
        told if claimed is allowed else str(claimed),
        told if counted is allowed else None if counted is None else str(counted),
        told,
        told if approved is allowed else str(approved),
    )


def row(label: str, line: CostLine) -> tuple[Cell, ...]:
    """The cells of one line of the month in plain words, in the order of NAMES."""
    rate_date = line.rate_date
    claimed, counted, allowed, approved = amounts(line)
    return (
        label,
        line.assignment_id,
        line.employee,
        line.home,
        line.host,
        line.cost_centre,
        line.claim_id,
        line.line_id,
        line.category,
        day_told(line.date),
        line.person,
        line.paid_by,
        claimed,
        line.claimed.currency,
        line.rate,
        None if rate_date is None else day_told(rate_date),
        line.rate_source,
        counted,
        allowed,
        approved,
        line.approved.currency,
        line.override,
        line.letter,
        line.clause,
        line.decided_by,
        in_utc(line.decided_at),
        line.reason,
        line.receipts,
        line.kind,
        line.adjusts,
        line.taxable,
        line.supplier,
        line.source,
    )


def in_utc(at: dt.datetime) -> str:
    """An instant in UTC to the second, without a zone: the column's name tells it."""
    told = at if at.tzinfo is dt.UTC else at.astimezone(dt.UTC)
    return f"{told.date()} {_SIXTY[told.hour]}:{_SIXTY[told.minute]}:{_SIXTY[told.second]}"


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def harmless_apart(text: str) -> str:
    """A harmless text that stays so where a program parts it at its semicolons, tabs or lines."""
    return _FORMULA_INSIDE.sub(r"\1'", harmless(text))
