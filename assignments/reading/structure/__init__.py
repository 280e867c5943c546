"""A letter's text in its units and clauses: `structure(text)`.

Layout and language alone: what a sentence grants is told elsewhere. In the order of the work:
`lines`, `pages` (what is the page's), `labels`, `blocks` (paragraphs), `flat`, `numbering`,
`sentences`, and `assembly`, which puts them together.
"""

from assignments.reading.structure.assembly import assembled
from assignments.reading.structure.blocks import blocks
from assignments.reading.structure.flat import known_words
from assignments.reading.structure.lines import lines
from assignments.reading.structure.pages import own_lines
from assignments.reading.values import Structure


def structure(text: str) -> Structure:
    """The units and clauses of a letter's text, in order; no place of the text is changed."""
    return assembled(blocks(own_lines(lines(text))), known_words(text))
