"""Receipts first: a claim begins with them, and each waits until it becomes a line.

With the script of static/receipts.js each file comes by itself, with a once-only key of its own,
and is answered in JSON; without it the same forms bring all of them at once.
"""

from dataclasses import dataclass

from flask import Response, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.actions import Done, NotFoundError, StateError, kept_forms, loose
from assignments.core.drafts import LooseReceipt
from assignments.core.records import AssignmentRecord, Receipt
from assignments.core.words import InputError
from assignments.web import pictures
from assignments.web.access import for_roles, office
from assignments.web.claims.receipts import PICTURES, slip
from assignments.web.claims.routes import blueprint, claim_url, line_url
from assignments.web.filters import day
from assignments.web.forms import ButtonForm
from assignments.web.forms.claims import ClaimForm, ReceiptsForm, TitleForm
from assignments.web.handing_out import handed_out
from assignments.web.own import myself, own_assignments
from assignments.web.pages import after, page


@dataclass(frozen=True, slots=True)
class Waiting:
    """A receipt that waits for its line, as pages show it."""

    receipt: LooseReceipt
    is_picture: bool


def shown(waiting: tuple[LooseReceipt, ...]) -> tuple[Waiting, ...]:
    """Receipts that wait, each with whether a browser shows it."""
    return tuple(Waiting(one, one.media_type in PICTURES) for one in waiting)


@blueprint.route("/claims/new", methods=["GET", "POST"])
@for_roles("expatriate")
def draft_claim() -> ResponseReturnValue:
    """Begin a claim with its receipts, with none, or as a copy of an earlier line."""
    own = own_assignments()
    given = {"title": _proposed_title(), "assignment": request.args.get("assignment")}
    form = ClaimForm(request.form, data=given)
    form.offer(own if _taken_over() is None else ())
    done = form.carry_out(lambda: _drafted(form, own))
    if done is None:
        drafts = [
            claim
            for one in own
            for claim in actions.claims(office(), myself(), one.id, size=5).items
            if claim.status == "draft"
        ]
        return page("claims/gather.html", form, own=own, drafts=drafts, claim=None, waiting=())
    if _wants_json():
        return jsonify(
            claim=done.id,
            receipts=url_for(".gather_receipts", claim_id=done.id),
            title=url_for(".rename_claim", claim_id=done.id),
            waiting=[],
        )
    keep_waiting(form, done.id)
    return after(done, _first_line(done.id), _("The claim was begun."))


def _drafted(form: ClaimForm, own: tuple[AssignmentRecord, ...]) -> Done:
    """Begin it under the assignment of what it takes over, the one chosen, or the only one."""
    assignment_id = _taken_over() or form.under(own)
    title = form.title.text or _proposed_title()
    return actions.draft_claim(office(), myself(), assignment_id, title, form.once)


def _taken_over() -> int | None:
    """The assignment of the line that the claim begins with a copy of, or of words typed before."""
    like = request.args.get("like", type=int)
    if like is not None:
        return actions.line(office(), myself(), like).assignment_id
    return request.args.get("assignment", type=int) if "again" in request.args else None


def _proposed_title() -> str:
    return _("Claim of %(day)s", day=day(office().today()))


def _first_line(claim_id: int) -> str:
    """The form of the first receipt that waits, or of a copy; without either the claim's page."""
    waiting = loose.loose_receipts(office(), myself(), claim_id)
    if waiting:
        return line_url(claim_id, waiting[0].id)
    again = request.args.get("again", type=int)
    if again is not None:
        _move_typed(again, url_for(".add_line", claim_id=claim_id))
    like = request.args.get("like", type=int)
    if like is None and again is None:
        return claim_url(claim_id)
    return url_for(".add_line", claim_id=claim_id, like=like)


def _move_typed(kept_id: int, place: str) -> None:
    """Have a line that was typed for another claim stand in the form of this one."""
    typed = kept_forms.kept_form(office(), myself(), kept_id)
    if typed is not None:
        fields = [(name, text) for name, text in typed.fields if name not in {"seen", "waiting"}]
        kept_forms.keep_form(office(), myself(), place, fields)
        kept_forms.forget_form(office(), myself(), typed.place)


