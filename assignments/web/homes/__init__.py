"""The first pages after log-in: the expatriate's (`mine`), HR's (`hr`) and finance's (`finance`).

What is said of limits and days stands in `said`, charts in `charts`; nothing is computed here.
"""

from assignments.web.homes import finance, hr, mine, said
from assignments.web.homes.routes import blueprint

__all__ = ["blueprint", "finance", "hr", "mine", "said"]
