"""A letter's text read into facts, clauses and proposed terms: text in, values out.

Nothing here opens a file or writes. What a term means for a cost is the core's business.
Reading's patterns are loaded when something is read for the first time: making them takes half a
second, and neither a start nor most requests read a letter.

In the order of reading: `structure` parts the text into units and clauses, `quantities` finds
the numbers of a unit (both through `counting`), `categories` what it names, `language` who grants
what to whom, `terms` puts these together, `unread` lists what is left over, `facts` what the letter
says of itself; `whole` is all of it. Beside that `endings` reads what falls due when an employment
ends.
"""

from assignments.reading.values import (
    Clause,
    LetterFacts,
    Passage,
    Proposal,
    Quantity,
    Reading,
)

__all__ = [
    "Clause",
    "LetterFacts",
    "Passage",
    "Proposal",
    "Quantity",
    "Reading",
    "read",
    "read_endings",
    "read_quantities",
]


def read(text: str) -> Reading:
    """Read a letter: the same text gives the same reading, in time linear in its length."""
    from assignments.reading import whole

    return whole.read(text)


def read_endings(text: str) -> tuple[Proposal, ...]:
    """The rules on ending that a letter seems to hold, in the order in which they stand."""
    from assignments.reading.endings import endings

    return endings(text)


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a flat text, in order and apart; a range is its upper end, at most."""
    from assignments.reading.quantities import quantities

    return quantities(text)
