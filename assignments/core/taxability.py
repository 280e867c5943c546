"""What the company treats as taxable: by category and country, from a day on. Never advice."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assignments.core.records import Person


@dataclass(frozen=True, slots=True)
class Taxability:
    """One row: from `first` on the company treats a category in a country so, until another row."""

    id: int
    category: str
    country: str
    first: dt.date
    taxable: bool
    note: str
    by: Person | None
    at: dt.datetime


def taxable_on(
    rows: Iterable[Taxability], category: str, country: str, day: dt.date
) -> Taxability | None:
    """The row that holds on a day: the one that began last, of one day the last recorded."""
    holding = (one for one in rows if (one.category, one.country) == (category, country))
    begun = (one for one in holding if one.first <= day)
    return max(begun, key=lambda one: (one.first, one.id), default=None)
