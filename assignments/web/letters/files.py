"""A letter's terms as a file: exported, compared with those that stand, imported."""

import io

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.terms_files import Comparison, compare_terms, take_terms
from assignments.actions.terms_files import export_terms as written
from assignments.core.words import InputError
from assignments.web.access import for_roles, office, who
from assignments.web.changes import changed
from assignments.web.forms.terms_files import TermsFileForm
from assignments.web.letters.routes import blueprint, letter_url, opened
from assignments.web.pages import after
from assignments.web.told import term_told


@blueprint.get("/letters/<int:letter_id>/terms.json")
@for_roles("hr")
def export_terms(letter_id: int) -> ResponseReturnValue:
    """The letter's terms as a file, to be reviewed, compared and moved."""
    name, data = written(office(), who(), letter_id)
    return send_file(
        io.BytesIO(data), mimetype="application/json", as_attachment=True, download_name=name
    )


@blueprint.route("/letters/<int:letter_id>/terms/import", methods=["GET", "POST"])
@for_roles("hr")
def import_terms(letter_id: int) -> ResponseReturnValue:
    """Choose a file of terms, look it over beside those that stand, take it over all or none."""
    it = opened(letter_id)
    form = TermsFileForm(request.form)
    form.read(request.files)
    if "take" in request.form and form.is_read:
        done = form.carry_out(
            lambda: take_terms(office(), who(), letter_id, form.value(), form.once)
        )
        if done is not None:
            said = _("The terms were taken over. Each counts once somebody has confirmed it.")
            return after(done, letter_url(letter_id), said)
    elif request.method == "POST" and form.validate() and not form.is_read:
        form.upload.errors = [_("Choose the file.")]
    found = _compared(form, letter_id)
    shown = render_template(
        "letters/import_terms.html", form=form, it=it, found=found, told=term_told, changed=changed
    )
    return shown, 422 if form.errors or (found and found.slips) else 200


def _compared(form: TermsFileForm, letter_id: int) -> Comparison | None:
    """The file beside the letter's terms; what makes it no file of terms is said beside it."""
    if not form.is_read:
        return None
    try:
        return compare_terms(office(), who(), letter_id, form.value().raw)
    except InputError as error:
        form.raw.data = ""
        form.blame(InputError("upload", f"{error.where} {error.what}", error.remedy))
        return None
