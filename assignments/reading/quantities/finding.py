"""The quantities of one flat sentence, found one by one, joined, and told per what and how bound.

Each kind is recognised in the part named after it.
"""

from collections import deque
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
from assignments.reading.quantities.numerals import Numeral, next_numeral, small_letters
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
_WHOLES: tuple[Callable[[str], Iterator[Quantity] | list[Quantity]], ...] = (
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
    """The quantities as they stand, one by one: each digit of the text is in one of them."""
    whole = deque(_whole(text))
    small = small_letters(text)
    end, numeral = 0, next_numeral(text, small, 0)
    while whole or numeral:
        if numeral and numeral.first < end:
            numeral = next_numeral(text, small, end)
        elif whole and (whole[0].first < end or _cuts(whole[0], numeral)):
            whole.popleft()
        else:
            ready = whole and (numeral is None or whole[0].first <= numeral.first)
            quantity = whole.popleft() if ready or not numeral else _measured(text, numeral, end)
            end = quantity.last
            yield quantity


def _whole(text: str) -> list[Quantity]:
    """Those that are not read from a numeral and its unit, by where they begin."""
    found = chain.from_iterable(find(text) for find in _WHOLES)
    return sorted(found, key=lambda quantity: (quantity.first, -quantity.last))


def _cuts(quantity: Quantity, numeral: Numeral | None) -> bool:
    """Whether a quantity would begin inside a numeral."""
    return numeral is not None and numeral.first < quantity.first < numeral.last


def _measured(text: str, numeral: Numeral, end: int) -> Quantity:
    """The quantity that a numeral is; the sign before `end` belongs to the amount before."""
    readings = (kind(text, numeral) for kind in KINDS)
    quantity = next(reading for reading in readings if reading is not None)
    return quantity if quantity.first >= end else replace(quantity, first=numeral.first)


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
