"""The taxable costs of a month as CSV, for payroll: one a row, nothing else of the month.

What nobody called taxable is not in it.
"""

from assignments.core.ledger import CostLine
from assignments.exports.columns import day_told, harmless_apart
from assignments.exports.comma_separated import TableWriter

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


class Writer(TableWriter):
    """Writes a month's taxable lines, one a row."""

    def __init__(self, label: str) -> None:
        """Begin the file of a month."""
        super().__init__(NAMES)
        self._label = label

    def add(self, line: CostLine) -> None:
        """Take a row where the line is taxable."""
        if line.taxable:
            self.rows.append(
                (
                    self._label,
                    line.assignment_id,
                    harmless_apart(line.employee),
                    harmless_apart(line.home),
                    harmless_apart(line.host),
                    line.kind,
                    line.category,
                    day_told(line.date),
                    str(line.approved),
                    line.approved.currency,
                    harmless_apart(line.letter),
                    harmless_apart(line.clause),
                    line.adjusts,
                    line.claim_id,
                    line.line_id,
                )
            )
