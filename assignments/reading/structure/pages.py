"""What belongs to the page and not to the letter: marks, numbers, running headers, tags, rules.

Lines go in and the letter's own lines come out; a line below a turned page says so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assignments.reading.structure.lines import Line

# A header's line is no longer than this; a header has no more lines.
SHORT, HEADER = 80, 5
# A block said so often is a header wherever it stands.
OFTEN = 3
_TURN = re.compile(r"<PAGE>.*|[\[<-]*\s*page ?break\s*[\]>-]*", re.IGNORECASE)
_TAG = re.compile(r"(?:</?[A-Z][A-Z0-9-]{0,14}>[ \t]*)+")
_RULE = re.compile(r"[\s\-_=*~.#|+\u2013\u2014\u2500\u2550]{3,}|[-_=*\s]{2,}")
_COUNT = (
    r"(?:\d{1,3}|[ivx]{1,5}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:\s*(?:of|/)\s*\d{1,3})?"
)
_PAGE_NUMBER = re.compile(
    rf"\d{{1,3}}\s*\|\s*page|[-\u2013\[( ]*(?:page|pg\.?|p\.)\s*[-:#]?\s*{_COUNT}[-\u2013\]). ]*",
    re.IGNORECASE,
)
_DASHED_NUMBER = re.compile(
    rf"[-\u2013\u2014]\s*{_COUNT}\s*[-\u2013\u2014]|\[\s*\d{{1,3}}\s*\]", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"(?:[A-Z]-)?(\d{1,3})")
_PAGE_AT_END = re.compile(rf"(?!.*\.$).*\b(?:Page|PAGE|Pg\.)\s*[-:#]?\s*{_COUNT}\.?", re.DOTALL)
_DATE = re.compile(
    r"(?:\w+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4})"
)
# Money, a hand's sign or a clause's number: nothing that a page repeats.
_OWN = re.compile(r"[$€£¥%]|\b[A-Z]{3} ?\d|\d,\d{3}|/s/|^(?:\d+[.)]|\(\w+\))\s|^\(?\w{1,4}[.)]$")


def own_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The letter's own lines; gaps and turned pages of those left out pass to the line below."""
    every = _with_page_words(tuple(lines))
    marks = frozenset(n for n, line in enumerate(every) if _is_mark(line.text))
    numbers = _numbers(every, marks)
    headers = _headers(every, marks | numbers)
    return tuple(_without(every, marks | numbers | headers))


def _without(lines: Sequence[Line], left_out: frozenset[int]) -> Iterator[Line]:
    gap, turned = 0, False
    for n, line in enumerate(lines):
        if n in left_out:
            gap += line.gap
            turned = turned or line.turned or not _is_plain_mark(line.text)
        else:
            yield line.moved(line.gap + gap, turned=turned) if gap or turned else line
            gap, turned = 0, False


def _is_mark(text: str) -> bool:
    return bool(_TURN.fullmatch(text)) or _is_plain_mark(text)


def _is_plain_mark(text: str) -> bool:
    """A rule or a tag: nothing that turns a page."""
    return bool(_RULE.fullmatch(text) or (_TAG.fullmatch(text) and not _TURN.fullmatch(text)))


