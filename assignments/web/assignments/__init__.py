"""HR's pages of assignments: listed, recorded, ended; finance reads them.

Read `pages` (list and single assignment), `recording` (what HR records, changes and ends), `known`
(fares, trips and shipments), `terms` (what is in force on a day). Letters and single terms have
pages of their own.
"""

from assignments.web.assignments import known, pages, recording, terms
from assignments.web.assignments.routes import blueprint

__all__ = ["blueprint", "known", "pages", "recording", "terms"]
