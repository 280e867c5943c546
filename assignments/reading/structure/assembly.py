"""Blocks made into units: their clause, the headings above them, the words before their list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assignments.reading.structure.blocks import Block, is_heading_line
from assignments.reading.structure.edges import Edges
from assignments.reading.structure.flat import Flat, flatten
from assignments.reading.structure.headings import (
    is_apart,
    is_brief,
    is_capitals,
    is_short,
    run_in,
)
from assignments.reading.structure.leads import Leads
from assignments.reading.structure.outline import Outline, Rank
from assignments.reading.structure.parts import Part, parts, trimmed
from assignments.reading.structure.sentences import sentences
from assignments.reading.values import Structure, Unit

_SUBJECT = re.compile(
    r"\b(?:assignment|secondment|employment|offer|agreement|amendment|extension|transfer"
    r"|appointment|contract|letter|re)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Assembly:
    """What is in force while the blocks are read one after another."""

    words: frozenset[str]
    outline: Outline = field(default_factory=Outline)
    leads: Leads = field(default_factory=Leads)

    def flat(self, block: Block) -> Flat:
        """A block's own words."""
        flat = flatten(block.lines, self.words)
        if not block.is_row:
            return flat
        bare = flat.text.strip("| ")
        first = flat.text.index(bare)
        return flat.part(first, first + len(bare)) if bare else flat

    def unit(self, kind: str, flat: Flat, n: int, lead: str = "") -> Unit:
        """A unit of the clause and under the headings in force."""
        above = self.outline.above
        if kind == "heading":
            above = above[:-1] if above[-1:] == (named(flat.text),) else above
        return Unit(kind, flat.text, flat.places, self.outline.clause, above, lead, n)


def named(text: str) -> str:
    """A heading's words without what closes it."""
    return text.strip("_* ").rstrip(" .:\u2013\u2014-")


def assembled(
    blocks: Sequence[Block], depths: Sequence[int], edges: Edges, words: frozenset[str]
) -> Structure:
    """The letter's units and clauses."""
    letter = _Assembly(words)
    units: list[Unit] = []
    for n, block in enumerate(blocks):
        _enter(letter, block, depths[n])
        if n in edges.furniture:
            units += _furniture(letter, n, block)
        elif _is_heading(blocks, n):
            units.append(_heading(letter, n, block, titled=n == edges.first and _is_subject(block)))
        else:
            units += _paragraph(letter, n, block)
        letter.outline.last = block.lines[-1].end
    return Structure(tuple(units), letter.outline.closed())


def _furniture(letter: _Assembly, n: int, block: Block) -> Iterator[Unit]:
    """What stands around the letter's words, line by line."""
    for line in sorted((*block.side, *block.lines), key=lambda one: one.start):
        flat = flatten((line,), letter.words)
        yield Unit("furniture", flat.text, flat.places, letter.outline.clause, (), "", n)


def _enter(letter: _Assembly, block: Block, depth: int) -> None:
    kept = max(depth - block.opens, 0)
    letter.outline.leave(kept, block)
    letter.leads.end(kept)
    for n, level in enumerate(block.levels[kept:depth], kept):
        letter.outline.enter(level.number, block.start)
        letter.leads.begin(n, level.list, loosely=block.lines[0].text[0].islower())


def _is_heading(blocks: Sequence[Block], n: int) -> bool:
    """Whether a block only names those below it."""
    block, below = blocks[n], blocks[n + 1] if n + 1 < len(blocks) else None
    if below is None or block.is_row or (block.label and block.label.is_bullet):
        return False
    if len(block.lines) > 1 and not (block.opens or is_capitals(block.text)):
        return False
    if not block.opens:
        return is_heading_line(block.text)
    text = block.text.rstrip(".")
    if not text or len(list(sentences(block.text))) > 1:
        return False
    if below.opens and below.levels[: len(block.levels)] != block.levels:
        return is_capitals(text)
    brief = len(block.lines) == 1 and is_brief(text) and block.text[-1] != "."
    return is_heading_line(text) or brief or (bool(below.opens) and is_short(text))


def _heading(letter: _Assembly, n: int, block: Block, *, titled: bool) -> Unit:
    flat = letter.flat(block)
    if not titled:
        letter.outline.name(named(flat.text), _rank(block), block.start)
    letter.leads.heading(flat.text)
    return letter.unit("heading", flat, n)


def _is_subject(block: Block) -> bool:
    """Whether a line below the salutation names the whole letter, not its first part."""
    return not block.opens and bool(_SUBJECT.search(block.text))


def _rank(block: Block) -> Rank:
    if block.opens:
        return Rank.NUMBERED
    if is_apart(block.text):
        return Rank.APART
    return Rank.CAPITALS if is_capitals(block.text) else Rank.TITLE


def _paragraph(letter: _Assembly, n: int, block: Block) -> Iterator[Unit]:
    flat = letter.flat(block)
    letter.outline.settle()
    if block.side:
        side = flatten(block.side, letter.words)
        letter.outline.name(named(side.text), Rank.ITEM, block.start)
    lead, is_item = letter.leads.of(block)
    first, rest = (0, 0) if block.is_row else run_in(flat.text, _looseness(block, lead))
    if first:
        title = flat.part(0, first)
        rank = Rank.NUMBERED if block.opens else Rank.ITEM if block.label else Rank.RUN_IN
        letter.outline.name(named(title.text), rank, block.start)
        yield letter.unit("heading", title, n, lead)
    body = flat.part(rest, len(flat.text))
    for part in _parts(block, body, is_item=is_item):
        yield _unit(letter, n, (block, body), part, lead)
    letter.leads.after(block, body.text)


def _looseness(block: Block, lead: str) -> int:
    """How freely a paragraph's first words may be a heading: less so in a list that is led to."""
    if block.label is None:
        return 1
    return 0 if lead else 2


def _parts(block: Block, body: Flat, *, is_item: bool) -> Iterator[Part]:
    if block.is_row and not block.side:
        yield Part(0, len(body.text))
        return
    begun = block.label.numerals if block.label else ()
    for count, part in enumerate(parts(body.text, begun)):
        if is_item and not count:
            yield from trimmed(body.text, replace(part, is_item=True))
        else:
            yield part


def _unit(letter: _Assembly, n: int, within: tuple[Block, Flat], part: Part, lead: str) -> Unit:
    block, body = within
    kind = "row" if block.is_row else "item" if part.is_item else "sentence"
    leads = [body.text[first:last].strip() for first, last in part.leads]
    led = " ".join(one for one in (lead, *leads) if one)
    return letter.unit(kind, body.part(part.first, part.last), n, led)
