"""The reading of a whole letter, of what the other parts find."""

from assignments.reading.counting import counted_units
from assignments.reading.facts import facts
from assignments.reading.terms import proposals
from assignments.reading.unread import numbers, unread
from assignments.reading.values import Passage, Proposal, Reading


def read(text: str) -> Reading:
    """Read a letter: the same text gives the same reading, in time linear in its length."""
    parted, counted = counted_units(text)
    found = tuple(_quoted(one, text) for one in proposals(counted))
    places = [Passage(one.words["start"], one.words["end"]) for one in found]
    return Reading(facts(parted), parted.clauses, found, unread(counted, places), numbers(counted))


def _quoted(one: Proposal, text: str) -> Proposal:
    quote = text[one.words["start"] : one.words["end"]]
    return Proposal({**one.words, "quote": quote}, one.why)
