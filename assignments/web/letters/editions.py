"""A letter corrected by HR: its details or its text, each as a new edition of it."""

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.editions import correct_letter as put_right
from assignments.actions.editions import letter_history
from assignments.web.access import for_roles, office, who
from assignments.web.forms.editions import DetailsForm, LetterTextForm, recorded
from assignments.web.letters.routes import blueprint, letter_url, opened
from assignments.web.pages import after, page


@blueprint.route("/letters/<int:letter_id>/correct", methods=["GET", "POST"])
@for_roles("hr")
def correct_letter(letter_id: int) -> ResponseReturnValue:
    """Correct what is recorded of a letter beside its text."""
    it = opened(letter_id)
    form = DetailsForm(request.form, data=recorded(it.letter))
    form.offer(it.letter, it.file.letters)
    done = form.carry_out(lambda: put_right(office(), who(), letter_id, form.value(), form.once))
    if done is None:
        in_use = letter_history(office(), who(), letter_id).in_use
        return page("letters/correct_letter.html", form, it=it, in_use=in_use)
    url = url_for(".show_history", letter_id=letter_id)
    return after(done, url, _("The letter was corrected. What it was is kept."))


@blueprint.route("/letters/<int:letter_id>/text", methods=["GET", "POST"])
@for_roles("hr")
def correct_text(letter_id: int) -> ResponseReturnValue:
    """Put another text in the place of a letter's, such as one that was misread."""
    it = opened(letter_id)
    form = LetterTextForm(request.form, data={"text": it.letter.text})
    form.take(request.files.get("upload"))
    for notice in form.notices:
        flash(notice, "warning")
    done = form.carry_out(
        lambda: put_right(office(), who(), letter_id, form.value(it.letter), form.once)
    )
    if done is None:
        in_use = letter_history(office(), who(), letter_id).in_use
        return page("letters/correct_text.html", form, it=it, in_use=in_use)
    said = _(
        "The text was corrected. Its terms moved with their words; confirm each of them again."
    )
    return after(done, letter_url(letter_id), said)
