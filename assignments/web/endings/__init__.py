"""What ending an assignment would cost: asked for a day and a cause, its rules confirmed, its facts.

Read `pages` (the answer), `rules` (what HR reads, confirms, corrects and drops), `facts` (what HR
records of the employment, and decides of causes). Words stand in `told`.
"""

from assignments.web.endings import facts, pages, rules
from assignments.web.endings.routes import blueprint

__all__ = ["blueprint", "facts", "pages", "rules"]
