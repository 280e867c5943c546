"""Blocks made into units and clauses: clause numbers, headings above, the words before a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assignments.reading.structure.blocks import Block, is_heading_line
from assignments.reading.structure.edges import Edges
from assignments.reading.structure.flat import Flat, flatten
from assignments.reading.structure.headings import governs, is_apart, is_capitals, is_short, run_in
from assignments.reading.structure.leads import Leads
from assignments.reading.structure.parts import Part, parts
from assignments.reading.values import Clause, Structure, Unit

# How headings rank: one takes the place of those that rank as high or lower.
NAMED, CAPITALS, TITLE, NUMBERED, RUN_IN, ITEM = range(6)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading in force: how many clauses were open where it stands, how it ranks."""

    text: str
    depth: int
    rank: int


@dataclass(slots=True)
class _Assembly:
    """What is open while the blocks are read one after another."""

    words: frozenset[str]
    open: list[Clause] = field(default_factory=list)
    closed: list[Clause] = field(default_factory=list)
    headings: list[_Heading] = field(default_factory=list)
    leads: Leads = field(default_factory=Leads)
    fresh: int = 0
    last: int = 0


def assembled(
    blocks: Sequence[Block], depths: Sequence[int], edges: Edges, words: frozenset[str]
) -> Structure:
    """The letter's units and clauses."""
    letter = _Assembly(words)
    units: list[Unit] = []
    for n, block in enumerate(blocks):
        _close(letter, block, depths[n])
        if n in edges.furniture:
            units += _furniture(letter, n, block)
        elif _is_heading(blocks, n):
            units += _heading(letter, n, block, depths[n])
        else:
            units += _paragraph(letter, n, block, depths[n])
        letter.last = block.lines[-1].end
    _end(letter, 0)
    return Structure(tuple(units), tuple(sorted(letter.closed, key=_by_place)))


def _by_place(clause: Clause) -> tuple[int, int]:
    return clause.start, -clause.end


def _close(letter: _Assembly, block: Block, depth: int) -> None:
    """End the clauses that the block does not stand in, begin those that it opens."""
    kept = depth - block.opens
    _end(letter, kept)
    letter.leads.end(kept)
    for n, level in enumerate(block.levels[len(letter.open) : depth], len(letter.open)):
        letter.open.append(Clause(level.number, block.start, block.start))
        letter.leads.begin(n, level.list)
    if block.opens:
        letter.headings = [
            replace(one, depth=min(one.depth, kept))
            if n >= len(letter.headings) - letter.fresh
            else one
            for n, one in enumerate(letter.headings)
        ]
    letter.headings = [one for one in letter.headings if one.depth <= kept and one.rank < ITEM]


def _end(letter: _Assembly, depth: int) -> None:
    while len(letter.open) > max(depth, 0):
        letter.closed.append(replace(letter.open.pop(), end=letter.last))


def _furniture(letter: _Assembly, n: int, block: Block) -> Iterator[Unit]:
    flat = (
        flatten((*block.side, *block.lines), letter.words)
        if not block.side
        else flatten(block.lines, letter.words)
    )
    yield Unit("furniture", flat.text, flat.places, _clause(letter), (), "", n)


def _clause(letter: _Assembly) -> str:
    return letter.open[-1].number if letter.open else ""


def _above(letter: _Assembly) -> tuple[str, ...]:
    return tuple(one.text for one in letter.headings)


def _is_heading(blocks: Sequence[Block], n: int) -> bool:
    block = blocks[n]
    if block.is_row or (block.label and block.label.is_bullet):
        return False
    if len(block.lines) > 1 and not (block.opens or is_capitals(block.text)):
        return False
    if n + 1 == len(blocks):
        return False
    following = blocks[n + 1]
    text = block.text.rstrip(".") if block.opens else block.text
    inside = block.opens and following.opens and len(following.levels) > len(block.levels)
    if not is_heading_line(text) and not (inside and is_short(text)):
        return False
    beside = (
        block.levels[-1:]
        and following.levels[-1:]
        and block.levels[-1].list == following.levels[-1].list
    )
    return not (block.opens and following.opens and beside) or is_capitals(block.text)


def _heading(letter: _Assembly, n: int, block: Block, depth: int) -> Iterator[Unit]:
    flat = flatten(block.lines, letter.words)
    _name(letter, flat.text, depth, _rank(block))
    if not block.opens:
        letter.fresh += 1
    yield Unit("heading", flat.text, flat.places, _clause(letter), _above(letter)[:-1], "", n)
    letter.leads.heading()


def _rank(block: Block) -> int:
    if block.opens:
        return NUMBERED
    if is_apart(block.text):
        return NAMED
    return CAPITALS if is_capitals(block.text) else TITLE


def _name(letter: _Assembly, text: str, depth: int, rank: int) -> None:
    """Put a heading in force, and its words on the clause that it opens."""
    said = text.rstrip(" .:\u2013\u2014-")
    letter.headings = [
        one
        for one in letter.headings
        if one.depth < depth or (one.depth == depth and one.rank < rank)
    ]
    if not governs(text):
        return
    if rank == NUMBERED and letter.open:
        letter.open[-1] = replace(letter.open[-1], heading=said)
    letter.headings.append(_Heading(said, depth, rank))


def _paragraph(letter: _Assembly, n: int, block: Block, depth: int) -> Iterator[Unit]:
    flat = flatten(block.lines, letter.words)
    letter.fresh = 0
    if block.side:
        _name(letter, flatten(block.side, letter.words).text, depth, ITEM)
    lead, is_item = letter.leads.of(block)
    first, rest = (
        (0, 0) if block.is_row else run_in(flat.text, brief=bool(block.label) and not lead)
    )
    if first:
        part = flat.part(0, first)
        rank = ITEM if block.label and not block.opens else NUMBERED if block.opens else RUN_IN
        _name(letter, part.text, depth, rank)
        yield Unit("heading", part.text, part.places, _clause(letter), _above(letter)[:-1], lead, n)
    body = flat.part(rest, len(flat.text))
    yield from _body(letter, n, block, body, (lead, is_item))
    letter.leads.after(block, body.text)


def _body(
    letter: _Assembly, n: int, block: Block, body: Flat, led: tuple[str, bool]
) -> Iterator[Unit]:
    lead, is_item = led
    clause, above = _clause(letter), _above(letter)
    begun = block.label.numerals if block.label else ()
    for count, part in enumerate(parts(body.text, begun)):
        said = body.part(part.first, part.last)
        kind = (
            "row"
            if block.is_row
            else "item"
            if part.is_item or (is_item and not count)
            else "sentence"
        )
        yield Unit(kind, said.text, said.places, clause, above, _lead(body.text, part, lead), n)


def _lead(text: str, part: Part, lead: str) -> str:
    leads = [text[first:last].strip() for first, last in part.leads]
    return " ".join(one for one in (lead, *leads) if one)
