"""HR's home: the queue with what is hard first, and what else is most pressing."""

from flask.typing import ResponseReturnValue

from assignments.actions.hr_home import END_DAYS, hr_home
from assignments.web.access import for_roles, office, who
from assignments.web.docket import queue_rows
from assignments.web.homes.routes import blueprint
from assignments.web.pages import at_one_moment, page


@blueprint.get("/hr")
@for_roles("hr")
@at_one_moment
def show_hr() -> ResponseReturnValue:
    """Show what HR has to decide first, and what ends, is nearly used or runs out."""
    home = hr_home(office(), who())
    rows = queue_rows(home.hardest, office().today(), office().zone)
    today = office().today()
    return page("homes/show_hr.html", home=home, rows=rows, end_days=END_DAYS.days, today=today)
