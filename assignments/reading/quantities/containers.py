"""Sea containers: how many and of how many feet, in whatever order the letter says it.

Volumes in cubic feet or metres are in `measures`.
"""

import re
from decimal import Decimal

from assignments.reading.quantities.number_words import WORDS, words_value
from assignments.reading.values import Quantity

_NUMBER = rf"(?:\d{{1,3}}|{WORDS})"
_PAIR = r"(?: ?\( ?\d{1,3} ?(?:['\u2019\u2032]|-?f(?:oo|ee)?t\b\.?)?\))?"
_FOOT = r"(?:[ -]?(?:foot|feet|ft\b\.?)|['\u2019\u2032])"
_SIZE = (
    rf"(?P<size>{_NUMBER}){_PAIR}{_FOOT}{_PAIR}"
    rf"(?: ?(?:or|/|to|and/or|-) ?(?:one |an? |1 )?(?P<other>{_NUMBER}){_PAIR}{_FOOT}{_PAIR})?"
)
_COUNT = rf"(?:(?P<count>{_NUMBER})(?: ?\( ?\d{{1,3}} ?\))?|an?)(?: ?x ?|[ -])"
_KIND = r"(?:(?!foot |feet |ft |or |and |of |to )[A-Za-z][\w-]* ){0,3}?"
_SIZED = re.compile(
    rf"(?<![\w.,'\u2019-])(?:{_COUNT}{_KIND})?{_SIZE}[ -](?:[A-Za-z][\w-]* ){{0,4}}?containers?\b",
    re.IGNORECASE,
)
_UNSIZED = re.compile(
    rf"(?<![\w.,'\u2019-]){_COUNT}(?:(?!of |to |for |in |and |or |the )[A-Za-z][\w-]* ){{0,4}}?"
    rf"containers?\b(?:,? ?\(?(?:of |measuring |not (?:larger|bigger|longer) than |up to |no larger"
    rf" than |not exceeding |not to exceed )*(?P<size>{_NUMBER}){_FOOT}(?: ?\))?)?",
    re.IGNORECASE,
)
_HINT = re.compile("container", re.IGNORECASE)


def containers(text: str) -> list[Quantity]:
    """The containers of the text: value their number (1 where none is said), and their size."""
    if not _HINT.search(text):
        return []
    found = [_sized(match) for match in _SIZED.finditer(text)]
    ends = [(quantity.first, quantity.last) for quantity in found]
    found += [
        _counted(match)
        for match in _UNSIZED.finditer(text)
        if all(match.end() <= first or last <= match.start() for first, last in ends)
    ]
    return found


def _sized(match: re.Match[str]) -> Quantity:
    sizes = [_worth(match[name]) for name in ("size", "other") if match[name]]
    return _quantity(match, int(max(sizes)))


def _counted(match: re.Match[str]) -> Quantity:
    return _quantity(match, int(_worth(match["size"])) if match["size"] else None)


def _quantity(match: re.Match[str], size: int | None) -> Quantity:
    value = _worth(match["count"]) if match["count"] else Decimal(1)
    return Quantity("container", match.start(), match.end(), value, "container", size_ft=size)


def _worth(printed: str) -> Decimal:
    return Decimal(printed) if printed.isdecimal() else words_value(printed)
