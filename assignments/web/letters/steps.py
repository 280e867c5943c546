"""What there is to look at in a letter: terms, passages left over, dropped and set aside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assignments.actions.reviewing import LetterReview
from assignments.core.letter import LeftOver, Misfit, Span
from assignments.core.records import SetAside, TermRecord

MOST_LEFT = 500  # passages left over that a page shows at once; the others follow as they go


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to look at; `about` is the thing itself, `quote` its words.

    `kind` is term, left, misfit (a proposal that could not be kept), aside or dropped. `number`
    counts the terms, and tells which misfit it is.
    """

    kind: str
    anchor: str
    start: int
    about: TermRecord | LeftOver | Misfit | SetAside
    quote: str = ""
    number: int | None = None
    figures: tuple[str, ...] = ()

    @property
    def to_confirm(self) -> bool:
        """Whether it is a term that nobody has confirmed."""
        return self.kind == "term" and not self.confirmed

    @property
    def confirmed(self) -> bool:
        """Whether it is a confirmed term."""
        return isinstance(self.about, TermRecord) and self.about.term.confirmed


def steps_of(review: LetterReview) -> dict[str, tuple[Step, ...]]:
    """The steps of each choice of what to show, in the order of the text."""
    terms, left = tuple(_terms(review)), tuple(_left_and_misfits(review))
    return {
        "all": _in_order((*terms, *left)),
        "to_confirm": tuple(one for one in terms if one.to_confirm),
        "open": _in_order(left),
        "confirmed": tuple(one for one in terms if one.confirmed),
        "aside": _in_order((*_aside(review), *_dropped(review))),
    }


def _in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda one: one.start))


def _terms(review: LetterReview) -> Iterator[Step]:
    for number, one in enumerate(review.terms, 1):
        yield Step("term", f"term-{one.id}", one.term.start or 0, one, one.term.quote, number)


def _dropped(review: LetterReview) -> Iterator[Step]:
    for one in review.dropped:
        yield Step("dropped", f"dropped-{one.id}", one.term.start or 0, one, one.term.quote)


def _left_and_misfits(review: LetterReview) -> Iterator[Step]:
    """What no term rests on; where the reader's proposal did not fit, the passage tells of that."""
    misfits = list(_misfits(review))
    for left in _left(review):
        about = next((one for one in misfits if _lies_in(left, one)), None)
        if about is None:
            yield left
        else:
            misfits.remove(about)
            yield replace(about, anchor=left.anchor)
    yield from misfits


def _left(review: LetterReview) -> Iterator[Step]:
    text = review.letter.text
    for one in review.accounted.left[:MOST_LEFT]:
        figures = tuple(text[first:last] for first, last in one.numbers)
        quote = text[one.start : one.end]
        yield Step("left", f"left-{one.start}", one.start, one, quote, None, figures)


def _aside(review: LetterReview) -> Iterator[Step]:
    for one in review.aside:
        quote = review.letter.text[one.start : one.end]
        yield Step("aside", f"aside-{one.id}", one.start, one, quote)


def _misfits(review: LetterReview) -> Iterator[Step]:
    """The proposals that could not be kept, until somebody records a term of the same words."""
    kept = {
        (one.term.category, one.term.start, one.term.end)
        for one in (*review.terms, *review.dropped)
    }
    for number, one in enumerate(review.reading.misfits):
        start, end = misfit_span(one)
        if (one.words.get("category"), start, end) not in kept:
            quote = str(one.words.get("quote") or "")
            yield Step("misfit", f"misfit-{number}", start, one, quote, number)


def _lies_in(left: Step, misfit: Step) -> bool:
    """Whether every number of a passage stands in the words of a proposal."""
    if not isinstance(left.about, LeftOver) or not isinstance(misfit.about, Misfit):
        return False
    start, end = misfit_span(misfit.about)
    return all(start <= first and last <= end for first, last in left.about.numbers)


def misfit_span(misfit: Misfit) -> Span:
    """Where a proposal that does not fit would stand; nowhere where it does not say."""
    start, end = misfit.words.get("start"), misfit.words.get("end")
    return (start, end) if isinstance(start, int) and isinstance(end, int) else (0, 0)
