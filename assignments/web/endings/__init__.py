"""What ending an assignment would cost: for a day and a cause, with its rules and facts.

Read `pages` (the answer), `rules` (what HR reads, confirms, corrects and drops), `facts` (what HR
records of the employment, and decides of causes). Words stand in `told`.
"""

from assignments.web.endings import facts, pages, rules
from assignments.web.endings.routes import blueprint

__all__ = ["blueprint", "facts", "pages", "rules"]
