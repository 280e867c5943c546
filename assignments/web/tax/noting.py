"""Notes on a tax year, documents asked for and handed in."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions import NotAllowedError, tax
from assignments.web.access import for_roles, office, who
from assignments.web.forms.tax_notes import DocumentForm, NoteForm, ReceiveForm
from assignments.web.pages import after, page
from assignments.web.tax.routes import INSIDE, LOOKING_AFTER, blueprint, year_of, year_url


@blueprint.route("/tax/years/<int:tax_year_id>/notes/new", methods=["GET", "POST"])
@for_roles(*INSIDE)
def add_note(tax_year_id: int) -> ResponseReturnValue:
    """Write a note, with its files."""
    it = year_of(tax_year_id)
    said = {
        "kind": request.args.get("kind", "remark"),
        "day": office().today().isoformat(),
        "currency": it.record.facts.settlement_currency,
    }
    form = NoteForm(request.form, data=said)
    form.offer(it.seat)
    done = form.carry_out(
        lambda: tax.add_note(office(), who(), tax_year_id, form.value(), form.once)
    )
    if done is None:
        return page("tax/add_note.html", form, it=it)
    return after(done, year_url(tax_year_id, "notes"), _("The note was written."))


@blueprint.route("/tax/years/<int:tax_year_id>/documents/new", methods=["GET", "POST"])
@for_roles(*LOOKING_AFTER)
def ask_document(tax_year_id: int) -> ResponseReturnValue:
    """Ask the employee for a document."""
    it = year_of(tax_year_id)
    if it.seat == tax.EMPLOYEE:
        raise NotAllowedError("Nobody asks themselves for documents.")
    form = DocumentForm(request.form)
    done = form.carry_out(
        lambda: tax.ask_document(office(), who(), tax_year_id, form.value(), form.once)
    )
    if done is None:
        return page("tax/ask_document.html", form, it=it)
    return after(done, year_url(tax_year_id, "documents"), _("The document was asked for."))


@blueprint.route("/tax/documents/<int:tax_document_id>/receive", methods=["GET", "POST"])
@for_roles(*INSIDE)
def receive_document(tax_document_id: int) -> ResponseReturnValue:
    """Hand in what was asked for."""
    it, asked = tax.requested(office(), who(), tax_document_id)
    form = ReceiveForm(request.form)
    done = form.carry_out(
        lambda: tax.receive_document(office(), who(), tax_document_id, form.uploads(), form.once)
    )
    if done is None:
        return page("tax/receive_document.html", form, it=it, asked=asked)
    return after(done, year_url(it.year.id, "documents"), _("The document was handed in."))
