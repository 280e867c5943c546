"""The expatriate's claims: drafted, tried, submitted, answered for, withdrawn; and receipts.

Read `gathering` (receipts first), `pages` (list and single claim), `lines` (one cost), `deeds`
(submit, withdraw, answer), `trial` (try before you spend), `receipts`. What a category is asked for
stands in `asked`, what a line is likely to be in `likely`.
"""

from assignments.web.claims import deeds, gathering, lines, pages, receipts, trial
from assignments.web.claims.routes import blueprint

__all__ = ["blueprint", "deeds", "gathering", "lines", "pages", "receipts", "trial"]
