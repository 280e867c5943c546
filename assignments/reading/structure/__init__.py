"""A letter's text in its units and clauses: `structure(text)`.

Layout and language alone: what a sentence grants is told elsewhere. In the order of the work:
`lines`, `pages` (what is the page's), `runs` (a letter in one line), `layout`, `labels`,
`numbering`, `tables`, `breaks` and `blocks` (paragraphs), `stationery` and `edges` (address and
signatures), `scopes` (where clauses end), `flat`, `sentences`, `enumerations` and `parts` (lists
in sentences), `headings`, `leads`, `outline`, and `assembly`, which puts them together.
"""

from assignments.reading.structure.assembly import assembled
from assignments.reading.structure.blocks import blocks
from assignments.reading.structure.edges import edges
from assignments.reading.structure.flat import known_words
from assignments.reading.structure.layout import layout
from assignments.reading.structure.lines import lines
from assignments.reading.structure.pages import own_lines
from assignments.reading.structure.runs import parted as in_clauses
from assignments.reading.structure.scopes import depths
from assignments.reading.values import Structure


def structure(text: str) -> Structure:
    """The units and clauses of a letter's text, in order; no place of the text is changed."""
    own = tuple(in_clauses(own_lines(lines(text))))
    parted = tuple(blocks(own, layout(own)))
    around = edges(parted)
    return assembled(parted, depths(parted, around), around, known_words(text))
