"""What stands around a letter's words: letterhead, address, date, salutation, signatures.

And which words close the letter, so that they belong to no clause.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assignments.reading.structure.blocks import Block
from assignments.reading.structure.headings import has_verb, is_apart
from assignments.reading.structure.stationery import (
    is_close,
    is_contact,
    is_date,
    is_memo,
    is_salutation,
    is_signed,
)

# The salutation stands in the first blocks; a sentence has no fewer words.
FIRST_BLOCKS, FEWEST_WORDS = 40, 7
# Chinese and Japanese words stand without spaces.
_WHOLE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_CLOSING = re.compile(
    r"(?:(?:we|i)(?: all)? (?:look(?:ing)? forward"
    r"|(?:are|am) (?:\w+ )?(?:excited|confident|delighted|enthusiastic|certain|sure|hopeful)|hope"
    r"|wish you|would like to (?:welcome|thank)|welcome you|believe (?:that )?your?)"
    r"|(?:if|should) (?:(?:the|all of the) )?(?:above|foregoing"
    r"|you (?:agree|accept|have any questions|are in agreement|find)"
    r"|this (?:letter|offer|agreement|meets|is|correctly|accurately)|these terms)"
    r"|(?:please|kindly) (?:sign|indicate|confirm|acknowledge|countersign|return|signify|let me"
    r"|feel free|do not hesitate|call|contact me)"
    r"|by signing|your signature|to (?:indicate|accept|confirm|signify) your"
    r"|this offer (?:will )?(?:expires?|remains)|i (?:have read|accept|agree|acknowledge|hereby)"
    r"|(?:again|once again|finally),? (?:we|i)|congratulations|thank you|welcome (?:aboard|to))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Edges:
    """Blocks by their place: those that are furniture, and those that close the letter.

    `first` is the one below the salutation: a heading there names the whole letter.
    """

    furniture: frozenset[int]
    closing: frozenset[int]
    first: int


def edges(blocks: Sequence[Block]) -> Edges:
    """What stands around the letter's words."""
    head = _head(blocks)
    furniture = {n for n in range(head + 1) if not is_prose(blocks[n].text)}
    closing: set[int] = set()
    first_name = _first_name(blocks[head].text) if head >= 0 else ""
    signed = False
    for n, block in enumerate(blocks[head + 1 :], head + 1):
        prose, closes = is_prose(block.text), _closes(block)
        signed = (signed or closes) and not (is_apart(block.text) or (prose and block.opens))
        if closes or (signed and not prose) or _is_furniture(block.text, prose=prose):
            furniture.add(n)
        if signed or (not block.opens and _is_closing(block.text, first_name)):
            closing.add(n)
    _spread(blocks, furniture, head)
    return Edges(
        frozenset(furniture),
        frozenset(closing),
        head + 1 if head in furniture else -1,
    )


def _spread(blocks: Sequence[Block], furniture: set[int], head: int) -> None:
    """Add the rows of an address that stand beside its other lines."""
    for n in [*range(head + 1, len(blocks)), *reversed(range(head + 1, len(blocks) - 1))]:
        for beside, lower in ((n - 1, n), (n + 1, n + 1)):
            if not blocks[n].is_row or beside not in furniture or lower == len(blocks):
                continue
            if blocks[lower].gap == 0 and is_contact(blocks[beside].text):
                furniture.add(n)


def is_prose(text: str) -> bool:
    """Whether a text has a sentence."""
    if len(_WHOLE.findall(text)) > FEWEST_WORDS:
        return True
    words = text.split()
    if len(words) < FEWEST_WORDS:
        return len(words) * 2 > FEWEST_WORDS and text[-1] == "." and has_verb(text)
    small = sum(word[0].islower() for word in words)
    ended = text.endswith((".", ":", ";")) and small * 3 > len(words)
    return has_verb(text) or (ended and small > FEWEST_WORDS // 2)


def _head(blocks: Sequence[Block]) -> int:
    """The last block before the letter's own words: the salutation, where there is one."""
    for n, block in enumerate(blocks[:FIRST_BLOCKS]):
        if is_salutation(block.text) and len(block.lines) == 1:
            return n
    for n, block in enumerate(blocks):
        told = block.label or block.is_row or is_apart(block.text)
        if is_prose(block.text) or (told and not is_memo(block.text)):
            return n - 1
    return -1


def _first_name(salutation: str) -> str:
    found = re.match(r"Dear ([A-Z][\w-]+)[,:]?$", salutation)
    return found.group(1) if found else ""


def _closes(block: Block) -> bool:
    if block.label is not None:
        return False
    return is_close(block.text) or is_close(block.lines[0].text)


def _is_furniture(text: str, *, prose: bool) -> bool:
    if is_date(text) or is_salutation(text):
        return not prose
    return not prose and (is_signed(text) or is_contact(text))


def _is_closing(text: str, first_name: str) -> bool:
    return bool(_CLOSING.match(text)) or (bool(first_name) and text.startswith(f"{first_name}, "))
