"""HR's pages of assignments: listed, recorded, ended; finance reads them.

Read `pages` (list and single assignment), `recording` (what HR records, changes and ends), `known`
(fares, trips and shipments). Letters and terms have pages of their own.
"""

from assignments.web.assignments import known, pages, recording
from assignments.web.assignments.routes import blueprint

__all__ = ["blueprint", "known", "pages", "recording"]
