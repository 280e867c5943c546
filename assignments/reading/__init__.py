"""A letter's text read into facts, clauses and proposed terms: text in, values out.

Nothing here opens a file or writes. What a term means for a cost is the core's business.
"""

from assignments.reading.values import Clause, LetterFacts, Passage, Proposal, Reading

__all__ = ["Clause", "LetterFacts", "Passage", "Proposal", "Reading", "read"]


def read(text: str) -> Reading:
    """Read a letter: the same text gives the same reading, in time linear in its length."""
    return Reading(LetterFacts(), (), (), (), ())