@blueprint.route("/claims/<int:claim_id>/title", methods=["GET", "POST"])
@for_roles("expatriate")
def rename_claim(claim_id: int) -> ResponseReturnValue:
    """Give a draft another title than the one that was proposed."""
    claim = actions.claim(office(), myself(), claim_id)
    form = TitleForm(request.form, data={"title": claim.title})
    done = form.carry_out(
        lambda: loose.rename_claim(office(), myself(), claim_id, form.title.text, form.once)
    )
    if done is None:
        return page("claims/rename_claim.html", form, claim=claim)
    return after(done, claim_url(claim_id), _("The claim is called so now."))


@blueprint.route("/claims/<int:claim_id>/receipts", methods=["GET", "POST"])
@for_roles("expatriate")
def gather_receipts(claim_id: int) -> ResponseReturnValue:
    """Drop receipts into a draft, before or between its lines."""
    claim = actions.claim(office(), myself(), claim_id)
    waiting = loose.loose_receipts(office(), myself(), claim_id)
    if claim.status != "draft" and request.method == "GET":
        raise StateError(_("This claim was submitted already; begin a new one."))
    form = ReceiptsForm(request.form)
    kept = form.carry_out(lambda: keep_waiting(form, claim_id))
    if _wants_json():
        return _told(claim_id, form, kept or ())
    if kept is None or not kept:
        shown_now = shown(waiting)
        return page("claims/gather.html", form, claim=claim, waiting=shown_now, own=(), drafts=())
    return redirect(line_url(claim_id, kept[0].id), 303)


def keep_waiting(form: ReceiptsForm, claim_id: int) -> tuple[Done, ...]:
    """Keep each file that came with a form; a refused one is a slip of its field, and is said."""
    kept = []
    for key, upload in form.uploads():
        try:
            kept.append(loose.keep_loose(office(), myself(), claim_id, upload, key))
        except InputError as error:
            form.receipts.errors = [*form.receipts.errors, slip(upload.name, error)]
    if not _wants_json():
        for said in form.receipts.errors:
            flash(str(said), "error")
    new = {done.id for done in kept if not done.again}
    waiting = loose.loose_receipts(office(), myself(), claim_id) if new else ()
    pictures.look_at(office(), tuple(one for one in waiting if one.id in new))
    return tuple(kept)


def _told(claim_id: int, form: ReceiptsForm, kept: tuple[Done, ...]) -> ResponseReturnValue:
    """What became of a file, for the script: where its line begins, or why it was not kept."""
    slips = [*form.form_errors, *(one for errors in form.errors.values() for one in errors)]
    if slips or not kept:
        return jsonify(error=" ".join(map(str, slips)) or _("No file was chosen.")), 422
    return jsonify(
        line=line_url(claim_id, kept[0].id),
        picture=url_for(".show_waiting", claim_id=claim_id, waiting_id=kept[0].id),
    ), 201


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


@blueprint.get("/claims/<int:claim_id>/waiting/<int:waiting_id>")
@for_roles("expatriate")
def show_waiting(claim_id: int, waiting_id: int) -> Response:
    """Hand out a receipt that waits: a picture to be seen, anything else to be saved."""
    found, opened = loose.loose_file(office(), myself(), claim_id, waiting_id)
    told = (found.sha256, found.name, found.media_type, found.size)
    return handed_out(Receipt(found.id, 0, *told), opened, inline=found.media_type in PICTURES)


@blueprint.route("/claims/<int:claim_id>/waiting/<int:waiting_id>/remove", methods=["POST"])
@for_roles("expatriate")
def remove_waiting(claim_id: int, waiting_id: int) -> ResponseReturnValue:
    """Take a receipt away that waits for its line."""
    form = ButtonForm(request.form)
    done = loose.drop_loose(office(), myself(), claim_id, waiting_id, form.once)
    return after(done, claim_url(claim_id), _("The receipt was taken away."))


@blueprint.get("/claims/<int:claim_id>/waiting/<int:waiting_id>/read")
@for_roles("expatriate")
def show_read(claim_id: int, waiting_id: int) -> ResponseReturnValue:
    """What was read of a picture, for the script: 202 as long as somebody is still reading it."""
    waiting = loose.loose_receipts(office(), myself(), claim_id)
    found = next((one for one in waiting if one.id == waiting_id), None)
    if found is None:
        raise NotFoundError(f"claim {claim_id} has no receipt {waiting_id} waiting")
    if found.proposed is None and pictures.can_read():
        return jsonify(), 202
    return jsonify(dict(found.proposed or {}))
