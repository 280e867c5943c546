"""The columns of a month's file, and how a text is kept from running as a formula.

One order and one set of names for every kind of file. What is in a month is told by `core.month`.
"""

import datetime as dt
import re
from decimal import Decimal

from assignments.core.ledger import CostLine
from assignments.core.money import Money

Cell = str | int | bool | Decimal | Money | dt.date | dt.datetime | tuple[str, ...] | None

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
)
# A spreadsheet runs what begins so, the wide forms of some keyboards included.
_RUNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_UNSEEN = "[\\s\\x00-\\x1f\\x7f\u200b\ufeff]*"
_FORMULA = re.compile(f"{_UNSEEN}[{_RUNS}]|[\\t\\r\\n]")
# A program that parts cells at semicolons or tabs sees a cell begin behind each of them.
_FORMULA_INSIDE = re.compile(f"([;\\t\\r\\n])(?={_UNSEEN}[{_RUNS}])")


def row(label: str, line: CostLine) -> tuple[Cell, ...]:
    """The cells of one line of the month, in the order of NAMES."""
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
        line.date,
        line.person,
        line.paid_by,
        line.claimed,
        line.claimed.currency,
        None if line.rate is None else Decimal(line.rate),
        line.rate_date,
        line.rate_source,
        line.counted,
        line.allowed,
        line.approved,
        line.settlement_currency,
        line.override,
        line.letter,
        line.clause,
        line.decided_by,
        in_utc(line.decided_at),
        line.reason,
        line.receipts,
    )


def in_utc(at: dt.datetime) -> dt.datetime:
    """An instant in UTC to the second, without a zone: the column's name tells it."""
    told = at if at.tzinfo is None else at.astimezone(dt.UTC)
    return told.replace(tzinfo=None, microsecond=0)


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def harmless_apart(text: str) -> str:
    """A harmless text that stays so where a program parts it at its semicolons, tabs or lines."""
    return _FORMULA_INSIDE.sub(r"\1'", harmless(text))
