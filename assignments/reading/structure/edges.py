"""What stands around a letter's words: letterhead, address, date, salutation, signatures.

And which words close the letter, so that they belong to no clause.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assignments.reading.structure.blocks import Block
from assignments.reading.structure.headings import has_verb, is_apart

# The salutation stands in the first blocks; a sentence has no fewer words.
FIRST_BLOCKS, FEWEST_WORDS = 40, 7
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_SALUTATION = re.compile(
    r"(?:Dear\b.{1,60}|To Whom It May Concern|Ladies and Gentlemen|Gentlemen|Sir|Madam)"
    r"[,:.]?(?:\s|$)",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?:Dated?:?\s*)?(?:as of\s+)?(?:\w+day,?\s+)?"
    rf"(?:{MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s*\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\.?,?\s+\d{{4}}"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})\.?",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"(?:(?:very |yours )?(?:truly|sincerely|faithfully|respectfully|cordially)(?: yours)?"
    r"|(?:with )?(?:best|kind|warm(?:est)?|kindest)(?: personal)? (?:regards|wishes)|regards"
    r"|respectfully submitted|in witness whereof\b.*|/s/.*|by\s*:\s*(?:/s/.*|_.*)?$)[,.]?(?:\s|$)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNED = re.compile(
    r"(?:/s/|by\s*:|its\s*:|name\s*:|title\s*:|dated?\s*:|signature\b|signed\b|_{3,}|cc\s*:|c\.c\."
    r"|enclosures?\b|attachments?\s*:?$|encl\b|witness(?:ed)?\s*:"
    r"|(?:acknowledged|accepted|agreed|confirmed)(?:,? (?:and )?"
    r"(?:acknowledged|accepted|agreed|confirmed))*(?: to)?(?:,? (?:by|on|this|as of)\b.*)?:?$)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:\b(?:tel|phone|telephone|fax|facsimile|telecopier|telex)\b.{0,4}[:.+(]?\s*[\d(+]|\bwww\."
    r"|@\w+\.\w|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|\bP\.? ?O\.? Box\b|^\[[^\]]*\]$)",
    re.IGNORECASE,
)
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
# A line that closes a letter is no longer than this.
CLOSE = 60


@dataclass(frozen=True, slots=True)
class Edges:
    """Blocks by their place: those that are furniture, and those that close the letter."""

    furniture: frozenset[int]
    closing: frozenset[int]


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
    return Edges(frozenset(furniture), frozenset(closing))


def _spread(blocks: Sequence[Block], furniture: set[int], head: int) -> None:
    """Add the rows of an address that stand beside its other lines."""
    for n in [*range(head + 1, len(blocks)), *reversed(range(head + 1, len(blocks) - 1))]:
        for beside, lower in ((n - 1, n), (n + 1, n + 1)):
            if not blocks[n].is_row or beside not in furniture or lower == len(blocks):
                continue
            if blocks[lower].gap == 0 and _CONTACT.search(blocks[beside].text):
                furniture.add(n)


def is_prose(text: str) -> bool:
    """Whether a text has a sentence."""
    words = text.split()
    if len(words) < FEWEST_WORDS:
        return False
    small = sum(word[0].islower() for word in words)
    return has_verb(text) or (text.endswith(".") and small * 2 > len(words))


def _head(blocks: Sequence[Block]) -> int:
    """The last block before the letter's own words: the salutation, where there is one."""
    for n, block in enumerate(blocks[:FIRST_BLOCKS]):
        if _SALUTATION.match(block.text) and len(block.lines) == 1:
            return n
    for n, block in enumerate(blocks):
        if is_prose(block.text) or block.opens:
            return n - 1
    return len(blocks) - 1


def _first_name(salutation: str) -> str:
    found = re.match(r"Dear ([A-Z][\w-]+)[,:]?$", salutation)
    return found.group(1) if found else ""


def _closes(block: Block) -> bool:
    if block.label is not None or not _CLOSE.match(block.text):
        return False
    return len(block.lines[0].text) < CLOSE or block.text.lower().startswith("in witness")


def _is_furniture(text: str, *, prose: bool) -> bool:
    if _DATE.fullmatch(text) or _SALUTATION.fullmatch(text):
        return True
    return not prose and bool(_SIGNED.match(text) or _CONTACT.search(text))


def _is_closing(text: str, first_name: str) -> bool:
    return bool(_CLOSING.match(text)) or (bool(first_name) and text.startswith(f"{first_name}, "))
