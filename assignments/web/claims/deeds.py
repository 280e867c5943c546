"""What becomes of a claim: submitted, answered for, withdrawn. Each asks once before it acts."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.actions import StateError, bank, loose
from assignments.core.approval import WAITING
from assignments.core.drafts import mark_of
from assignments.web.access import for_roles, office
from assignments.web.claims.meanwhile import changed, too_late
from assignments.web.claims.routes import blueprint, claim_url, line_of
from assignments.web.claims.sheet import Sheet, sheet_of
from assignments.web.forms import ButtonForm
from assignments.web.forms.claims import AnswerForm, BankChargeForm, SubmitForm
from assignments.web.own import myself
from assignments.web.pages import after, page


@blueprint.route("/claims/<int:claim_id>/submit", methods=["GET", "POST"])
@for_roles("expatriate")
def submit_claim(claim_id: int) -> ResponseReturnValue:
    """Show the verdict of each line, then submit the claim as it was shown."""
    form = SubmitForm(request.form)
    if form.seen.data and _is_another(claim_id, form):
        return changed(_seen_again(form, claim_id))
    done = form.carry_out(lambda: actions.submit_claim(office(), myself(), claim_id, form.once))
    if done is None:
        return _seen_again(form, claim_id)
    said = _("The claim was submitted. HR decides each line.")
    return after(done, claim_url(claim_id), said)


def _is_another(claim_id: int, form: SubmitForm) -> bool:
    """Whether the draft's lines are others than those that the page showed."""
    claim = actions.claim(office(), myself(), claim_id)
    return claim.status == "draft" and mark_of(claim.lines) != form.seen.data


def _seen_again(form: SubmitForm, claim_id: int) -> ResponseReturnValue:
    sheet = _drafted(claim_id)
    before, form.seen.data = form.seen.data, mark_of(sheet.claim.lines)
    waiting = loose.loose_receipts(office(), myself(), claim_id)
    changed = bool(before) and before != form.seen.data
    return page("claims/submit_claim.html", form, sheet=sheet, waiting=waiting, is_changed=changed)


@blueprint.route("/claims/<int:claim_id>/withdraw", methods=["GET", "POST"])
@for_roles("expatriate")
def withdraw_claim(claim_id: int) -> ResponseReturnValue:
    """Withdraw what is not decided of a claim, or a whole draft, after asking."""
    form = ButtonForm(request.form)
    done = form.carry_out(lambda: actions.withdraw_claim(office(), myself(), claim_id, form.once))
    if done is None:
        sheet = sheet_of(office(), myself(), claim_id)
        _need_waiting(waits=sheet.is_draft or sheet.waits)
        return page("claims/withdraw_claim.html", form, sheet=sheet)
    return after(done, claim_url(claim_id), _("What was not decided yet was withdrawn."))


@blueprint.route("/claims/<int:claim_id>/lines/<int:line_id>/withdraw", methods=["GET", "POST"])
@for_roles("expatriate")
def withdraw_line(claim_id: int, line_id: int) -> ResponseReturnValue:
    """Withdraw a line that waits, after asking."""
    claim, line = line_of(claim_id, line_id)
    form = ButtonForm(request.form)
    done = form.carry_out(lambda: actions.withdraw_line(office(), myself(), line_id, form.once))
    if done is None:
        _need_waiting(waits=line.status in WAITING)
        return page("claims/withdraw_line.html", form, claim=claim, line=line)
    return after(done, claim_url(claim_id, line_id), _("The line was withdrawn."))


@blueprint.route("/claims/<int:claim_id>/lines/<int:line_id>/answer", methods=["GET", "POST"])
@for_roles("expatriate")
def answer(claim_id: int, line_id: int) -> ResponseReturnValue:
    """Answer what HR asked about a line."""
    line_of(claim_id, line_id)
    form = AnswerForm(request.form)
    if form.seen.data and _asks_anew(form, claim_id, line_id):
        return changed(_answer_page(form, claim_id, line_id, is_changed=True))
    try:
        done = form.carry_out(
            lambda: actions.answer(office(), myself(), line_id, form.text.data or "", form.once)
        )
    except StateError as error:
        return too_late(claim_id, error, is_line=False)
    if done is None:
        return _answer_page(form, claim_id, line_id)
    return after(done, claim_url(claim_id, line_id), _("Your answer went to HR."))


def _asks_anew(form: AnswerForm, claim_id: int, line_id: int) -> bool:
    """Whether HR waits for the answer to another question than the page showed."""
    asked = sheet_of(office(), myself(), claim_id).line(line_id).asked
    return asked is not None and form.seen.data != str(asked.id)


def _answer_page(
    form: AnswerForm, claim_id: int, line_id: int, *, is_changed: bool = False
) -> ResponseReturnValue:
    sheet = sheet_of(office(), myself(), claim_id)
    shown = sheet.line(line_id)
    form.seen.data = "" if shown.asked is None else str(shown.asked.id)
    return page("claims/answer.html", form, sheet=sheet, shown=shown, is_changed=is_changed)


@blueprint.route("/claims/<int:claim_id>/lines/<int:line_id>/bank", methods=["GET", "POST"])
@for_roles("expatriate")
def state_bank_charge(claim_id: int, line_id: int) -> ResponseReturnValue:
    """State what the bank charged for a line that is not decided."""
    claim, line = line_of(claim_id, line_id)
    form = BankChargeForm(request.form, data={"bank_charge": line.bank})
    typed = form.bank_charge
    done = form.carry_out(
        lambda: bank.state_bank_charge(office(), myself(), line_id, typed.text, form.once)
    )
    if done is None:
        _need_waiting(waits=line.status in bank.STATED)
        record = actions.assignment(office(), myself(), claim.assignment_id).record
        currency = record.facts.settlement_currency
        return page(
            "claims/state_bank_charge.html", form, claim=claim, line=line, currency=currency
        )
    return after(done, claim_url(claim_id, line_id), _("HR sees what the bank charged."))


def _need_waiting(*, waits: bool) -> None:
    if not waits:
        raise StateError(_("Nothing of it waits any more: it was decided or withdrawn."))


def _drafted(claim_id: int) -> Sheet:
    """The claim, which must be a draft with a line; StateError where it is none any more."""
    sheet = sheet_of(office(), myself(), claim_id)
    if not sheet.is_draft:
        raise StateError(_("This claim was submitted already."))
    return sheet
