"""A letter parted into short units, in plain signs, with their quantities."""

from collections.abc import Iterator
from dataclasses import replace

from assignments.reading.quantities import quantities
from assignments.reading.structure import structure
from assignments.reading.values import Counted, Structure, Unit

_LONGEST = 3000  # characters of a unit: what is compared within one stays bounded
# Signs of word processors with the plain one for each, so that every place stays the same.
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011\u00a0", "''\"\"-- ")


def counted_units(text: str) -> tuple[Structure, tuple[Counted, ...]]:
    """The letter's structure, and its units with their quantities, without the page's furniture."""
    whole = structure(text)
    parted = replace(whole, units=tuple(one for unit in whole.units for one in _pieces(unit)))
    return parted, tuple(_counted(unit) for unit in parted.units if unit.kind != "furniture")


def _pieces(unit: Unit) -> Iterator[Unit]:
    """A unit, cut where it is longer than any sentence that somebody would sign."""
    first = 0
    while len(unit.text) - first > _LONGEST:
        space = unit.text.rfind(" ", first, first + _LONGEST)
        last = space if space > first else first + _LONGEST
        yield replace(unit, text=unit.text[first:last], places=unit.places[first:last])
        first = last
    if first < len(unit.text):
        yield replace(unit, text=unit.text[first:], places=unit.places[first:]) if first else unit


def _counted(unit: Unit) -> Counted:
    """A unit in plain signs, with its quantities."""
    plain = replace(
        unit,
        text=unit.text.translate(_PLAIN),
        lead=unit.lead.translate(_PLAIN),
        headings=tuple(one.translate(_PLAIN) for one in unit.headings),
    )
    return Counted(plain, quantities(plain.text))
