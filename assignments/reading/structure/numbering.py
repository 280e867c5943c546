"""Which clause a label opens: the numbers of a letter in their levels, parents included.

Labels come one after another; nothing is known of what stands behind them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assignments.reading.structure.labels import Label


@dataclass(frozen=True, slots=True)
class Level:
    """An open clause: its number with its parents', and its place in its own list."""

    number: str
    style: str
    value: int
    indent: int


def opened(levels: Sequence[Level], label: Label, indent: int) -> tuple[Level, ...] | None:
    """The open clauses once the label is read; None where it fits nowhere and is no label."""
    for depth, style, value in _following(levels, label, indent):
        return (*levels[:depth], _level(levels[:depth], label, (style, value), indent))
    for style, value in label.readings:
        if style.startswith("decimal"):
            depth = _below(levels, label.printed)
            return (*levels[:depth], _level(levels[:depth], label, (style, value), indent))
    for style, value in label.readings:
        if value == 1:
            return (*levels, _level(levels, label, (style, value), indent))
    for style, value in label.readings:
        for depth, level in _inner_first(levels):
            if level.style == style:
                return (*levels[:depth], _level(levels[:depth], label, (style, value), indent))
    if label.printed.isalpha():
        return None
    return (*levels, _level(levels, label, label.readings[-1], indent))


def _following(
    levels: Sequence[Level], label: Label, indent: int
) -> Iterator[tuple[int, str, int]]:
    found = [
        (abs(level.indent - indent) > 1, -depth, depth, style, value)
        for depth, level in _inner_first(levels)
        for style, value in label.readings
        if level.style == style and level.value + 1 == value and _same_parent(level, label)
    ]
    for _, _, depth, style, value in sorted(found):
        yield depth, style, value


def _same_parent(level: Level, label: Label) -> bool:
    if not level.style.startswith("decimal"):
        return True
    return level.number.rpartition(".")[0] == label.printed.rpartition(".")[0]


def _below(levels: Sequence[Level], printed: str) -> int:
    parent = printed.rpartition(".")[0]
    for depth, level in _inner_first(levels):
        if level.number == parent:
            return depth + 1
    for depth, level in enumerate(levels):
        if level.style.startswith("decimal"):
            return depth
    return sum(level.style.startswith(("article", "part", "section")) for level in levels)


def _inner_first(levels: Sequence[Level]) -> Iterator[tuple[int, Level]]:
    return reversed(list(enumerate(levels)))


def _level(parents: Sequence[Level], label: Label, reading: tuple[str, int], indent: int) -> Level:
    style, value = reading
    parent = parents[-1].number if parents else ""
    return Level(_with_parent(parent, label.printed, style), style, value, indent)


def _with_parent(parent: str, printed: str, style: str) -> str:
    if not parent or style.startswith(("decimal", "article", "section", "clause", "§")):
        return printed
    if printed.startswith("(") or parent.endswith(")"):
        return parent + printed
    if printed.isupper() or " " in parent:
        return f"{parent} {printed}"
    return f"{parent}.{printed}"
