"""A letter as it is added and as it is read: its text on one side, its terms on the other."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assignments import actions
from assignments.actions.reviewing import LetterReview, letter_review
from assignments.core.letter import Accounted, ReadLetter
from assignments.web.access import for_roles, office, who
from assignments.web.filters import listed
from assignments.web.forms.letters import KINDS, LetterForm
from assignments.web.letter_text import pieces
from assignments.web.letters.facts import facts_told, names_another
from assignments.web.letters.routes import Opened, blueprint, letter_url, opened
from assignments.web.letters.steps import MOST_LEFT
from assignments.web.letters.walk import SHOWN, marks_of, walk_of
from assignments.web.pages import after, page
from assignments.web.told import gist, term_told

READ = _l("The letter was added and read. Go through what is proposed: nothing counts until then.")


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
        look_over = _(
            "Nothing was saved yet. Read from the letter: %(names)s. Look it over, "
            "then add the letter.",
            names=listed(form.read_from_it).lower(),
        )
        return page("letters/add_letter.html", form, record=file.record, look_over=look_over)
    done = form.carry_out(
        lambda: actions.add_letter(office(), who(), assignment_id, form.value(), form.once)
    )
    if done is None:
        return page("letters/add_letter.html", form, record=file.record)
    return after(done, letter_url(done.id), READ)


@blueprint.get("/letters/<int:letter_id>")
@for_roles("hr", "finance")
def show_letter(letter_id: int) -> ResponseReturnValue:
    """A letter's text with its passages marked, beside its terms and what they leave over."""
    it = opened(letter_id)
    may_change = "hr" in who().roles
    review = letter_review(office(), who(), letter_id) if may_change else _as_it_counts(it)
    walk = walk_of(review, request.args.get("show", ""), request.args.get("at"))
    return page(
        "letters/show_letter.html",
        it=it,
        walk=walk,
        shown=SHOWN,
        pieces=pieces(it.letter.text, review.terms, review.accounted.left[:MOST_LEFT]),
        marks=marks_of(review.terms),
        told=term_told,
        gist=gist,
        kinds=KINDS,
        facts=facts_told(review.reading.facts),
        named_instead=_named_instead(it, review),
        may_change=may_change,
    )


def _named_instead(it: Opened, review: LetterReview) -> str | None:
    """The employee whom the letter names, where it is not that of the assignment."""
    named = review.reading.facts.get("employee")
    return named if names_another(named, it.file.record.employee.name) else None


def _as_it_counts(it: Opened) -> LetterReview:
    """A letter as those see it who confirm nothing: its confirmed terms."""
    nothing = Accounted(confirmed=0, proposed=0, aside=0, left=())
    return LetterReview(it.letter, ReadLetter(), it.terms, (), (), nothing)
