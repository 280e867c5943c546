"""What belongs to the page and not to the letter: marks, numbers, running headers, tags, rules.

Lines go in and the letter's own lines come out; a line below a turned page says so.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from assignments.reading.structure.lines import Line

SHORT = 60
_TURN = re.compile(r"<PAGE>.*|\[?page ?break\]?|-+ ?page ?break ?-+", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:TEXT|TABLE|CAPTION|DOCUMENT|TYPE|SEQUENCE|FILENAME|DESCRIPTION|S|C|FN|F\d+|BR|PRE)>"
    r"(?:\s*</?(?:S|C|FN)>)*[ \t]*",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s\-_=*~.\u2013\u2014\u2500\u2550]{3,}")
_NUMBER = re.compile(
    r"[-\u2013\u2014 ]*(?:page|pg\.?|p\.)?[-\u2013\u2014 ]*"
    r"(?:\d{1,3}|[ivx]{1,4}|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?: ?(?:of|/) ?\d{1,3})?[-\u2013\u2014 .]*",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"\b(?:page|pg\.?)\s*[-:#]?\s*(?:\d|[ivx]+\b|two|three|four|five)", re.IGNORECASE
)


def own_lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The letter's own lines; gaps and turned pages of those left out pass to the line below."""
    every = tuple(lines)
    return tuple(_without(every, _page_lines(every)))


def _without(lines: Sequence[Line], left_out: frozenset[int]) -> Iterator[Line]:
    gap, turned = 0, False
    for n, line in enumerate(lines):
        if n in left_out:
            gap += line.gap
            turned = turned or line.turned or not _RULE.fullmatch(line.text)
        else:
            yield line.moved(line.gap + gap, turned=turned)
            gap, turned = 0, False


def _page_lines(lines: Sequence[Line]) -> frozenset[int]:
    found = {n for n, line in enumerate(lines) if _is_mark(line)}
    repeated = Counter(line.text for line in lines if line.gap)
    for n, line in enumerate(lines):
        if n - 1 in found and _PAGE.search(line.text) and len(line.text) < SHORT:
            found.add(n)
    return frozenset(found | _headers(lines, found, repeated))


def _is_mark(line: Line) -> bool:
    text = line.text
    return bool(
        _TURN.fullmatch(text)
        or _TAG.fullmatch(text)
        or _RULE.fullmatch(text)
        or (_NUMBER.fullmatch(text) and _is_number(line))
    )


def _is_number(line: Line) -> bool:
    return line.gap > 0 and not re.fullmatch(r"[^-\d]*\d+\.|[ivx]+\.?", line.text)


def _headers(lines: Sequence[Line], marks: set[int], repeated: Counter[str]) -> set[int]:
    found: set[int] = set()
    for mark in marks:
        for n in range(mark + 1, min(mark + 5, len(lines))):
            text = lines[n].text
            if n not in marks and not (repeated[text] > 1 or _PAGE.search(text)):
                break
            found.add(n)
    return {n for n in found if not _RULE.fullmatch(lines[n].text)} | found
