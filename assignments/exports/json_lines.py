"""A month as JSON Lines: an object a line, money and rates as decimal strings, texts untouched."""

import json

from assignments.core.ledger import CostLine
from assignments.exports.columns import NAMES, row
from assignments.exports.writing import TextWriter

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Writer(TextWriter):
    """Writes a month's lines, one an object."""

    def told(self, line: CostLine) -> str:
        """An object, and a line feed."""
        told = dict(zip(NAMES, row(self.label, line), strict=True))
        told["decided_at_utc"] = f"{told['decided_at_utc']}Z".replace(" ", "T")
        return f"{_encoded(told)}\n"
