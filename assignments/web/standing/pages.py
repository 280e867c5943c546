"""The standing of one assignment, and the files of what was recorded."""

from flask.typing import ResponseReturnValue

from assignments.actions.standing import standing, standing_file
from assignments.core.records import Receipt
from assignments.web.access import for_roles, office, who
from assignments.web.handing_out import handed_out
from assignments.web.pages import page
from assignments.web.standing.routes import blueprint


@blueprint.get("")
@for_roles("hr", "expatriate")
def show_standing(assignment_id: int) -> ResponseReturnValue:
    """What runs out, what is missing, what goes on at home, and the days off of each year."""
    kept = standing(office(), who(), assignment_id)
    return page(
        "standing/show_standing.html",
        kept=kept,
        record=kept.record,
        off=kept.off,
        may_set="hr" in who().roles,
    )


@blueprint.get("/<int:item_id>/file")
@for_roles("hr", "expatriate")
def download_file(assignment_id: int, item_id: int) -> ResponseReturnValue:
    """Hand the file of an item out, to be saved."""
    file, opened = standing_file(office(), who(), assignment_id, item_id)
    return handed_out(Receipt(0, 0, file.sha256, file.name, file.media_type, file.size), opened)
