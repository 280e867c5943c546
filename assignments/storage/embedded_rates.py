"""The reference rates that come inside a package: the European Central Bank's, from 1999 on.

Read as the text they were published in, never as floating point. Kept by the store.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date

from currency_converter import CURRENCY_FILE

from assignments.core.money import CURRENCIES
from assignments.core.rates import PIVOT, Rate

SOURCE = "ECB"
_UNKNOWN = frozenset({"", "N/A"})


def embedded_rates() -> list[Rate]:
    """Every published rate of a known currency, the newest day first."""
    return list(_rates())


def _rates() -> Iterator[Rate]:
    with zipfile.ZipFile(CURRENCY_FILE) as archive, archive.open(archive.namelist()[0]) as file:
        rows = csv.reader(io.TextIOWrapper(file, encoding="utf-8"))
        _, *columns = next(rows)
        for day, *values in rows:
            published = date.fromisoformat(day)
            for quote, rate in zip(columns, values, strict=False):
                if quote in CURRENCIES and rate not in _UNKNOWN:
                    yield Rate(published, PIVOT, quote, rate, SOURCE)
