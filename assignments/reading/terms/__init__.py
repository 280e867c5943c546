"""Units of a letter as proposed terms in the contract's words, each with its why."""

from assignments.reading.terms.proposing import proposals

__all__ = ["proposals"]
