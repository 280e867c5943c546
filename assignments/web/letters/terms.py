"""A letter's terms: proposed by HR, each confirmed by itself, corrected, taken out."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.actions.over_time import term_history
from assignments.web import speech
from assignments.web.access import for_roles, office, who
from assignments.web.forms import ButtonForm, WhyForm
from assignments.web.forms.terms import CorrectionForm, TermForm, typed
from assignments.web.letters.beginning import NOTHING, begun_with
from assignments.web.letters.routes import Opened, blueprint, letter_url, opened
from assignments.web.letters.walk import next_to_confirm
from assignments.web.pages import after, page
from assignments.web.told import term_told


@blueprint.route("/letters/<int:letter_id>/terms/new", methods=["GET", "POST"])
@for_roles("hr")
def propose_term(letter_id: int) -> ResponseReturnValue:
    """Record what one sentence of a letter grants, limits or rules out."""
    it = opened(letter_id)
    begun = begun_with(it) if request.method == "GET" else NOTHING
    form = TermForm(request.form, data=begun.fields)
    done = form.carry_out(
        lambda: actions.propose_term(
            office(), who(), letter_id, form.words(it.letter.text), form.once
        )
    )
    if done is None:
        quoted = form.place(it.letter.text)
        return page("letters/propose_term.html", form, it=it, begun=begun, quoted=quoted)
    return _recorded(it, done, form, _("The term was recorded."))


def _recorded(it: Opened, done: actions.Done, form: TermForm, said: str) -> ResponseReturnValue:
    """On to the letter, after confirming what was recorded where that was asked for too."""
    letter_id = it.letter.id
    if "confirm" not in request.form:
        said = _("%(said)s It counts once somebody has confirmed it.", said=said)
        return after(done, letter_url(letter_id, done.id), said)
    actions.confirm_term(office(), who(), done.id, f"{form.once} confirmed")
    following = next_to_confirm(opened(letter_id).terms, done.id)
    return after(
        done, letter_url(letter_id, following), _("%(said)s and confirmed.", said=said[:-1])
    )


@blueprint.post("/letters/<int:letter_id>/terms/<int:term_id>/confirm")
@for_roles("hr")
def confirm_term(letter_id: int, term_id: int) -> ResponseReturnValue:
    """Confirm one term by one's own name."""
    it = opened(letter_id)
    record = it.term(term_id)
    form = ButtonForm(request.form)
    done = actions.confirm_term(office(), who(), term_id, form.once)
    following = next_to_confirm(it.terms, term_id)
    said = _("Confirmed: %(category)s.", category=speech.said(record.term.category))
    if following is None:
        said = _("%(said)s Every term of this letter is confirmed.", said=said)
    return after(done, letter_url(letter_id, following or term_id), said)


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
        old, quoted = it.term(term_id), form.place(it.letter.text)
        return page("letters/correct_term.html", form, it=it, old=old, quoted=quoted)
    return _recorded(it, done, form, _("The term was corrected."))


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
        old, instead_of = it.term(term_id), term_history(office(), who(), term_id).replaces
        return page(
            "letters/retire_term.html", form, it=it, old=old, instead_of=instead_of, told=term_told
        )
    return after(done, letter_url(letter_id), _("The term was taken out."))
