"""A sentence in its parts: each speaks of its own matter, with its own yes or no."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from assignments.reading.categories import Mention
from assignments.reading.language.breaks import BREAK
from assignments.reading.values import Quantity


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a flat text with the categories it names and the quantities it states."""

    first: int
    last: int
    text: str
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]


def parts(
    text: str, mentions: Iterable[Mention], quantities: Iterable[Quantity]
) -> tuple[Part, ...]:
    """A unit's text in parts; a part that names nothing belongs to the one before it."""
    named, counted = tuple(mentions), tuple(quantities)
    spans: list[tuple[int, int]] = []
    for first, last in pairwise([0, *(match.end() for match in BREAK.finditer(text)), len(text)]):
        if spans and not (_names(named, first, last) and _names(named, *spans[-1])):
            spans[-1] = (spans[-1][0], last)
        elif first < last:
            spans.append((first, last))
    return tuple(
        Part(
            first,
            last,
            text[first:last],
            tuple(one for one in named if first <= one.first < last),
            tuple(one for one in counted if first <= one.first < last),
        )
        for first, last in spans
    )


def _names(named: Iterable[Mention], first: int, last: int) -> bool:
    return any(first <= one.first < last for one in named)
