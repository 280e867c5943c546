"""The numbers that Word prints before paragraphs: it counts them anew each time, and so do we."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

from assignments.documents.numerals import numeral
from assignments.documents.word_parts import is_on, value_of

_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `text` is its pattern, as "(%2)"."""

    kind: str
    text: str
    start: int
    restarts: bool
    legal: bool
    style: str | None


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name: what it counts in, its levels, and those that begin again."""

    counter: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: in which list, at which level, and the style that says so."""

    name: str
    depth: int | None = None
    style: str | None = None
    otherwise: int = 0

    def level(self, levels: dict[int, Level]) -> int:
        """Its level: its own word, else the one that its style is tied to."""
        if self.depth is not None:
            return self.depth
        tied = (at for at, one in levels.items() if self.style and one.style == self.style)
        return next(tied, self.otherwise)


class Numbers:
    """The lists of a file, and how far each has been counted."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = _Styles(styles)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, settings: etree._Element | None) -> str:
        """What is printed before the next paragraph, given its settings; "" for no number."""
        place = None if settings is None else self._styles.place(settings)
        found = None if place is None else self._lists.get(place.name)
        if place is None or found is None:
            return ""
        depth = place.level(found.levels)
        if depth not in found.levels:
            return ""
        counts = self._count(place.name, found, depth)
        return _filled(found.levels[depth], found.levels, counts)

    def _count(self, name: str, found: List, depth: int) -> dict[int, int]:
        """The counts of a list's levels with one more at this depth."""
        counts = self._counts.setdefault(found.counter, {})
        before = found.levels[depth].start - 1
        if depth in found.starts and (name, depth) not in self._begun:
            counts.pop(depth, None)
            before = found.starts[depth] - 1
        self._begun.add((name, depth))
        counts[depth] = counts.get(depth, before) + 1
        for deeper in [at for at in counts if at > depth]:
            if deeper not in found.levels or found.levels[deeper].restarts:
                del counts[deeper]
        return counts


def _filled(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if level.kind in {"bullet", "none"}:
        return numeral(0, level.kind)

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at not in levels:
            return ""
        kind = "decimal" if level.legal else levels[at].kind
        return numeral(counts.get(at, levels[at].start), kind)

    return _PLACE.sub(number, level.text).strip()


class _Styles:
    """The styles of a file: which list a paragraph of each belongs to."""

    def __init__(self, styles: etree._Element | None) -> None:
        every = [] if styles is None else styles.findall(qn("w:style"))
        self._styles = {value_of(style, "w:styleId"): style for style in every}

    def place(self, settings: etree._Element) -> Place | None:
        """Where a paragraph with these settings stands; None where it has no number."""
        name, depth = _numbered(settings)
        if name is not None:
            return Place(name, depth or 0)
        for ident, style in self._line(value_of(settings.find(qn("w:pStyle")))):
            own = style.find(qn("w:pPr"))
            name, otherwise = (None, None) if own is None else _numbered(own)
            if name is not None:
                return Place(name, depth, ident, otherwise or 0)
        return None

    def _line(self, ident: str | None) -> Iterator[tuple[str, etree._Element]]:
        """A style, and those on which it is based."""
        seen: set[str] = set()
        while ident is not None and ident not in seen and ident in self._styles:
            seen.add(ident)
            yield ident, self._styles[ident]
            ident = value_of(self._styles[ident].find(qn("w:basedOn")))


def _numbered(settings: etree._Element) -> tuple[str | None, int | None]:
    found = settings.find(qn("w:numPr"))
    if found is None:
        return None, None
    return value_of(found.find(qn("w:numId"))), _whole(found.find(qn("w:ilvl")))


def _whole(element: etree._Element | None, name: str = "w:val") -> int | None:
    text = value_of(element, name) or ""
    return int(text) if re.fullmatch("-?[0-9]{1,9}", text) else None


def _lists(numbering: etree._Element) -> dict[str, List]:
    """Every list that a paragraph can name, by its name."""
    kinds = {
        value_of(one, "w:abstractNumId"): one for one in numbering.findall(qn("w:abstractNum"))
    }
    tied = {value_of(one.find(qn("w:styleLink"))): one for one in kinds.values()}
    lists = {}
    for one in numbering.findall(qn("w:num")):
        name, kind = value_of(one, "w:numId"), kinds.get(value_of(one.find(qn("w:abstractNumId"))))
        if name is None or kind is None:
            continue
        # A kind may only point at the style whose kind holds the levels.
        kind = tied.get(value_of(kind.find(qn("w:numStyleLink")), "w:val") or "", kind)
        lists[name] = _list(one, kind)
    return lists


def _list(one: etree._Element, kind: etree._Element) -> List:
    levels, starts = dict(_levels(kind)), {}
    for override in one.findall(qn("w:lvlOverride")):
        levels.update(_levels(override))
        depth = _whole(override, "w:ilvl")
        start = _whole(override.find(qn("w:startOverride")))
        if depth is not None and start is not None:
            starts[depth] = start
    return List(value_of(kind, "w:abstractNumId") or "", levels, starts)


def _levels(holder: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in holder.findall(qn("w:lvl")):
        depth, start = _whole(level, "w:ilvl"), _whole(level.find(qn("w:start")))
        if depth is not None:
            yield (
                depth,
                Level(
                    kind=value_of(level.find(qn("w:numFmt"))) or "decimal",
                    text=value_of(level.find(qn("w:lvlText"))) or "",
                    start=0 if start is None else start,
                    restarts=_whole(level.find(qn("w:lvlRestart"))) != 0,
                    legal=is_on(level.find(qn("w:isLgl"))),
                    style=value_of(level.find(qn("w:pStyle"))),
                ),
            )
