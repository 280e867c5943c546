"""Tax files: the years of an assignment, their notes and documents, and how they are settled.

Read `pages` (what is shown, and files handed out), `setting` (years, hypothetical tax, advisers:
HR), `noting` (notes, documents) and `settling` (final figures, the settlement).
"""

from assignments.web.tax import noting, pages, setting, settling
from assignments.web.tax.routes import blueprint

__all__ = ["blueprint", "noting", "pages", "setting", "settling"]
