"""A letter's text read into facts, clauses and proposed terms: text in, values out.

Nothing here opens a file or writes. What a term means for a cost is the core's business.
"""

from assignments.reading.structure import structure
from assignments.reading.terms import proposals
from assignments.reading.values import Clause, LetterFacts, Passage, Proposal, Reading

__all__ = ["Clause", "LetterFacts", "Passage", "Proposal", "Reading", "read"]


def read(text: str) -> Reading:
    """Read a letter: the same text gives the same reading, in time linear in its length."""
    parted = structure(text)
    found = tuple(_placed(one, text) for one in proposals(parted))
    return Reading(LetterFacts(), parted.clauses, found, (), ())


def _placed(one: Proposal, text: str) -> Proposal:
    start, end = one.words["start"], one.words["end"]
    return Proposal({**one.words, "quote": text[start:end], "start": start, "end": end}, one.why)
