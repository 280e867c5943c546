"""A sign: words that name a category, what must stand near them, and what must not.

Only the shape of a sign. The signs themselves stand in one module a family of categories.
"""

import re
from dataclasses import dataclass, field


def pattern(words: str) -> re.Pattern[str]:
    """A pattern over flat text, whatever the case, that begins and ends with whole words."""
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that name a category.

    `near` must be found in the unit, its lead or its headings; `bars` must not be found in the
    unit. A sign is only looked for where one of its `stems` stands in the lowered text.
    """

    category: str
    words: re.Pattern[str]
    stems: frozenset[str]
    near: re.Pattern[str] | None = None
    bars: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A category named at `first` to before `last` of a flat text; `said` are the words."""

    category: str
    first: int
    last: int
    said: str = field(compare=False, default="")


def sign(category: str, stems: str, words: str, near: str = "", bars: str = "") -> Sign:
    """A sign of a category; `stems` are parted by spaces."""
    return Sign(
        category,
        pattern(words),
        frozenset(stems.split()),
        re.compile(near, re.IGNORECASE) if near else None,
        re.compile(bars, re.IGNORECASE) if bars else None,
    )
