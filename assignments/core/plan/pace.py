"""How money and trips lie on the days of a plan: by the month, the year, once, or spread evenly.

Everything is rounded down, month after month together, so that no period gets more than its sum.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from assignments.core.money import Money, decimals
from assignments.core.periods import cut_by_month, period_of

Days = tuple[date, date]  # first and last, both included
Piece = tuple[Days, Money]  # days of one month, and their money
Paced = list[Piece]
STEADY = {"day": 1, "week": 7}
BY_PERIOD = ("month", "quarter", "calendar_year", "assignment_year")
RECURRING = (*STEADY, *BY_PERIOD)


def label_of(day: date) -> str:
    """The month of a day, as 2005-03."""
    return f"{day.year:04}-{day.month:02}"


def months_between(first: date, last: date) -> tuple[str, ...]:
    """The months of two days and all between them."""
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month
    return tuple(f"{at // 12:04}-{at % 12 + 1:02}" for at in range(begin, end))


def in_parts(days: Days, per: str, start: date) -> Iterator[tuple[int, int, int]]:
    """The days cut where a period ends: first, end not included, and its period's length."""
    cursor, last = days
    while cursor <= last:
        period = period_of(per, cursor, start)
        first, end = period.first or start, period.last or last
        yield cursor.toordinal(), min(end, last).toordinal() + 1, (end - first).days + 1
        cursor = end + timedelta(days=1)


def paced(value: Fraction, currency: str, per: str | None, days: Days, start: date) -> Paced:
    """So much of a currency `per` period on some days, cut by month and period.

    Once, and for the assignment, it falls on the first day.
    """
    if per not in RECURRING:
        return [((days[0], days[0]), Money.floor(value, currency))]
    minor = value * 10 ** decimals(currency)
    if per in STEADY:
        whole = (days[0].toordinal(), days[1].toordinal() + 1, STEADY[per])
        parts: Iterator[tuple[int, int, int]] = iter((whole,))
    else:
        parts = in_parts(days, per, start)
    return [piece for part in parts for piece in _by_month(minor, currency, part)]


def _by_month(minor: Fraction, currency: str, part: tuple[int, int, int]) -> Iterator[Piece]:
    first, end, length = part
    top, bottom, before = minor.numerator, minor.denominator * length, 0
    for cut, stop in cut_by_month(first, end):
        upto = top * (stop - first) // bottom
        days = (date.fromordinal(cut), date.fromordinal(stop - 1))
        yield days, Money(upto - before, currency)
        before = upto


def evenly(count: int, days: Days) -> Iterator[date]:
    """So many days spread evenly over some days, each in the middle of its part."""
    first, length = days[0].toordinal(), (days[1] - days[0]).days + 1
    for number in range(count):
        yield date.fromordinal(first + (2 * number + 1) * length // (2 * count))


def spread(money: Money, months: tuple[str, ...]) -> list[tuple[str, Money]]:
    """One sum spread evenly over months, so that they add up to it exactly."""
    count = len(months)
    cuts = [money.minor * number // count for number in range(count + 1)]
    return [
        (label, Money(cuts[number + 1] - cuts[number], money.currency))
        for number, label in enumerate(months)
    ]
