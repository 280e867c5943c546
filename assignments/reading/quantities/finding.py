"""The quantities of one flat sentence, found one by one, joined, and told per what and how bound.

Each kind is recognised in the part named after it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import chain

from assignments.reading.quantities.bounds import bound
from assignments.reading.quantities.containers import containers
from assignments.reading.quantities.counts import count, number, some_trips, times
from assignments.reading.quantities.dates import dates
from assignments.reading.quantities.each import for_each
from assignments.reading.quantities.granted import with_periods
from assignments.reading.quantities.joining import joined
from assignments.reading.quantities.measures import duration, share, volume, weight
from assignments.reading.quantities.money import money
from assignments.reading.quantities.numerals import Numeral, numerals
from assignments.reading.quantities.references import references
from assignments.reading.quantities.salaries import month_of_pay, salary
from assignments.reading.values import Quantity

# in this order: the first that recognises a number has it
KINDS: tuple[Callable[[str, Numeral], Quantity | None], ...] = (
    money,
    salary,
    share,
    volume,
    duration,
    weight,
    count,
    number,
)
_WHOLE: tuple[Callable[[str], Iterator[Quantity] | list[Quantity]], ...] = (
    containers,
    dates,
    references,
    month_of_pay,
    some_trips,
    times,
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a flat text, in order and apart; a range is its upper end, at most."""
    found = [_exact(quantity) for quantity in joined(text, _found(text)) if _counts(text, quantity)]
    granted = with_periods(text, found)
    ends = [0, *(quantity.last for quantity in granted)]
    return tuple(map(partial(_bound, text), ends, granted))


def _found(text: str) -> Iterator[Quantity]:
    """The quantities as they stand, one by one."""
    whole = sorted(
        chain.from_iterable(find(text) for find in _WHOLE),
        key=lambda quantity: (quantity.first, -quantity.last),
    )
    end = 0
    for quantity in _merged(text, whole):
        if quantity.first >= end:
            end = quantity.last
            yield quantity


def _merged(text: str, whole: list[Quantity]) -> Iterator[Quantity]:
    """Those found whole and those read from numerals, by where they begin."""
    place, end = 0, 0
    for numeral in numerals(text):
        while place < len(whole) and whole[place].first < numeral.last:
            if whole[place].first >= end:
                end = whole[place].last
                yield whole[place]
            place += 1
        if numeral.first >= end:
            quantity = _measured(text, numeral)
            end = quantity.last
            yield quantity
    yield from whole[place:]


def _measured(text: str, numeral: Numeral) -> Quantity:
    readings = (kind(text, numeral) for kind in KINDS)
    return next(reading for reading in readings if reading is not None)


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether it says a number at all: a bare "one" or "half" stands for a thing or is idiom."""
    if quantity.kind != "number" or quantity.unit is not None:
        return True
    printed = text[quantity.first : quantity.last]
    return any(map(str.isdigit, printed)) or (quantity.value or 0) > 1


def _exact(quantity: Quantity) -> Quantity:
    """The quantity with its value in as few digits as it needs."""
    if quantity.value is None:
        return quantity
    whole = quantity.value == quantity.value.to_integral_value()
    value = quantity.value.quantize(Decimal(1)) if whole else quantity.value.normalize()
    return replace(quantity, value=value)


def _bound(text: str, begin: int, quantity: Quantity) -> Quantity:
    """The quantity with how it binds and whether each has it, by the words since `begin`."""
    if quantity.kind == "date" or quantity.unit in {"reference", "exchange_rate", "interval"}:
        return quantity
    how, negated = bound(text, begin, quantity)
    if how == "exact":
        how = quantity.bound
    each = for_each(text, begin, quantity)
    return replace(quantity, bound=how, negated=negated, each=each)
