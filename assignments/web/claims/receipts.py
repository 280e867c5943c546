"""Receipts: kept under a line, taken off it, handed out to who may see them."""

import uuid
from dataclasses import dataclass

from flask import Response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from assignments import actions
from assignments.actions import NotFoundError, loose
from assignments.core.words import InputError
from assignments.web.access import for_roles, office, who
from assignments.web.claims.routes import blueprint, claim_url, line_of
from assignments.web.forms import ButtonForm
from assignments.web.forms.claims import ReceiptsForm
from assignments.web.forms.lines import LineForm
from assignments.web.handing_out import handed_out
from assignments.web.own import myself
from assignments.web.pages import after, page

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an upload of several files: how many were kept now; `again` where none."""

    count: int
    again: bool


def keep_receipts(form: ReceiptsForm, line_id: int) -> Kept:
    """Keep each file that came with a form; a refused one is a slip of the form's own field."""
    kept = []
    for key, upload in form.uploads():
        try:
            kept.append(actions.attach_receipt(office(), myself(), line_id, upload, key))
        except InputError as error:
            form.receipts.errors = [*form.receipts.errors, slip(upload.name, error)]
    new = sum(not done.again for done in kept)
    return Kept(new, again=bool(kept) and new == 0)


def put_waiting_under(form: LineForm, line_id: int) -> None:
    """Put the waiting receipts that were ticked in a line's form under the line.

    NotFoundError where one of them waits no more, as when another window was faster.
    """
    ticked = tuple(request.form.getlist("waiting", type=int))
    if ticked:
        key = str(uuid.uuid5(uuid.UUID(form.once), "waiting"))
        loose.put_under(office(), myself(), line_id, ticked, key)


@blueprint.route("/claims/<int:claim_id>/lines/<int:line_id>/receipts", methods=["GET", "POST"])
@for_roles("expatriate")
def attach_receipts(claim_id: int, line_id: int) -> ResponseReturnValue:
    """Put one or several files under a line."""
    claim, line = line_of(claim_id, line_id)
    form = ReceiptsForm(request.form)
    kept = form.carry_out(lambda: _some_kept(form, line_id))
    if kept is None or form.errors:
        return page("claims/attach_receipts.html", form, claim=claim, line=line)
    said = ngettext("The receipt was kept.", "%(num)s receipts were kept.", kept.count)
    return after(kept, claim_url(claim_id, line_id), said)


@blueprint.route(
    "/claims/<int:claim_id>/lines/<int:line_id>/receipts/<int:receipt_id>/remove",
    methods=["GET", "POST"],
)
@for_roles("expatriate")
def remove_receipt(claim_id: int, line_id: int, receipt_id: int) -> ResponseReturnValue:
    """Take a receipt off a draft line, after asking."""
    claim, line = line_of(claim_id, line_id)
    form = ButtonForm(request.form)
    done = form.carry_out(
        lambda: actions.remove_receipt(office(), myself(), line_id, receipt_id, form.once)
    )
    if done is None:
        found = next((one for one in line.receipts if one.id == receipt_id), None)
        if found is None:
            raise NotFoundError(f"line {line_id} has no receipt {receipt_id}")
        return page("claims/remove_receipt.html", form, claim=claim, line=line, receipt=found)
    return after(done, claim_url(claim_id, line_id), _("The receipt was taken off."))


@blueprint.get("/receipts/<int:receipt_id>")
@for_roles("expatriate", "hr", "finance", deputies=True)
def download_receipt(receipt_id: int) -> ResponseReturnValue:
    """Hand a receipt's file out, to be saved."""
    return _file(receipt_id, inline=False)


@blueprint.get("/receipts/<int:receipt_id>/picture")
@for_roles("expatriate", "hr", "finance", deputies=True)
def show_picture(receipt_id: int) -> ResponseReturnValue:
    """Show a receipt that is a picture the browser knows; other kinds are only handed out."""
    return _file(receipt_id, inline=True)


def slip(name: str, error: InputError) -> str:
    """Why a file was not kept; the store's own slips are about the file and begin with a verb."""
    if error.where == "receipt":
        return _("%(name)s was not kept: %(what)s; %(remedy)s.", **_words(name, error))
    return _("%(name)s was not kept: it %(what)s; %(remedy)s.", **_words(name, error))


def _words(name: str, error: InputError) -> dict[str, str]:
    return {"name": name, "what": error.what, "remedy": error.remedy}


def _some_kept(form: ReceiptsForm, line_id: int) -> Kept:
    kept = keep_receipts(form, line_id)
    if not kept.count and not kept.again and not form.receipts.errors:
        raise InputError("receipts", "no file was chosen", "choose at least one")
    return kept


def _file(receipt_id: int, *, inline: bool) -> Response:
    receipt, opened = actions.receipt(office(), who(), receipt_id)
    if inline and receipt.media_type not in PICTURES:
        opened.close()
        raise NotFoundError(f"receipt {receipt_id} cannot be shown")
    return handed_out(receipt, opened, inline=inline)
