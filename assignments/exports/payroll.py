"""The taxable costs of a month as CSV, for payroll: one a row, nothing else of the month.

What nobody called taxable is not in it.
"""

from assignments.core.ledger import CostLine
from assignments.exports.columns import day_told
from assignments.exports.comma_separated import END, MARK, fields
from assignments.exports.writing import TextWriter

NAMES = (
    "month",
    "assignment",
    "employee",
    "home",
    "host",
    "kind",
    "category",
    "date",
    "amount",
    "currency",
    "letter",
    "clause",
    "adjusts",
    "claim",
    "line",
)


class Writer(TextWriter):
    """Writes a month's taxable lines, one a row."""

    def head(self) -> str:
        """The names of the columns."""
        return f"{MARK}{','.join(NAMES)}{END}"

    def told(self, line: CostLine) -> str:
        """A row where the line is taxable."""
        if not line.taxable:
            return ""
        cost = line.approved
        return (
            f"{self.label},{line.assignment_id},{fields(line.employee, line.home, line.host)},"
            f"{line.kind},{line.category},{day_told(line.date)},{cost!s},{cost.currency},"
            f"{fields(line.letter, line.clause)},{line.adjusts},{line.claim_id},{line.line_id}{END}"
        )
