"""The expatriate's own assignment: what the letters grant, what is left of it, what was travelled.

Read `pages` (the assignment and its letters), `journeys` (trips and shipments). What is shown of
limits is put together in `standing`.
"""

from assignments.web.mine import journeys, pages
from assignments.web.mine.routes import blueprint

__all__ = ["blueprint", "journeys", "pages"]
