"""Words of a letter found again in another text of it, whatever spaces lie between them."""

import re
from dataclasses import replace

from assignments.core.letter.kept import Span
from assignments.core.letter.terms import Term


def moved_span(span: Span, old: str, new: str) -> Span | None:
    """Where the words of a place in the old text stand in the new one; None where they do not.

    Of several places it is the one that lies as far into the text as before.
    """
    words = old[span[0] : span[1]].split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    expected = span[0] * len(new) / max(1, len(old))
    found = (match.span() for match in pattern.finditer(new))
    return min(found, key=lambda place: abs(place[0] - expected), default=None)


def moved_term(term: Term, old: str, new: str) -> Term:
    """The term with its place in the new text; without one where its words do not stand there."""
    if term.start is None or term.end is None:
        return term
    span = moved_span((term.start, term.end), old, new)
    if span is None:
        return replace(term, start=None, end=None, confirmed=False)
    return replace(term, quote=new[span[0] : span[1]], start=span[0], end=span[1], confirmed=False)
