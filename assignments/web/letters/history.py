"""What became of a term and of a letter: their steps, their editions, a letter as it once was."""

from flask.typing import ResponseReturnValue

from assignments.actions import NotFoundError
from assignments.actions.editions import letter_history
from assignments.actions.over_time import term_history
from assignments.web.access import for_roles, office, who
from assignments.web.changes import changed
from assignments.web.forms.letters import KINDS
from assignments.web.letter_text import is_hard_wrapped, pieces
from assignments.web.letters.routes import blueprint
from assignments.web.pages import page
from assignments.web.told import term_told


@blueprint.get("/letters/<int:letter_id>/terms/<int:term_id>")
@for_roles("hr", "finance")
def show_term(letter_id: int, term_id: int) -> ResponseReturnValue:
    """What happened to a term, by whom and why: from its proposal to its end."""
    it = term_history(office(), who(), term_id)
    if it.letter.id != letter_id:
        raise NotFoundError(f"letter {letter_id} has no term {term_id}")
    return page(
        "letters/show_term.html",
        it=it,
        letters={one.id: one for one in it.letters},
        changed=changed,
        told=term_told,
    )


@blueprint.get("/letters/<int:letter_id>/history")
@for_roles("hr", "finance")
def show_history(letter_id: int) -> ResponseReturnValue:
    """What a letter was before each correction, by whom it was corrected and why."""
    it = letter_history(office(), who(), letter_id)
    editions = [(was, it.as_it_was(was.edition + 1)) for was in it.editions]
    return page(
        "letters/show_history.html",
        it=it,
        editions=editions,
        kinds=KINDS,
        may_change="hr" in who().roles,
    )


@blueprint.get("/letters/<int:letter_id>/editions/<int:number>")
@for_roles("hr", "finance")
def show_edition(letter_id: int, number: int) -> ResponseReturnValue:
    """A letter's text as it was in an edition."""
    it = letter_history(office(), who(), letter_id)
    letter = it.as_it_was(number)
    return page(
        "letters/show_edition.html",
        it=it,
        letter=letter,
        pieces=pieces(letter.text, ()),
        hard=is_hard_wrapped(letter.text),
        kinds=KINDS,
    )
