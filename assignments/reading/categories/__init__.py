"""Which categories a unit of a letter names, and what a shared word means where it stands.

Only what is spoken of. Whether it is granted is a matter of `language`, how much of `quantities`.
"""

from assignments.reading.categories import (
    general,
    goods,
    housing,
    living,
    settling,
    standing,
    travel,
)
from assignments.reading.categories.headings import announced
from assignments.reading.categories.scene import Scene
from assignments.reading.categories.settled import settled
from assignments.reading.categories.signs import Mention, Sign
from assignments.reading.categories.standing import TERM

__all__ = ["Mention", "Scene", "announced", "mentions", "named"]

# The earlier sign wins where two claim the same words.
_SIGNS: tuple[Sign, ...] = (
    *travel.SIGNS,
    *goods.SIGNS,
    *housing.SIGNS,
    *living.SIGNS,
    *settling.SIGNS,
    *standing.SIGNS,
    *general.SIGNS,
    TERM,
)
# What takes many words to say may have another's words among them.
_OVER_OTHERS = frozenset({"relocation", "goods"})
_MOST = 60  # mentions of a unit; no sentence that somebody would sign has more
_STEMS = tuple(sorted(frozenset[str]().union(*(one.stems for one in _SIGNS))))


def mentions(scene: Scene) -> tuple[Mention, ...]:
    """The categories that a unit names, in the order in which it does."""
    return settled(_raw(scene.unit.text, scene, abroad=scene.abroad), scene)


def named(words: str, scene: Scene) -> tuple[Mention, ...]:
    """The categories that other words name, such as a heading's, in a unit's scene."""
    return settled(_raw(words, scene, abroad=False), scene)


def _raw(text: str, scene: Scene, *, abroad: bool) -> list[Mention]:
    lowered = text.lower()
    found: list[Mention] = []
    stems = frozenset(stem for stem in _STEMS if stem in lowered)
    for one in _SIGNS:
        if (abroad or one is not TERM) and not one.stems.isdisjoint(stems):
            found.extend(_said(one, text, scene, found))
    return sorted(found, key=lambda one: one.first)[:_MOST]


def _said(one: Sign, text: str, scene: Scene, found: list[Mention]) -> list[Mention]:
    """Where a sign stands free of those found before it."""
    matches = [match for match in one.words.finditer(text) if match.end() > match.start()]
    if not matches or (one.bars is not None and one.bars.search(text)):
        return []
    if one.near is not None and not one.near.search(scene.around):
        return []
    return [
        Mention(one.category, match.start(), match.end(), match[0])
        for match in matches
        if one.category in _OVER_OTHERS
        or not any(match.start() < old.last and old.first < match.end() for old in found)
    ]
