"""The words that introduce a list whose items are paragraphs: "The Company will pay for:"."""

import re
from dataclasses import dataclass, field

from assignments.reading.structure.blocks import Block
from assignments.reading.structure.edges import is_prose
from assignments.reading.structure.layout import is_unended
from assignments.reading.structure.sentences import sentences

# Words longer than this introduce nothing.
LONGEST = 700
_ANNOUNCES = re.compile(r"[:\uff1a]$|\b(?:following|follows|below)\b")
_ITEM_ENDS = re.compile(r"[;,](?:\s+(?:and|or|and/or|plus))?$")
_FIGURE = re.compile(r"[\d$\u20ac\u00a3%]")


@dataclass(slots=True)
class Leads:
    """What leads to the lists that are open: numbered ones by their depth, one of bullets.

    `said` is what the block before may introduce, `loosely` whether it only breaks off.
    """

    said: str = ""
    loosely: bool = False
    numbered: list[tuple[int, str]] = field(default_factory=list)
    bullets: list[tuple[str, int, str]] = field(default_factory=list)
    plain: tuple[str, int] | None = None
    header: str = ""
    ended: str = ""

    def end(self, depth: int) -> None:
        """Keep the lists of so many clauses, and the one that an item may go on with."""
        if depth < len(self.numbered):
            self.ended = self.numbered[depth][1]
        del self.numbered[depth + 1 :]

    def begin(self, depth: int, first: int, *, loosely: bool) -> None:
        """Begin an item of the list whose first label stands at `first`.

        `loosely`: it begins small, so that words that only break off lead to it too.
        """
        if depth >= len(self.numbered) or self.numbered[depth][0] != first:
            del self.numbered[depth:]
            led = loosely or not self.loosely
            self.numbered.append((first, self.said if led else ""))
        self.said = ""
        self.bullets = []

    def heading(self, text: str) -> None:
        """A heading stands before the next list; with a colon it leads to it."""
        self.said = text if text.endswith(":") else ""
        self.loosely = False
        self.header = ""
        self.bullets, self.plain = [], None

    def of(self, block: Block) -> tuple[str, bool]:
        """What leads to a block, and whether it is an item of a list."""
        if block.is_row:
            if block.gap and not _FIGURE.search(block.text):
                self.header = ""
            return self.header or self.said, True
        self.header = ""
        if block.label and block.label.is_bullet:
            return self._bulleted(block.label.printed, block.indent), True
        self.bullets = []
        if block.opens and self.numbered:
            lead = self.numbered[-1][1]
            return lead, bool(lead)
        return self._unmarked(block)

    def _bulleted(self, printed: str, indent: int) -> str:
        for n, (mark, column, lead) in enumerate(self.bullets):
            if mark == printed and abs(column - indent) <= 1:
                del self.bullets[n + 1 :]
                return lead
        self.bullets.append((printed, indent, self.said))
        return self.said

    def _unmarked(self, block: Block) -> tuple[str, bool]:
        """Items that are paragraphs without marks: they end like items or are set further in."""
        if block.text[0].islower() and self.ended and self.plain is None:
            return self.ended, False
        if self.said.endswith((":", "\uff1a")) and not block.label:
            self.plain = (self.said, block.margin)
        if self.plain is None or block.label:
            return "", False
        lead, margin = self.plain
        ends = bool(_ITEM_ENDS.search(block.text))
        if not ends and (is_prose(block.text) or block.margin != margin):
            self.plain = None
        return (lead, True) if ends or not is_prose(block.text) else ("", False)

    def after(self, block: Block, text: str) -> None:
        """Keep what the block's last sentence may introduce."""
        if block.is_row:
            if not (self.header or ":" in text or _FIGURE.search(text)):
                self.header = text
            return
        last = text[[first for first, _ in sentences(text)][-1] :] if text else ""
        self.loosely = not _ANNOUNCES.search(last)
        announces = not self.loosely or (is_unended(last) and not block.label)
        self.said = last if announces and len(last) <= LONGEST else ""
