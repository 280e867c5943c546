"""Which clauses a block stands in: those that its labels opened, less those that have ended.

A clause without a number below it ends where its list does: by indentation, by words that close
the letter, or because every item before was one paragraph.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assignments.reading.structure.blocks import Block, is_heading_line
from assignments.reading.structure.edges import Edges
from assignments.reading.structure.headings import is_apart, run_in
from assignments.reading.structure.numbering import Level

# A list shorter than this shows no habit.
FEWEST_ITEMS = 2


@dataclass(slots=True)
class _Habit:
    """How the items of one list are set."""

    last: int = 0
    items: int = 0
    margin: int | None = None
    titled: bool = False
    loose: bool = False


@dataclass(slots=True)
class _Scopes:
    blocks: Sequence[Block]
    edges: Edges
    habits: dict[int, _Habit] = field(default_factory=dict)


def depths(blocks: Sequence[Block], edges: Edges) -> tuple[int, ...]:
    """How many of its levels each block stands in."""
    scopes = _Scopes(blocks, edges)
    for n, block in enumerate(blocks):
        _learn(scopes, n, block)
    found: list[int] = []
    for n in range(len(blocks)):
        found.append(_depth(scopes, n, found[-1] if found else 0))
    return tuple(found)


def _learn(scopes: _Scopes, n: int, block: Block) -> None:
    opened = block.levels[len(block.levels) - block.opens :]
    for level in opened:
        habit = scopes.habits.setdefault(level.list, _Habit())
        if n and habit.items and _is_loose(scopes.blocks[n - 1], level):
            habit.loose = True
        habit.last, habit.items = n, habit.items + 1
    if opened:
        habit = scopes.habits[opened[-1].list]
        habit.titled = habit.titled or bool(run_in(block.text, 2)[0]) or _is_title(block)
        if len(block.lines) > 1:
            margin = block.margin
            habit.margin = margin if habit.margin is None else min(margin, habit.margin)


def _is_title(block: Block) -> bool:
    return len(block.lines) == 1 and is_heading_line(block.text)


def _is_loose(before: Block, level: Level) -> bool:
    """Whether the item before had a paragraph of its own without a label."""
    inner = before.levels[-1:] and before.levels[-1].list == level.list
    return bool(inner) and before.label is None and not _is_title(before)


def _depth(scopes: _Scopes, n: int, before: int) -> int:
    block = scopes.blocks[n]
    if block.opens:
        return len(block.levels)
    following = scopes.blocks[n + 1] if n + 1 < len(scopes.blocks) else None
    if block.label is None and following and following.opens and _is_title(block):
        return min(len(following.levels) - following.opens, len(block.levels))
    if is_apart(block.text) and _is_title(block):
        return 0
    depth = min(before, len(block.levels))
    while depth and _leaves(scopes, n, block.levels[depth - 1]):
        depth -= 1
    return depth


def _leaves(scopes: _Scopes, n: int, level: Level) -> bool:
    block, habit = scopes.blocks[n], scopes.habits[level.list]
    if habit.last > n:
        return False
    if n in scopes.edges.closing or n in scopes.edges.furniture:
        return n in scopes.edges.closing
    if habit.margin is not None and block.margin < habit.margin - 1:
        return True
    if block.label is not None:
        return False
    return habit.items >= FEWEST_ITEMS and not habit.titled and not habit.loose
