"""One's assignments, one of them with what remains of it, and its letters."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions import NotFoundError
from assignments.core.records import TermRecord
from assignments.web import in_force
from assignments.web.access import for_roles, office
from assignments.web.letter_text import pieces
from assignments.web.mine.routes import blueprint
from assignments.web.mine.standing import grants_of, norms_of, standing_of
from assignments.web.own import myself, own_assignments
from assignments.web.pages import at_one_moment, page
from assignments.web.readings.shown import readings_shown

RECENT = 5


@blueprint.get("")
@for_roles("expatriate")
def list_mine() -> ResponseReturnValue:
    """Show one's assignments; a single one leads to its own page."""
    own = own_assignments()
    if len(own) == 1:
        return redirect(url_for(".show_assignment", assignment_id=own[0].id))
    return page("mine/list_mine.html", own=own)


@blueprint.get("/<int:assignment_id>")
@for_roles("expatriate")
@at_one_moment
def show_assignment(assignment_id: int) -> ResponseReturnValue:
    """Show one's assignment: what the letters grant, and what is left of it."""
    file = actions.assignment(office(), myself(), assignment_id)
    claims = actions.claims(office(), myself(), assignment_id, size=RECENT)
    whole = request.args.get("periods") == "all"
    left = actions.left(office(), myself(), assignment_id, whole=whole)
    return page(
        "mine/show_assignment.html",
        file=file,
        claims=claims,
        standing=standing_of(left.rows, file.terms),
        norms=norms_of(left.norms),
        earlier=left.earlier,
        readings=readings_shown(file, office().today()).definitions,
        grants=grants_of(file.terms),
    )


@blueprint.get("/<int:assignment_id>/terms")
@for_roles("expatriate")
@at_one_moment
def show_terms(assignment_id: int) -> ResponseReturnValue:
    """Show what one's letters grant on a day, now or as they stood at a version."""

    def words_of(record: TermRecord) -> str:
        return url_for(
            ".show_letter",
            assignment_id=assignment_id,
            letter_id=record.letter_id,
            _anchor=f"term-{record.id}",
        )

    return in_force.show(myself(), assignment_id, "mine/show_terms.html", words_of)


@blueprint.get("/<int:assignment_id>/letters/<int:letter_id>")
@for_roles("expatriate")
def show_letter(assignment_id: int, letter_id: int) -> ResponseReturnValue:
    """Show a letter with the words marked that its terms rest on."""
    file = actions.assignment(office(), myself(), assignment_id)
    letter = next((one for one in file.letters if one.id == letter_id), None)
    if letter is None:
        raise NotFoundError(f"assignment {assignment_id} has no letter {letter_id}")
    terms = [one for one in file.terms if one.letter_id == letter_id and one.retired_at is None]
    return page(
        "mine/show_letter.html",
        file=file,
        letter=letter,
        terms=terms,
        pieces=pieces(letter.text, terms),
    )
