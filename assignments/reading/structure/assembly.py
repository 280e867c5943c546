"""Blocks made into units and clauses: clause numbers, headings above, the words before a list."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assignments.reading.structure.blocks import Block
from assignments.reading.structure.flat import Flat, flatten
from assignments.reading.structure.numbering import Level, opened
from assignments.reading.structure.sentences import sentences
from assignments.reading.values import Clause, Structure, Unit

_VERB = re.compile(r"\b(?:will|shall|is|are|may|must|has|have|can|be|agrees?)\b")
# A heading is no longer than this.
MOST_WORDS, MOST_SIGNS = 9, 80
_SMALL = frozenset("a an the of and or for to in on by at with from upon".split())


@dataclass(slots=True)
class _State:
    levels: tuple[Level, ...] = ()
    open: list[tuple[str, int, str]] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    lead: str = ""
    depth: int = 0
    last: int = 0


def assembled(blocks: Iterable[Block], words: frozenset[str]) -> Structure:
    """The letter's units and clauses."""
    state = _State()
    units = tuple(unit for n, block in enumerate(blocks) for unit in _units(state, n, block, words))
    _close(state, 0)
    return Structure(units, tuple(sorted(state.clauses, key=lambda one: (one.start, -one.end))))


def _units(state: _State, n: int, block: Block, words: frozenset[str]) -> Iterator[Unit]:
    for label, line in block.labels:
        levels = None if label.is_bullet else opened(state.levels, label, line.indent)
        if levels is not None:
            _close(state, len(levels) - 1)
            state.levels = levels
            state.open.append((levels[-1].number, line.start, ""))
    flat = flatten(block.lines, words)
    yield from _sentences(state, n, block, flat)
    state.last = block.lines[-1].end


def _close(state: _State, depth: int) -> None:
    while len(state.open) > depth:
        number, start, heading = state.open.pop()
        state.clauses.append(Clause(number, start, state.last, heading))


def _sentences(state: _State, n: int, block: Block, flat: Flat) -> Iterator[Unit]:
    clause = state.levels[-1].number if state.levels else ""
    is_item = bool(block.labels)
    lead = state.lead if is_item else ""
    text = ""
    for count, (first, last) in enumerate(sentences(flat.text)):
        part = flat.part(first, last)
        text = part.text
        if count == 0 and is_heading(text):
            if block.labels and state.open and not block.labels[-1][0].is_bullet:
                number, start, _ = state.open[-1]
                state.open[-1] = (number, start, text.rstrip(".:"))
            else:
                state.headings = [text.rstrip(".:")]
            yield Unit("heading", text, part.places, clause, _above(state)[:-1], "", n)
            continue
        kind = "item" if is_item and lead and count == 0 else "sentence"
        yield Unit(kind, text, part.places, clause, _above(state), lead, n)
    if text.endswith(":"):
        state.lead = text
    elif not is_item:
        state.lead = ""


def _above(state: _State) -> tuple[str, ...]:
    return (*state.headings, *(heading for _, _, heading in state.open if heading))


def is_heading(text: str) -> bool:
    """Whether a short text only names what follows."""
    bare = text.rstrip(".: ")
    words = bare.split()
    if not words or len(words) > MOST_WORDS or len(bare) > MOST_SIGNS or _VERB.search(bare):
        return False
    if text[-1] in ",;" or not bare[0].isupper():
        return False
    return all(word in _SMALL or not word[0].islower() for word in words)
