"""A term in the making: the words it stands on, its category, its quantities and its stance."""

from dataclasses import dataclass

from assignments.reading.categories import Mention, Scene
from assignments.reading.values import Quantity


@dataclass(frozen=True, slots=True)
class Draft:
    """One category in one part of a unit; `text` is the part, `first` to `last` where it stands."""

    scene: Scene
    mention: Mention
    text: str
    first: int
    last: int
    quantities: tuple[Quantity, ...]
    excluded: bool
    inherited: bool = False
