"""A letter's text read into facts, clauses and proposed terms: text in, values out.

Nothing here opens a file or writes. What a term means for a cost is the core's business.
In the order of reading: `structure` parts the text into units and clauses, `quantities` finds
the numbers of a unit (both through `counting`), `categories` what it names, `language` who grants
what to whom, `terms` puts these together, `unread` lists what is left over, `facts` what the letter
says of itself. Beside that `endings` reads what falls due when an employment ends.
"""

from assignments.reading.counting import counted_units
from assignments.reading.facts import facts
from assignments.reading.terms import proposals
from assignments.reading.unread import numbers, unread
from assignments.reading.values import (
    Clause,
    LetterFacts,
    Passage,
    Proposal,
    Reading,
)

__all__ = ["Clause", "LetterFacts", "Passage", "Proposal", "Reading", "read"]


def read(text: str) -> Reading:
    """Read a letter: the same text gives the same reading, in time linear in its length."""
    parted, counted = counted_units(text)
    found = tuple(_quoted(one, text) for one in proposals(counted))
    places = [Passage(one.words["start"], one.words["end"]) for one in found]
    return Reading(facts(parted), parted.clauses, found, unread(counted, places), numbers(counted))


def _quoted(one: Proposal, text: str) -> Proposal:
    quote = text[one.words["start"] : one.words["end"]]
    return Proposal({**one.words, "quote": quote}, one.why)
