"""A term in the making: one category of one part of a unit, its quantities and its stance."""

import re
from dataclasses import dataclass

from assignments.reading.categories import Mention, Scene
from assignments.reading.terms.parts import Part
from assignments.reading.values import Quantity

# People at the end of a sentence are meant for all that it names.
_FOR_ALL = re.compile(
    r"\bfor (?:each of )?(?:you|yourself|him|executive|employee|the \w+|mr\. \w+)"
    r"(?:,? (?:and|or|your|his|her|the|accompanying|immediate|dependent|eligible|minor|family"
    r"|members?|spouse|wife|"
    r"husband|partner|child|children|dependents?|dependants?|household)){1,10}\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shared:
    """A sum that bounds several drafts together, and the clause that it stands in."""

    sum: Quantity
    clause: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One category in one part of a unit; `shared` are sums that bound others with it."""

    scene: Scene
    mention: Mention
    part: Part
    quantities: tuple[Quantity, ...]
    excluded: bool
    shared: tuple[Shared, ...] = ()

    @property
    def said(self) -> str:
        """The words that count: the part, and for a list item what introduces it."""
        if self.scene.unit.kind == "sentence":
            return self.part.text
        return f"{self.scene.lead} {self.part.text}"

    @property
    def own(self) -> str:
        """Of the part, the words that are this mention's own: not what belongs to the others."""
        text, first = self.part.text, self.part.first
        starts = [one.first - first for one in self.part.mentions]
        begin = self.mention.first - first
        following = [start for start in starts if start > begin]
        opening = text[: min(starts)]
        tail = _FOR_ALL.search(text, max(starts))
        own = text[begin : following[0] if following else len(text)]
        return f"{opening} {own} {tail[0] if tail and following else ''}"
