"""A letter's terms: proposed by HR, each confirmed by itself, corrected, taken out."""

from flask import request
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.web.access import for_roles, office, who
from assignments.web.forms import ButtonForm, WhyForm
from assignments.web.forms.terms import CorrectionForm, TermForm, typed
from assignments.web.letters.routes import Opened, blueprint, letter_url, opened
from assignments.web.pages import after, page
from assignments.web.told import term_told


@blueprint.route("/letters/<int:letter_id>/terms/new", methods=["GET", "POST"])
@for_roles("hr")
def propose_term(letter_id: int) -> ResponseReturnValue:
    """Record what one sentence of a letter grants, limits or rules out."""
    it = opened(letter_id)
    form = TermForm(request.form)
    done = form.carry_out(
        lambda: actions.propose_term(
            office(), who(), letter_id, form.words(it.letter.text), form.once
        )
    )
    if done is None:
        return page("letters/propose_term.html", form, it=it)
    said = "The term was recorded. It counts once somebody has confirmed it."
    return after(done, letter_url(letter_id, done.id), said)


@blueprint.post("/letters/<int:letter_id>/terms/<int:term_id>/confirm")
@for_roles("hr")
def confirm_term(letter_id: int, term_id: int) -> ResponseReturnValue:
    """Confirm one term by one's own name."""
    opened(letter_id).term(term_id)
    form = ButtonForm(request.form)
    done = actions.confirm_term(office(), who(), term_id, form.once)
    return after(done, letter_url(letter_id, term_id), "The term was confirmed.")


@blueprint.route("/letters/<int:letter_id>/terms/<int:term_id>/correct", methods=["GET", "POST"])
@for_roles("hr")
def correct_term(letter_id: int, term_id: int) -> ResponseReturnValue:
    """Put a term that was misread right: the new one takes its place and its balances."""
    it = opened(letter_id)
    if request.method == "GET":
        form = CorrectionForm(data=typed(it.term(term_id).term))
    else:
        form = CorrectionForm(request.form)
    done = form.carry_out(
        lambda: actions.replace_term(office(), who(), term_id, _correction(it, form), form.once)
    )
    if done is None:
        return page("letters/correct_term.html", form, it=it, old=it.term(term_id))
    said = "The term was corrected. It counts once somebody has confirmed it."
    return after(done, letter_url(letter_id, done.id), said)


def _correction(it: Opened, form: CorrectionForm) -> actions.Correction:
    return actions.Correction(form.words(it.letter.text), form.reason.data or "")


@blueprint.route("/letters/<int:letter_id>/terms/<int:term_id>/retire", methods=["GET", "POST"])
@for_roles("hr")
def retire_term(letter_id: int, term_id: int) -> ResponseReturnValue:
    """Take out a term that should never have been recorded."""
    it = opened(letter_id)
    form = WhyForm(request.form)
    done = form.carry_out(
        lambda: actions.retire_term(office(), who(), term_id, form.once, form.reason.data or "")
    )
    if done is None:
        old = it.term(term_id)
        return page("letters/retire_term.html", form, it=it, old=old, told=term_told)
    return after(done, letter_url(letter_id), "The term was taken out.")
