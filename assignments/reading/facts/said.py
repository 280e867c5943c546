"""A letter in three stretches: what stands above its own words, these words, what stands below.

Where the facts are looked for; no fact is told here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assignments.reading.values import Structure, Unit

# The title and the first sentences say what a letter is.
OPENING, TITLES = 6, 24
# No name has words as long as these.
_ENDLESS = re.compile(r"\w{61,}")


@dataclass(frozen=True, slots=True)
class Said:
    """The lines above, the units between, the lines below, each in order."""

    above: tuple[str, ...]
    body: tuple[Unit, ...]
    below: tuple[str, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The lines above and the headings before the first sentence."""
        named = [unit.text for unit in self.body[: self._first()] if unit.kind == "heading"]
        return (*self.above[:TITLES], *named)

    @property
    def opening(self) -> str:
        """The first sentences."""
        sentences = [unit.text for unit in self.body if unit.kind != "heading"]
        return " ".join(sentences[:OPENING])

    def _first(self) -> int:
        for n, unit in enumerate(self.body):
            if unit.kind != "heading":
                return n
        return len(self.body)

    def sentences(self) -> Iterator[Unit]:
        """The units that are no headings."""
        return (unit for unit in self.body if unit.kind != "heading")


def said(structure: Structure) -> Said:
    """The letter's three stretches."""
    units = [replace(one, text=_ENDLESS.sub("", one.text)) for one in structure.units]
    own = [n for n, unit in enumerate(units) if unit.kind != "furniture"]
    first, last = (own[0], own[-1] + 1) if own else (len(units), len(units))
    return Said(
        tuple(unit.text for unit in units[:first]),
        tuple(unit for unit in units[first:last] if unit.kind != "furniture"),
        tuple(unit.text for unit in units[first:] if unit.kind == "furniture"),
    )
