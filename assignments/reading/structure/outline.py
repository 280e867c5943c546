"""The clauses that are open and the headings in force at a place of the letter."""

from dataclasses import dataclass, field, replace
from enum import IntEnum

from assignments.reading.structure.blocks import Block
from assignments.reading.structure.headings import governs
from assignments.reading.values import Clause


class Rank(IntEnum):
    """How headings rank: one takes the place of those that rank as high or lower."""

    APART = 0
    CAPITALS = 1
    TITLE = 2
    NUMBERED = 3
    RUN_IN = 4
    ITEM = 5


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading in force, and how many clauses were open where it stands."""

    text: str
    depth: int
    rank: Rank
    start: int


@dataclass(slots=True)
class Outline:
    """Clauses and headings while a letter is read; `last` is where the block before ended."""

    last: int = 0
    _open: list[Clause] = field(default_factory=list)
    _closed: list[Clause] = field(default_factory=list)
    _headings: list[_Heading] = field(default_factory=list)
    _settled: int = 0

    @property
    def clause(self) -> str:
        """The number of the innermost clause."""
        return self._open[-1].number if self._open else ""

    @property
    def above(self) -> tuple[str, ...]:
        """The headings in force, the outermost first."""
        return tuple(one.text for one in self._headings)

    def closed(self) -> tuple[Clause, ...]:
        """All clauses, in the order in which they stand, once the letter is read."""
        self._keep(0, Rank.APART, -1)
        self._end(0)
        return tuple(sorted(self._closed, key=lambda one: (one.start, -one.end)))

    def leave(self, depth: int, block: Block) -> None:
        """End the clauses below the first `depth`, and the headings inside them."""
        if block.opens:
            self._bind(depth, block)
        self._keep(depth, Rank.ITEM, depth)
        self._end(depth)

    def _bind(self, depth: int, block: Block) -> None:
        """Headings right above a list name all of it; one run into a paragraph ends with it.

        Nor does one go on where a list of articles or the like begins.
        """
        old, fresh = self._headings[: self._settled], self._headings[self._settled :]
        level = block.levels[depth]
        is_first = level.list == block.start
        self._headings = []
        for one in old:
            over = one.rank == Rank.RUN_IN or (is_first and level.is_chief)
            if over and one.rank not in (Rank.APART, Rank.NUMBERED):
                self._drop(one)
            else:
                self._headings.append(one)
        self._headings += [replace(one, depth=min(one.depth, depth)) for one in fresh]

    def enter(self, number: str, start: int) -> None:
        """Begin a clause."""
        self._open.append(Clause(number, start, start))

    def name(self, text: str, rank: Rank, start: int) -> None:
        """Put a heading in force, and its words on the clause that it names."""
        if not governs(text):
            return
        depth = len(self._open)
        self._keep(depth, rank, depth - 1)
        if rank == Rank.NUMBERED and self._open:
            self._open[-1] = replace(self._open[-1], heading=text)
        self._headings.append(_Heading(text, depth, rank, start))
        if rank >= Rank.NUMBERED:
            self.settle()

    def settle(self) -> None:
        """Words stand below the headings: they name these, not what a later label opens."""
        self._settled = len(self._headings)

    def _keep(self, depth: int, rank: Rank, whole: int) -> None:
        """Drop headings deeper than `depth`; below `whole` those that do not outrank `rank`."""
        kept = []
        for one in self._headings:
            if (
                one.depth > depth
                or (one.rank >= rank and one.depth > whole)
                or one.rank == Rank.ITEM
            ):
                self._drop(one)
            else:
                kept.append(one)
        self._headings = kept
        self._settled = min(self._settled, len(kept))

    def _drop(self, heading: _Heading) -> None:
        """A heading without a number is a clause of its own."""
        unnumbered = heading.rank not in (Rank.NUMBERED, Rank.ITEM)
        if unnumbered and self.last > heading.start + len(heading.text):
            self._closed.append(Clause("", heading.start, self.last, heading.text))

    def _end(self, depth: int) -> None:
        while len(self._open) > depth:
            self._closed.append(replace(self._open.pop(), end=self.last))
