"""The terms of an assignment in force on any day, over all its letters."""

from flask import url_for
from flask.typing import ResponseReturnValue

from assignments.core.records import TermRecord
from assignments.web import in_force
from assignments.web.access import for_roles, who
from assignments.web.assignments.routes import blueprint


@blueprint.get("/<int:assignment_id>/terms")
@for_roles("hr", "finance")
def show_terms(assignment_id: int) -> ResponseReturnValue:
    """The terms in force on a day, now or as they stood at a version."""
    return in_force.show(who(), assignment_id, "assignments/show_terms.html", _words_of)


def _words_of(record: TermRecord) -> str:
    """Where a term's words stand in its letter; of one that is no more, what became of it."""
    if record.retired_at is not None:
        return url_for("letters.show_term", letter_id=record.letter_id, term_id=record.id)
    anchor = f"term-{record.id}"
    return url_for("letters.show_letter", letter_id=record.letter_id, _anchor=anchor)
