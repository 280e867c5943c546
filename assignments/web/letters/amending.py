"""Amendments: a letter that ends a term of another letter on a day and begins its own."""

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.actions.access import need_term_of
from assignments.actions.amending import Amendment, amend_term
from assignments.actions.amending import end_terms as end_them
from assignments.actions.amending import link_term as take_the_place
from assignments.actions.changes import Candidate, Change, LetterChanges, letter_changes
from assignments.core.records import TermRecord
from assignments.web.access import for_roles, office, who
from assignments.web.changes import different
from assignments.web.forms.amending import EndingForm, LinkForm
from assignments.web.forms.terms import AmendmentForm, typed
from assignments.web.letters.routes import Opened, blueprint, letter_url, opened
from assignments.web.pages import after, page
from assignments.web.told import term_told


@blueprint.get("/letters/<int:letter_id>/terms/<int:term_id>/amend")
@for_roles("hr")
def choose_letter(letter_id: int, term_id: int) -> ResponseReturnValue:
    """Choose the letter that amends a term."""
    it = opened(letter_id)
    return page("letters/choose_letter.html", it=it, old=it.term(term_id), told=term_told)


@blueprint.get("/letters/<int:letter_id>/amends")
@for_roles("hr")
def choose_term(letter_id: int) -> ResponseReturnValue:
    """What a letter changes: for each of its terms the earlier ones it may take the place of."""
    it = letter_changes(office(), who(), letter_id)
    ending = EndingForm(data={"earlier": sorted(it.replaces), "last_first": it.first})
    return _what_it_changes(it, ending)


@blueprint.post("/letters/<int:letter_id>/ends")
@for_roles("hr")
def end_terms(letter_id: int) -> ResponseReturnValue:
    """Have a letter end earlier terms without another in their place."""
    it = letter_changes(office(), who(), letter_id)
    form = EndingForm(request.form)
    form.offer(it.lasting)
    done = form.carry_out(lambda: end_them(office(), who(), letter_id, form.value(), form.once))
    if done is None:
        return _what_it_changes(it, form)
    url = url_for(".choose_term", letter_id=letter_id)
    return after(done, url, _("The terms end on the day before; nothing takes their place."))


def _what_it_changes(it: LetterChanges, ending: EndingForm) -> ResponseReturnValue:
    ending.offer(it.lasting)
    return page("letters/choose_term.html", ending, it=it, form_of=_likely, told=term_told)


def _likely(change: Change, candidate: Candidate) -> LinkForm:
    """The form that links the two, with the day on which the later one likely begins."""
    form = LinkForm(data={"first": change.first, "carries": candidate.carries})
    return form.numbered(change.term.id * 10_000 + candidate.term.id)


@blueprint.route(
    "/letters/<int:letter_id>/terms/<int:term_id>/replaces/<int:earlier_id>",
    methods=["GET", "POST"],
)
@for_roles("hr")
def link_term(letter_id: int, term_id: int, earlier_id: int) -> ResponseReturnValue:
    """Have a letter's own term take the place of an earlier one from a day on."""
    it = letter_changes(office(), who(), letter_id)
    need_term_of(office(), who(), letter_id, term_id)
    form = LinkForm(request.form)
    done = form.carry_out(
        lambda: take_the_place(office(), who(), term_id, form.value(earlier_id), form.once)
    )
    if done is not None:
        said = _("The earlier term ends on the day before. Confirm the later one where it is open.")
        return after(done, url_for(".choose_term", letter_id=letter_id), said)
    change, candidate = _pair(it, term_id, earlier_id)
    if request.method == "GET":
        form = LinkForm(data={"first": change.first, "carries": candidate.carries})
    return page(
        "letters/link_term.html",
        form,
        it=it,
        change=change,
        candidate=candidate,
        changes=different(candidate.term.term, change.term.term),
        told=term_told,
    )


def _pair(it: LetterChanges, term_id: int, earlier_id: int) -> tuple[Change, Candidate]:
    for change in it.changes:
        for candidate in change.candidates:
            if (change.term.id, candidate.term.id) == (term_id, earlier_id):
                return change, candidate
    raise actions.NotFoundError(f"letter {it.letter.id} changes no such term")


@blueprint.route("/letters/<int:letter_id>/amends/<int:term_id>", methods=["GET", "POST"])
@for_roles("hr")
def amend_earlier_term(letter_id: int, term_id: int) -> ResponseReturnValue:
    """End a term of another letter, and begin this letter's own on the day after."""
    it = opened(letter_id)
    if request.method == "GET":
        form = AmendmentForm(data=_afresh(_one(it, term_id)))
    else:
        form = AmendmentForm(request.form)
    done = form.carry_out(
        lambda: amend_term(office(), who(), term_id, _amendment(it, form), form.once)
    )
    if done is None:
        return page(
            "letters/amend_earlier_term.html", form, it=it, old=_one(it, term_id), told=term_told
        )
    said = _("The old term ends, and the new one begins. It counts once it is confirmed.")
    return after(done, letter_url(letter_id, done.id), said)


def _amendment(it: Opened, form: AmendmentForm) -> Amendment:
    return Amendment(it.letter.id, form.words(it.letter.text))


def _earlier(it: Opened) -> tuple[TermRecord, ...]:
    """The terms of the other letters of the same assignment."""
    return tuple(one for one in it.file.terms if one.letter_id != it.letter.id)


def _one(it: Opened, term_id: int) -> TermRecord:
    for one in _earlier(it):
        if one.id == term_id:
            return one
    raise actions.NotFoundError(f"assignment {it.file.record.id} has no such earlier term")


def _afresh(old: TermRecord) -> dict[str, object]:
    """The old term's words but for what the amendment has of its own: quote, clause and days."""
    return {**typed(old.term), "quote": "", "near": "", "clause": "", "first": None, "last": None}
