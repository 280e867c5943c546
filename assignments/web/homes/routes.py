"""The blueprint of the homes, and which of them a person with several roles has."""

from flask import Blueprint, request, url_for
from flask_babel import lazy_gettext as _l

from assignments.web.access import who
from assignments.web.navigation import Item

blueprint = Blueprint("homes", __name__, url_prefix="/home")
HOMES = (
    ("hr", _l("HR"), ".show_hr"),
    ("finance", _l("Finance"), ".show_finance"),
    ("expatriate", _l("My assignment"), ".show_mine"),
)


@blueprint.app_template_global()
def homes_of() -> list[Item]:
    """The homes of somebody with several; nothing for one."""
    own = [
        Item(
            str(label), url_for(endpoint), endpoint == f".{request.endpoint}".replace(".homes", "")
        )
        for role, label, endpoint in HOMES
        if role in who().roles
    ]
    return own if len(own) > 1 else []
