"""The pack of a tax year: what was paid for an assignment, and how a country treats it."""

from typing_extensions import TypedDict

from assignments.core import packs
from assignments.exports.shapes import months
from assignments.exports.shapes.months import Cost
from assignments.exports.shapes.words import Amount, Country, Currency, Day


class PackYear(TypedDict):
    """A calendar year that an assignment reaches into."""

    year: int


class PackTotal(TypedDict):
    """The costs of one category that are treated alike; `category` is empty for all of them."""

    category: str
    taxable: bool | None
    costs: int
    approved: Amount
    currency: Currency


class Pack(TypedDict):
    """All that was paid in a tax year, added up; `missing` are sentences on what is not in it."""

    year: int
    country: Country
    first: Day
    last: Day
    costs: int
    totals: list[PackTotal]
    sums: list[PackTotal]
    missing: list[str]


class PackedCost(TypedDict):
    """A cost of the year, the day it counts on, and whether the country treats it as taxable."""

    counts_on: Day
    taxable: bool | None
    cost: Cost


def pack(one: packs.Pack, missing: tuple[str, ...]) -> Pack:
    """A pack without its costs."""
    return {
        "year": one.year.year,
        "country": one.year.country,
        "first": one.year.first.isoformat(),
        "last": one.year.last.isoformat(),
        "costs": len(one.costs),
        "totals": [_total(each) for each in one.totals],
        "sums": [_total(each) for each in one.sums],
        "missing": list(missing),
    }


def _total(one: packs.PackTotal) -> PackTotal:
    return {
        "category": one.category,
        "taxable": one.taxable,
        "costs": one.lines,
        "approved": str(one.approved),
        "currency": one.approved.currency,
    }


def packed(one: packs.Packed) -> PackedCost:
    """A cost of the year."""
    return {
        "counts_on": one.day.isoformat(),
        "taxable": one.taxable,
        "cost": months.cost(one.line),
    }
