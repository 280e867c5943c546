"""A letter's text read into facts, clauses and proposed terms: text in, values out.

Nothing here opens a file or writes. What a term means for a cost is the core's business.
In the order of reading: `structure` parts the text into units and clauses, `quantities` finds
the numbers of a unit, `categories` what it names, `language` who grants what to whom, `terms`
puts these together, `unread` lists what is left over, `facts` what the letter says of itself.
"""

from collections.abc import Iterator
from dataclasses import replace

from assignments.reading.facts import facts
from assignments.reading.quantities import quantities
from assignments.reading.structure import structure
from assignments.reading.terms import proposals
from assignments.reading.unread import numbers, unread
from assignments.reading.values import (
    Clause,
    Counted,
    LetterFacts,
    Passage,
    Proposal,
    Reading,
    Unit,
)

__all__ = ["Clause", "LetterFacts", "Passage", "Proposal", "Reading", "read"]


_LONGEST = 3000  # characters of a unit: what is compared within one stays bounded
# Signs of word processors with the plain one for each, so that every place stays the same.
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2011\u00a0", "''\"\"-- ")


def read(text: str) -> Reading:
    """Read a letter: the same text gives the same reading, in time linear in its length."""
    whole = structure(text)
    parted = replace(whole, units=tuple(one for unit in whole.units for one in _pieces(unit)))
    counted = tuple(_counted(unit) for unit in parted.units if unit.kind != "furniture")
    found = tuple(_quoted(one, text) for one in proposals(counted))
    places = [Passage(one.words["start"], one.words["end"]) for one in found]
    return Reading(facts(parted), parted.clauses, found, unread(counted, places), numbers(counted))


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


def _quoted(one: Proposal, text: str) -> Proposal:
    quote = text[one.words["start"] : one.words["end"]]
    return Proposal({**one.words, "quote": quote}, one.why)
