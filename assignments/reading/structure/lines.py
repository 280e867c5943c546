"""A letter's text in lines: where each stands, how far it is indented, what gap is above it.

Which of them are the page's and which the letter's own is pages' business.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

TAB = 8
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# What shows nothing: spaces, control signs, marks of no width.
BLANK = "\\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_SHOWN = re.compile(f"[^{BLANK}](?:.*[^{BLANK}])?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that shows something: `text` is `letter[start:end]`, without the space around it.

    `gap` counts the blank lines above it; `turned` says that the page was turned there.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    gap: int = 0
    turned: bool = False

    def moved(self, gap: int, *, turned: bool = False) -> "Line":
        """The same line below so many blank lines."""
        return replace(self, gap=gap, turned=self.turned or turned)

    def after(self, skipped: int) -> "Line":
        """What is left of the line after its first signs, indented to where it stands."""
        found = _SHOWN.search(self.text, skipped)
        begun = found.start() if found else len(self.text)
        return replace(
            self, start=self.start + begun, text=self.text[begun:], indent=self.indent + begun
        )


def lines(letter: str) -> tuple[Line, ...]:
    """The lines that show something, in order."""
    return tuple(_shown(letter))


def _shown(letter: str) -> Iterator[Line]:
    gap, turned = 0, False
    for start, end, by in _stretches(letter):
        found = _SHOWN.search(letter, start, end)
        if found is None:
            gap += 1
        else:
            indent = _columns(letter[start : found.start()])
            yield Line(found.start(), found.end(), found.group(), indent, gap, turned)
            gap, turned = 0, False
        if by == "\x0c":
            turned = True
            gap += 1


def _stretches(letter: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for found in _BREAK.finditer(letter):
        yield start, found.start(), found.group()
        start = found.end()
    yield start, len(letter), ""


def _columns(space: str) -> int:
    columns = 0
    for sign in space:
        columns += TAB - columns % TAB if sign == "\t" else 1
    return columns
