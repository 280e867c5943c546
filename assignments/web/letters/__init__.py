"""Letters and their terms: a letter's text beside what it grants, limits and rules out.

Read `pages` (a letter added and shown), `terms` (proposed, confirmed, corrected, retired),
`passages` (what they leave over), `amending` (a letter that ends a term of another and begins its
own), `editions` (a letter corrected), `history` (what became of letters and terms) and `files`
(terms exported, imported); `steps` and `walk` are what the page of a letter shows.
"""

from assignments.web.letters import amending, editions, files, history, pages, passages, terms
from assignments.web.letters.routes import blueprint

__all__ = [
    "amending",
    "blueprint",
    "editions",
    "files",
    "history",
    "pages",
    "passages",
    "terms",
]
