"""What finance does."""

import datetime as dt

from tests.faults.client import Tried


class Finance:
    """Closes months, one after the other."""

    def __init__(self, who, first=(2010, 1)):
        """Take who it is, and the month to begin with."""
        self.who, self._first = who, first

    def next(self, records):
        """The next month to close; None where all are."""
        last = records.one("SELECT max(label) FROM sealed_month")
        year, month = self._first
        if last is not None:
            year, month = int(last[:4]), int(last[5:]) + 1
            year, month = (year + 1, 1) if month > 12 else (year, month)
        label = f"{year}-{month:02}"
        if label >= dt.datetime.now(dt.UTC).strftime("%Y-%m"):
            return None
        fields = {"acknowledged": "y", "label": label}
        return Tried("close_month", self.who, f"/months/{label}/close", fields)
