"""One assignment's costs: its ledger, suppliers' invoices, pay, corrections.

Read `pages` (the ledger and what fell due), `invoices`, `paying`, `correcting`. How things are
said is in `told`.
"""

from assignments.web.costs import correcting, invoices, pages, paying, told
from assignments.web.costs.routes import blueprint

__all__ = ["blueprint", "correcting", "invoices", "pages", "paying", "told"]
