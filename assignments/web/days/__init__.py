"""Where the employee was: a calendar, the days in each country, warnings before 183, and stays.

Read `pages`; how a warning is said is in `told`.
"""

from assignments.web.days import pages, told
from assignments.web.days.routes import blueprint

__all__ = ["blueprint", "pages", "told"]
