"""What assignments are expected to cost, beside what they cost: for HR and finance.

Read `pages` (one plan, its file, two compared, the overview) and `making` (versions and assumptions
by HR). What is shown is put together in `shown`, and said in words in `told`.
"""

from assignments.web.plans import making, pages, told
from assignments.web.plans.routes import blueprint

__all__ = ["blueprint", "making", "pages", "told"]
