"""The way through a letter: which of its steps are shown, where it stands, how much is done.

Only what is shown. What is confirmed, dropped and set aside is decided in the actions.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from assignments.actions.reviewing import LetterReview
from assignments.core.letter import Accounted
from assignments.core.records import TermRecord
from assignments.web.languages import N_, Spoken
from assignments.web.letters.steps import MOST_LEFT, Step, steps_of
from assignments.web.speech import FAMILIES, FAMILY_NAMES

SHOWN = Spoken(
    {
        "all": N_("All"),
        "to_confirm": N_("To confirm"),
        "open": N_("Left over"),
        "confirmed": N_("Confirmed"),
        "aside": N_("Set aside"),
    }
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the meter: so many numbers, drawn from `x` over `width` of a hundred."""

    name: str
    label: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Walk:
    """The steps of a letter by what to show, which are shown, and the one that stands open."""

    review: LetterReview
    choices: Mapping[str, tuple[Step, ...]]
    shown: str
    opened: str | None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that are shown."""
        return self.choices[self.shown]

    @property
    def left_for_later(self) -> int:
        """How many passages left over are not shown yet."""
        return max(0, len(self.review.accounted.left) - MOST_LEFT)

    @property
    def asked(self) -> str | None:
        """What is shown, as an address says it; None for everything."""
        return None if self.shown == "all" else self.shown

    @property
    def families(self) -> tuple[tuple[str, str], ...]:
        """The families of which the letter has terms, with their names."""
        there = {FAMILIES[one.term.category] for one in self.review.terms}
        return tuple((word, name) for word, name in FAMILY_NAMES.items() if word in there)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The meter of the numbers accounted for."""
        return tuple(_segments(self.review.accounted))


@dataclass(frozen=True, slots=True)
class Mark:
    """How the words of a term are marked in the text: its number, its family, what it is."""

    number: int
    family: str
    confirmed: bool
    category: str


def marks_of(terms: Iterable[TermRecord]) -> dict[int, Mark]:
    """The marks of some terms, by their ids."""
    return {
        one.id: Mark(number, FAMILIES[one.term.category], one.term.confirmed, one.term.category)
        for number, one in enumerate(terms, 1)
    }


def walk_of(review: LetterReview, shown: str, at: str | None) -> Walk:
    """The way through a letter, at a step if one is asked for that there is."""
    choices = steps_of(review)
    shown = shown if shown in choices else "all"
    if at is not None and at not in {one.anchor for one in choices[shown]}:
        shown = "all"
    return Walk(review, choices, shown, _opened(choices[shown], at))


def _opened(steps: tuple[Step, ...], at: str | None) -> str | None:
    """The step asked for, else the first to confirm, else the first."""
    anchors = [one.anchor for one in steps]
    if at in anchors:
        return at
    waiting = [one.anchor for one in steps if one.to_confirm]
    return next(iter((*waiting, *anchors)), None)


def next_to_confirm(terms: Iterable[TermRecord], after_id: int) -> int | None:
    """The next term that nobody has confirmed, behind one and then from the beginning."""
    order = list(terms)
    place = next((place for place, one in enumerate(order) if one.id == after_id), 0)
    turned = (*order[place + 1 :], *order[:place])
    return next((one.id for one in turned if not one.term.confirmed and one.id != after_id), None)


def next_left(review: LetterReview, after: int) -> str | None:
    """The next passage that is left over, behind a place and then from the beginning."""
    starts = [one.start for one in review.accounted.left]
    behind = (start for start in starts if start > after)
    found = next(behind, next(iter(starts), None))
    return None if found is None else f"left-{found}"


def _segments(accounted: Accounted) -> Iterator[Segment]:
    x = 0.0
    for name, label, count in (
        ("confirmed", _("in confirmed terms"), accounted.confirmed),
        ("proposed", _("in proposed terms"), accounted.proposed),
        ("aside", _("set aside"), accounted.aside),
        ("open", _("not accounted for"), accounted.open),
    ):
        width = round(100 * count / accounted.all, 2) if accounted.all else 0.0
        yield Segment(name, label, count, round(x, 2), width)
        x += width
