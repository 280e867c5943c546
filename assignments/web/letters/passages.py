"""What a letter leaves over: passages set aside and taken up, terms dropped and brought back."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.access import need_term_of
from assignments.actions.reviewing import bring_back as put_back
from assignments.actions.reviewing import drop_term as take_out
from assignments.actions.reviewing import letter_review
from assignments.actions.reviewing import set_aside as put_aside
from assignments.actions.reviewing import take_up as take_again
from assignments.core.letter import Span
from assignments.core.words import InputError
from assignments.web.access import for_roles, office, who
from assignments.web.forms import ButtonForm
from assignments.web.letters.routes import blueprint, letter_url, opened
from assignments.web.letters.walk import next_left, next_to_confirm
from assignments.web.pages import after


@blueprint.post("/letters/<int:letter_id>/aside")
@for_roles("hr")
def set_aside(letter_id: int) -> ResponseReturnValue:
    """Say that a passage holds no term."""
    form = ButtonForm(request.form)
    span = _span()
    done = put_aside(office(), who(), letter_id, span, form.once)
    following = next_left(letter_review(office(), who(), letter_id), span[0])
    said = _("The passage was set aside. It can be taken up again under \u201cSet aside\u201d.")
    return after(done, letter_url(letter_id, at=following), said)


def _span() -> Span:
    start, end = (request.form.get(name, type=int) for name in ("start", "end"))
    if start is None or end is None:
        raise InputError("start", "is no place in the letter", "load the page again")
    return start, end


@blueprint.post("/letters/<int:letter_id>/aside/<int:aside_id>/take-up")
@for_roles("hr")
def take_up(letter_id: int, aside_id: int) -> ResponseReturnValue:
    """Take back that a passage holds no term."""
    form = ButtonForm(request.form)
    done = take_again(office(), who(), letter_id, aside_id, form.once)
    return after(done, letter_url(letter_id), _("The passage is open again."))


@blueprint.post("/letters/<int:letter_id>/terms/<int:term_id>/drop")
@for_roles("hr")
def drop_term(letter_id: int, term_id: int) -> ResponseReturnValue:
    """Take out a term that nobody has confirmed."""
    form = ButtonForm(request.form)
    terms = opened(letter_id).terms
    need_term_of(office(), who(), letter_id, term_id)
    done = take_out(office(), who(), term_id, form.once)
    following = next_to_confirm(terms, term_id)
    said = _("The term was dropped. It can be brought back under \u201cSet aside\u201d.")
    return after(done, letter_url(letter_id, following), said)


@blueprint.post("/letters/<int:letter_id>/terms/<int:term_id>/bring-back")
@for_roles("hr")
def bring_back(letter_id: int, term_id: int) -> ResponseReturnValue:
    """Put a term that was dropped back among those to confirm."""
    form = ButtonForm(request.form)
    need_term_of(office(), who(), letter_id, term_id)
    done = put_back(office(), who(), term_id, form.once)
    return after(done, letter_url(letter_id, done.id), _("The term is back, to be confirmed."))
