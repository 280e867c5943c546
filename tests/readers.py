"""Readers of letters for the tests: one that finds nothing, and one that proposes what it is told.

How the program's own reader reads is tested in `reading`.
"""

import re

from assignments.reading import Clause, LetterFacts, Passage, Proposal, Reading

WHY = "It grants an amount."
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_PRINTED = re.compile(r"^(\w{1,3})\. ", re.MULTILINE)


def nothing(text):
    """Find nothing in any letter."""
    del text
    return Reading(LetterFacts(), (), (), (), ())


def proposing(*terms, facts=None):
    """A reader that proposes the terms whose quotes stand in a letter, and lists other numbers."""

    def reader(text):
        proposals = tuple(_proposal(words, text) for words in terms if words["quote"] in text)
        spans = [(one.words["start"], one.words["end"]) for one in proposals]
        clauses = _clauses(text)
        numbers = tuple(
            Passage(*found.span())
            for found in _NUMBER.finditer(text)
            if not any(found.span() == (one.start, one.start + len(one.number)) for one in clauses)
        )
        lines = re.finditer(r"[^\n]*\d[^\n]*", text)
        unread = tuple(
            Passage(*line.span())
            for line in lines
            if not any(line.start() <= start < line.end() for start, _ in spans)
        )
        return Reading(facts or LetterFacts(), clauses, proposals, unread, numbers)

    return reader


def _proposal(words, text):
    start = words.get("start", text.index(words["quote"]))
    return Proposal({**words, "start": start, "end": start + len(words["quote"])}, WHY)


def _clauses(text):
    found = list(_PRINTED.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    return tuple(Clause(one[1], one.start(), end) for one, end in zip(found, ends, strict=False))