def _with_page_words(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with "Page" and the number below it made one."""
    joined: list[Line] = []
    for line in lines:
        if joined and joined[-1].text in ("Page", "PAGE") and re.fullmatch(_COUNT, line.text):
            last = joined.pop()
            text = f"{last.text} {line.text}"
            joined.append(Line(last.start, line.end, text, last.indent, last.gap, last.turned))
        else:
            joined.append(line)
    return tuple(joined)


def _numbers(lines: Sequence[Line], marks: frozenset[int]) -> frozenset[int]:
    found: set[int] = set()
    page = 0
    for n, line in enumerate(lines):
        if not _stands_alone(lines, n, marks):
            continue
        bare = _BARE_NUMBER.fullmatch(line.text)
        if bare and (int(bare[1]) == page + 1 or _is_by_turn(lines, n, marks)):
            page = int(bare[1])
            found.add(n)
        elif _PAGE_NUMBER.fullmatch(line.text) or _DASHED_NUMBER.fullmatch(line.text):
            found.add(n)
    return frozenset(found)


def _stands_alone(lines: Sequence[Line], n: int, marks: frozenset[int]) -> bool:
    if _PAGE_NUMBER.fullmatch(lines[n].text):
        return True
    above = n == 0 or n - 1 in marks or lines[n].gap > 0 or lines[n].turned
    last = n + 1 == len(lines)
    return above and (last or n + 1 in marks or lines[n + 1].gap > 0 or lines[n + 1].turned)


def _is_by_turn(lines: Sequence[Line], n: int, marks: frozenset[int]) -> bool:
    if lines[n].turned or (n + 1 < len(lines) and lines[n + 1].turned):
        return True
    return any(m in marks and _TURN.fullmatch(lines[m].text) for m in (n - 1, n + 1))


def _headers(lines: Sequence[Line], known: frozenset[int]) -> frozenset[int]:
    """Running headers and footers: `known` are the page's other lines."""
    blocks = _blocks(lines, known)
    seen = Counter(_worn(lines, block) for block in blocks)
    body = _first_long(lines)
    found = set(known)
    for block in blocks:
        if block[0] < body or not _may_be_header(lines, block):
            continue
        if any(_PAGE_AT_END.fullmatch(lines[n].text) for n in block) or (
            seen[_worn(lines, block)] >= OFTEN and not _is_sentence(lines, block)
        ):
            found.update(block)
    _spread(lines, [block for block in blocks if block[0] >= body], seen, found)
    return frozenset(found | _beside(lines, found))


def _beside(lines: Sequence[Line], found: set[int]) -> set[int]:
    """Lines without a blank line between them and a page's own, which stand elsewhere too."""
    seen = Counter(line.text for line in lines)
    added: set[int] = set()
    for step in (1, -1):
        for mark in found:
            n = mark + step
            while 0 <= n < len(lines) and n not in found and seen[lines[n].text] > 1:
                if not _may_be_header(lines, [n]) or abs(n - mark) > HEADER:
                    break
                added.add(n)
                n += step
    return added


def _spread(
    lines: Sequence[Line], blocks: Sequence[list[int]], seen: Counter[str], found: set[int]
) -> None:
    """Add what stands beside the page's own lines and is said again elsewhere, or leads to them."""
    for block in [*blocks, *reversed(blocks), *blocks]:
        beside = block[0] - 1 in found or block[-1] + 1 in found
        if block[0] in found or not beside or not _may_be_header(lines, block):
            continue
        numbered = any(_PAGE_NUMBER.fullmatch(lines[n].text) for n in found & {block[-1] + 1})
        repeated = seen[_worn(lines, block)] > 1
        if repeated or (numbered and _leads_to_number(lines, block, found)):
            found.update(block)


def _leads_to_number(lines: Sequence[Line], block: list[int], found: set[int]) -> bool:
    """A name or date between a page's turn and its number."""
    turned = lines[block[0]].turned or block[0] - 1 in found
    return turned or lines[block[-1] + 1].gap == 0 or bool(_DATE.fullmatch(lines[block[0]].text))


def _blocks(lines: Sequence[Line], known: frozenset[int]) -> list[list[int]]:
    """The lines in blocks without a blank line inside, those known to be the page's left out."""
    count = 0
    keyed: list[tuple[int, int]] = []
    for n, line in enumerate(lines):
        count += line.gap > 0 or line.turned or n in known or n - 1 in known
        if n not in known:
            keyed.append((count, n))
    return [[n for _, n in group] for _, group in groupby(keyed, key=lambda one: one[0])]


def _may_be_header(lines: Sequence[Line], block: list[int]) -> bool:
    return len(block) <= HEADER and not any(
        len(lines[n].text) > SHORT or _OWN.search(lines[n].text) for n in block
    )


def _is_sentence(lines: Sequence[Line], block: list[int]) -> bool:
    text = " ".join(lines[n].text for n in block)
    return text[0].islower() or (text.endswith(".") and text.count(" ") > HEADER)


def _worn(lines: Sequence[Line], block: list[int]) -> str:
    """What a block says but for its numbers, which differ from page to page."""
    return re.sub(r"\d+", "#", " ".join(lines[n].text for n in block))


def _first_long(lines: Sequence[Line]) -> int:
    """The first line of the letter's own words: before it stand letterhead and address."""
    for n, line in enumerate(lines):
        if len(line.text) > SHORT * 3 // 4 or line.text.startswith("Dear "):
            return n
    return len(lines)
