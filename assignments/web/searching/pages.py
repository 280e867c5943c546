"""The page of what was found for some words, in groups; one group alone, some at a time."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from assignments.actions.searching import Group, search
from assignments.web.access import for_roles, office, who
from assignments.web.pages import at_one_moment, page
from assignments.web.searching.told import GROUP_NAMES, SEES, shown

blueprint = Blueprint("searching", __name__)


@blueprint.get("/search")
@for_roles()
@at_one_moment
def search_all() -> ResponseReturnValue:
    """What holds the words that were typed, of all that the person may see."""
    typed, group = request.args.get("q", ""), request.args.get("group", "")
    found = search(office(), who(), typed, group, request.args.get("after"))
    return page(
        "searching/search_all.html",
        query=found.query,
        groups=[
            (GROUP_NAMES[one.name], [shown(hit, found) for hit in one.hits], _more(one, typed))
            for one in found.groups
        ],
        sees=[SEES[one] for one in found.open_to if one in SEES],
        whole=url_for(".search_all", q=typed) if group else None,
    )


def _more(group: Group, typed: str) -> str | None:
    """The address of the hits behind those that are shown."""
    if group.after is None:
        return None
    return url_for(".search_all", q=typed, group=group.name, after=group.after)
