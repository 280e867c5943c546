"""Help: a guide of ten minutes for each of the three who use the program most. Words only.

Their pictures lie in static/guide and are taken by `python -m tests.pictures` of the demo.
"""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from assignments.web.access import for_roles
from assignments.web.pages import page

blueprint = Blueprint("guides", __name__)


@blueprint.get("/help")
@for_roles()
def show_help() -> ResponseReturnValue:
    """The guides, the words of the office, and where to ask further."""
    return page("guides/show_help.html")


@blueprint.get("/help/expatriate")
@for_roles()
def guide_expatriate() -> ResponseReturnValue:
    """From the first look to a claim that was decided."""
    return page("guides/guide_expatriate.html")


@blueprint.get("/help/hr")
@for_roles()
def guide_hr() -> ResponseReturnValue:
    """From the queue to a letter that was read."""
    return page("guides/guide_hr.html")


@blueprint.get("/help/finance")
@for_roles()
def guide_finance() -> ResponseReturnValue:
    """From the picture of costs to a month that is closed."""
    return page("guides/guide_finance.html")
