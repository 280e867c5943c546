"""A month as CSV (RFC 4180): UTF-8 with its mark, so that a spreadsheet reads names rightly.

The mark stands before the name of the first column, the month: a reader who does not know it loses
no more than that name.
"""

import re
from functools import lru_cache

from assignments.core.ledger import CostLine
from assignments.exports.columns import (
    NAMES,
    PLAIN,
    amounts,
    day_told,
    harmless_apart,
    in_utc,
)
from assignments.exports.writing import TextWriter

MARK = "\ufeff"
END = "\r\n"  # of a record
_SAID = {True: "yes", False: "no", None: ""}
_QUOTED = re.compile('[,"\r\n]')


def field(text: str) -> str:
    """A text as a field of the file: harmless, and in quotes where it needs them."""
    if PLAIN.fullmatch(text):
        return text
    told = harmless_apart(text)
    if not _QUOTED.search(told):
        return told
    doubled = told.replace('"', '""')
    return f'"{doubled}"'


@lru_cache(maxsize=8192)
def fields(*texts: str | None) -> str:
    """Fields that stand side by side and come together often: worked out once."""
    return ",".join(field(text or "") for text in texts)


def record(label: str, line: CostLine) -> str:
    """A line as a record of the file: its fields in the order of NAMES.

    Nothing but people's texts can need quotes.
    """
    rate_date, code = line.rate_date, line.approved.currency
    claimed, counted, allowed, approved = amounts(line)
    return (
        f"{label},{line.assignment_id},"
        f"{fields(line.employee, line.home, line.host, line.cost_centre)},"
        f"{line.claim_id},{line.line_id},{line.category},{day_told(line.date)},"
        f"{line.person},{line.paid_by},{claimed},{line.claimed.currency},{line.rate or ''},"
        f"{'' if rate_date is None else day_told(rate_date)},"
        f"{fields(line.rate_source) if line.rate_source else ''},"
        f"{counted or ''},{allowed},{approved},{code},{'yes' if line.override else 'no'},"
        f"{fields(line.letter, line.clause, line.decided_by)},{in_utc(line.decided_at)},"
        f"{line.reason and field(line.reason)},"
        f"{field('; '.join(line.receipts)) if line.receipts else ''},"
        f"{line.kind},{line.adjusts},{_SAID[line.taxable]},{fields(line.supplier, line.source)}"
    )


class Writer(TextWriter):
    """Writes a month's lines, one a record."""

    def head(self) -> str:
        """The names of the columns."""
        return f"{MARK}{','.join(NAMES)}{END}"

    def told(self, line: CostLine) -> str:
        """A record."""
        return f"{record(self.label, line)}{END}"
