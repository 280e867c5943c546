"""A letter's structure told shortly, for tests."""

from itertools import pairwise

from assignments.reading.structure import structure


def units(letter, *kinds):
    """The units of these kinds; without kinds all that are no furniture."""
    found = structure(letter).units
    return [unit for unit in found if (unit.kind in kinds if kinds else unit.kind != "furniture")]


def texts(letter, *kinds):
    """The flat texts of the units."""
    return [unit.text for unit in units(letter, *kinds)]


def the(letter, begin):
    """The one unit whose text begins so."""
    (found,) = [unit for unit in structure(letter).units if unit.text.startswith(begin)]
    return found


def clauses(letter):
    """Number and heading of every clause."""
    return [(clause.number, clause.heading) for clause in structure(letter).clauses]


def faults(letter):
    """The units whose places do not lead back to their text."""
    return [unit for unit in structure(letter).units if not _stands(letter, unit)]


def _stands(letter, unit):
    places = list(unit.places)
    return (
        bool(unit.text)
        and len(places) == len(unit.text)
        and places[-1] < len(letter)
        and all(one < other for one, other in pairwise(places))
        and all(
            letter[place] == sign or sign == " "
            for place, sign in zip(places, unit.text, strict=True)
        )
    )
