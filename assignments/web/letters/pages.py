"""A letter as it is added and as it is read: its text on one side, its terms on the other."""

from flask import flash, request
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.web.access import for_roles, office, who
from assignments.web.forms.letters import KINDS, LetterForm
from assignments.web.letter_text import pieces
from assignments.web.letters.routes import blueprint, letter_url, opened
from assignments.web.pages import after, page
from assignments.web.told import term_told

LOOK_OVER = "Nothing was saved yet. Read from the letter: {}. Look it over, then add the letter."


@blueprint.route("/assignments/<int:assignment_id>/letters/new", methods=["GET", "POST"])
@for_roles("hr")
def add_letter(assignment_id: int) -> ResponseReturnValue:
    """Add a letter, its text pasted or uploaded; what was left empty is read from it first."""
    file = actions.assignment(office(), who(), assignment_id)
    form = LetterForm(request.form)
    form.offer(file.letters)
    form.take(request.files.get("upload"))
    form.fill_in(office().reader, file.letters)
    for notice in form.notices:
        flash(notice, "warning")
    if form.read_from_it and form.validate():
        looked_over = LOOK_OVER.format(", ".join(form.read_from_it).lower())
        return page("letters/add_letter.html", form, record=file.record, look_over=looked_over)
    done = form.carry_out(
        lambda: actions.add_letter(office(), who(), assignment_id, form.value(), form.once)
    )
    if done is None:
        return page("letters/add_letter.html", form, record=file.record)
    return after(done, letter_url(done.id), "The letter was added. Its terms come next.")


@blueprint.get("/letters/<int:letter_id>")
@for_roles("hr", "finance")
def show_letter(letter_id: int) -> ResponseReturnValue:
    """A letter's text with its quoted passages marked, and its terms beside it."""
    it = opened(letter_id)
    return page(
        "letters/show_letter.html",
        it=it,
        letter=it.letter,
        file=it.file,
        terms=it.terms,
        to_confirm=[one for one in it.terms if not one.term.confirmed],
        elsewhere=it.others_to_confirm,
        numbers={one.id: number for number, one in enumerate(it.terms, 1)},
        pieces=pieces(it.letter.text, it.terms),
        told=term_told,
        kinds=KINDS,
        may_change="hr" in who().roles,
    )
