"""Which clause a label opens: the numbers of a letter in their levels, parents included.

Labels come one after another; what stands behind them is told by `Found` alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assignments.reading.structure.labels import Label, Numeral

# Labels whose number stands for itself, whatever clause they stand in.
_OWN = ("decimal", "article", "section", "clause", "paragraph", "\u00a7")
# A number further on than this goes on with no list.
FARTHEST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A label and where it was found.

    `led` by words that announce a list, `headed` by a heading, `apart` from the line above by
    more than a line end.
    """

    label: Label
    start: int
    indent: int
    apart: bool = True
    led: bool = False
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """An open clause: its number with its parents', its place in its list.

    `list` is where the first label of its list stands, which tells lists apart.
    """

    number: str
    numerals: tuple[Numeral, ...]
    list: int
    indent: int

    @property
    def style(self) -> str:
        """What kind of number it has."""
        return self.numerals[0][0]

    @property
    def is_chief(self) -> bool:
        """Whether it is of the kind that letters part themselves by first: articles, "II."."""
        return self.style.startswith(("article", "part", "section")) or self.style == ".I"


Levels = tuple[Level, ...]


def opened(levels: Levels, found: Found) -> Levels | None:
    """The open clauses once a label is read; None where it fits nowhere and is no label."""
    for depth, numerals in _choices(levels, found):
        parents, label = levels[:depth], found.label
        goes_on = depth < len(levels) and numerals[0][1] > 1
        number = _number(parents, label, numerals[0][0])
        start = levels[depth].list if goes_on else found.start
        return (*parents, Level(number, numerals, start, found.indent))
    return None


def _choices(levels: Levels, found: Found) -> Iterator[tuple[int, tuple[Numeral, ...]]]:
    yield from _next(levels, found)
    if not (found.apart or found.led or found.label.may_be_first):
        return
    yield from _own(levels, found)
    firsts = tuple(numeral for numeral in found.label.numerals if numeral[1] == 1)
    if firsts:
        yield _first_depth(levels, found, firsts), firsts
    yield from _later(levels, found)


def _next(levels: Levels, found: Found) -> Iterator[tuple[int, tuple[Numeral, ...]]]:
    """The lists it goes on with: those as far indented first, the inner ones first."""
    choices = [
        (abs(level.indent - found.indent) > 1, -depth, numerals)
        for depth, level in enumerate(levels)
        if (numerals := _following(level, found.label))
    ]
    for _, depth, numerals in sorted(choices):
        yield -depth, numerals


def _following(level: Level, label: Label) -> tuple[Numeral, ...]:
    if level.style.startswith("decimal") and _parent(level.number) != _parent(label.printed):
        return ()
    return tuple(
        (style, value) for style, value in label.numerals if (style, value - 1) in level.numerals
    )


def _parent(number: str) -> str:
    return number.rpartition(".")[0]


def _own(levels: Levels, found: Found) -> Iterator[tuple[int, tuple[Numeral, ...]]]:
    """Where a label stands that names its parents itself: 5.1, ARTICLE II."""
    style = found.label.numerals[0][0]
    if style.startswith("decimal"):
        yield _below(levels, found.label.printed), found.label.numerals
    elif style.startswith(("article", "part")):
        yield 0, found.label.numerals
    elif style.startswith(_OWN):
        articles = sum(level.style.startswith(("article", "part")) for level in levels)
        yield articles, found.label.numerals


def _below(levels: Levels, printed: str) -> int:
    parent = _parent(printed)
    for depth in reversed(range(len(levels))):
        if levels[depth].number == parent:
            return depth + 1
    for depth, level in enumerate(levels):
        if level.style.startswith("decimal"):
            return depth
    return sum(level.style.startswith(_OWN[1:]) for level in levels)


def _first_depth(levels: Levels, found: Found, firsts: Sequence[Numeral]) -> int:
    """How deep a new list stands: beside one of its kind after a heading, else inside."""
    levels = _outward(levels, found)
    styles = {style for style, _ in firsts}
    same = [depth for depth, level in enumerate(levels) if level.style in styles]
    if not same:
        return _outranked(levels, found, firsts[0][0])
    if found.headed or (same[-1] == len(levels) - 1 and not found.led):
        return same[-1]
    return len(levels)


def _outward(levels: Levels, found: Found) -> Levels:
    """Those that a new list may stand in: none that is set further in than it is."""
    kept = list(levels)
    while kept and kept[-1].indent > found.indent + 1 and _rank(kept[-1].style):
        kept.pop()
    return tuple(kept)


def _outranked(levels: Levels, found: Found, style: str) -> int:
    """Below the last level that is commonly set above a list of such a style."""
    depth = len(levels)
    while depth and _rank(levels[depth - 1].style) > _rank(style):
        if found.indent > levels[depth - 1].indent + 1:
            break
        depth -= 1
    return depth


def _rank(style: str) -> int:
    """How far down such numbers commonly stand: "1." above "(a)", "(a)" above "(i)"."""
    if style.startswith("()"):
        return {"a": 2, "1": 3, "i": 3, "A": 4, "I": 4}[style[2:]]
    return {"a": 2, "i": 3}.get(style[-1], 1) if style[0] in ".):" else 0


def _later(levels: Levels, found: Found) -> Iterator[tuple[int, tuple[Numeral, ...]]]:
    """A number out of turn: with the list of its kind, or by itself where there is none."""
    for depth in reversed(range(len(levels))):
        level = levels[depth]
        for style, value in found.label.numerals:
            if style == level.style and abs(value - level.numerals[0][1]) <= FARTHEST:
                yield depth, ((style, value),)
    if found.apart and not found.label.printed.isalpha():
        yield len(levels), found.label.numerals[-1:]


def _number(parents: Levels, label: Label, style: str) -> str:
    parent, printed = parents[-1].number if parents else "", label.printed
    if not parent or style.startswith(_OWN):
        return printed
    if printed.startswith("(") or parent.endswith(")"):
        return parent + printed
    if printed.isupper() or " " in parent:
        return f"{parent} {printed}"
    return f"{parent}.{printed}"
