"""A unit of a letter with what stands around it. Values alone."""

from dataclasses import dataclass

from assignments.reading.values import Quantity, Unit


@dataclass(frozen=True, slots=True)
class Scene:
    """A unit, its quantities, the words just before it, and whether the letter sends abroad.

    `led` are the items of the list that it introduces, if it does.
    """

    unit: Unit
    quantities: tuple[Quantity, ...]
    before: str
    abroad: bool
    led: tuple[Unit, ...] = ()

    @property
    def lead(self) -> str:
        """The words that introduce the unit's list; the head of a table introduces nothing."""
        return "" if self.unit.kind == "row" else self.unit.lead

    @property
    def about(self) -> str:
        """The unit's own words with its lead and its headings."""
        return " | ".join((self.unit.text, self.lead, *self.unit.headings))

    @property
    def around(self) -> str:
        """All that, and the words just before it."""
        return f"{self.about} | {self.before}"

    @property
    def topic(self) -> str:
        """The lead and the innermost heading."""
        return " | ".join((self.lead, *self.unit.headings[-1:]))

    @property
    def frame(self) -> str:
        """The lead and the headings alone."""
        return " | ".join((self.lead, *self.unit.headings))
