"""Letters and their terms: a letter's text beside what it grants, limits and rules out.

Read `pages` (a letter added and shown), `terms` (proposed, confirmed, corrected, retired) and
`amending` (a letter that ends a term of another and begins its own).
"""

from assignments.web.letters import amending, pages, terms
from assignments.web.letters.routes import blueprint

__all__ = ["amending", "blueprint", "pages", "terms"]
