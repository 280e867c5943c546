"""The words that introduce a list whose items are paragraphs: "The Company will pay for:"."""

import re
from dataclasses import dataclass, field

from assignments.reading.structure.blocks import Block
from assignments.reading.structure.layout import is_unended
from assignments.reading.structure.sentences import sentences

# Words longer than this introduce nothing.
LONGEST = 700
_ANNOUNCES = re.compile(r"[:\uff1a]$|\b(?:following|follows|below)\b")


@dataclass(slots=True)
class Leads:
    """What leads to the lists that are open: numbered ones by their depth, one of bullets."""

    said: str = ""
    numbered: list[tuple[int, str]] = field(default_factory=list)
    bullets: list[tuple[str, int, str]] = field(default_factory=list)

    def end(self, depth: int) -> None:
        """Keep the lists of so many clauses, and the one that an item may go on with."""
        del self.numbered[max(depth, 0) + 1 :]

    def begin(self, depth: int, first: int) -> None:
        """Begin an item of the list whose first label stands at `first`."""
        if depth >= len(self.numbered) or self.numbered[depth][0] != first:
            del self.numbered[depth:]
            self.numbered.append((first, self.said))
        self.said = ""
        self.bullets = []

    def heading(self) -> None:
        """A heading stands before the next list."""
        self.said = ""
        self.bullets = []

    def of(self, block: Block) -> tuple[str, bool]:
        """What leads to a block, and whether it is an item of a list."""
        if block.label and block.label.is_bullet:
            return self._bulleted(block.label.printed, block.indent), True
        if block.is_row:
            return self.said, True
        self.bullets = []
        if block.opens and self.numbered:
            lead = self.numbered[-1][1]
            return lead, bool(lead)
        return "", False

    def _bulleted(self, printed: str, indent: int) -> str:
        for n, (mark, column, lead) in enumerate(self.bullets):
            if mark == printed and abs(column - indent) <= 1:
                del self.bullets[n + 1 :]
                return lead
        self.bullets.append((printed, indent, self.said))
        return self.said

    def after(self, block: Block, text: str) -> None:
        """Keep what the block's last sentence may introduce."""
        if block.is_row:
            return
        last = text[[first for first, _ in sentences(text)][-1] :] if text else ""
        announces = bool(_ANNOUNCES.search(last)) or (is_unended(last) and not block.label)
        self.said = last if announces and len(last) <= LONGEST else ""
