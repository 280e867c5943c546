"""Claims from draft to submitted, their lines and receipts; and a cost tried before it is spent."""

from flask import Response

from assignments import actions
from assignments.actions import NotFoundError, StateError, bank
from assignments.core.records import LineRecord
from assignments.core.words import InputError
from assignments.exports.shapes import claims as told
from assignments.exports.shapes import verdicts
from assignments.exports.shapes.claims import (
    Claim,
    ClaimHead,
    ClaimInput,
    Event,
    Line,
    LineInput,
    Receipt,
)
from assignments.exports.shapes.queue import AnswerInput, BankChargeInput
from assignments.exports.shapes.verdicts import Verdict
from assignments.web import limits
from assignments.web.access import office, who
from assignments.web.api.doors import CLAIM, LOOK, RECEIPT
from assignments.web.api.paging import PAGED, Listed, after_number, limit, listed, some_of
from assignments.web.api.routes import File, opens
from assignments.web.api.sent import answered, body, fields, once, upload
from assignments.web.handing_out import handed_out


@opens("POST /assignments/<int:assignment_id>/trial", CLAIM, takes=LineInput)
def try_line(assignment_id: int) -> Verdict:
    """Ask what the letters would say of a cost: provisional, and stored nowhere."""
    return verdicts.judged(actions.try_line(office(), who(), assignment_id, body(LineInput)))


@opens("GET /assignments/<int:assignment_id>/claims", LOOK, asks=PAGED)
def list_claims(assignment_id: int) -> Listed[ClaimHead]:
    """The claims of an assignment, newest first; a draft is known to who made it alone."""
    found = actions.claims(office(), who(), assignment_id, after_number(), limit())
    return listed(found, told.head)


@opens("POST /assignments/<int:assignment_id>/claims", CLAIM, takes=ClaimInput, status=201)
def draft_claim(assignment_id: int) -> Claim:
    """Begin a claim."""
    title = fields(ClaimInput).text("title")
    return show_claim(answered(actions.draft_claim(office(), who(), assignment_id, title, once())))


@opens("GET /claims/<int:claim_id>", LOOK)
def show_claim(claim_id: int) -> Claim:
    """One claim with its lines."""
    return told.claim(actions.claim(office(), who(), claim_id))


@opens("GET /claims/<int:claim_id>/verdicts", CLAIM, asks=PAGED)
def preview_claim(claim_id: int) -> Listed[Verdict]:
    """The lines of a draft as they would be judged if it were submitted now."""
    tried = actions.preview_claim(office(), who(), claim_id)
    return some_of(tried, lambda one: str(one[0].id), lambda one: verdicts.judged(one[1]))


@opens("GET /claims/<int:claim_id>/history", LOOK, asks=PAGED)
def show_history(claim_id: int) -> Listed[Event]:
    """What happened to a claim and its lines, oldest first."""
    events = actions.history(office(), who(), claim_id)
    return some_of(events, lambda one: str(one.id), told.event)


@opens("POST /claims/<int:claim_id>/submit", CLAIM)
def submit_claim(claim_id: int) -> Claim:
    """Submit a draft: every line is judged in its order, and holds what it takes."""
    return show_claim(answered(actions.submit_claim(office(), who(), claim_id, once())))


@opens("POST /claims/<int:claim_id>/withdraw", CLAIM)
def withdraw_claim(claim_id: int) -> Claim:
    """Withdraw what is not decided of a claim, or a whole draft."""
    return show_claim(answered(actions.withdraw_claim(office(), who(), claim_id, once())))


@opens("POST /claims/<int:claim_id>/lines", CLAIM, takes=LineInput, status=201)
def add_line(claim_id: int) -> Line:
    """Add a line to a draft claim."""
    words = body(LineInput)
    return show_line(answered(actions.add_line(office(), who(), claim_id, words, once())))


@opens("PUT /claims/<int:claim_id>/lines/<int:line_id>", CLAIM, takes=LineInput)
def change_line(claim_id: int, line_id: int) -> Line:
    """Write a line of a draft anew."""
    _line_of(claim_id, line_id)
    words = body(LineInput)
    return show_line(answered(actions.change_line(office(), who(), line_id, words, once())))


@opens("DELETE /claims/<int:claim_id>/lines/<int:line_id>", CLAIM, status=204)
def remove_line(claim_id: int, line_id: int) -> None:
    """Take a line out of a draft."""
    answered(actions.remove_line(office(), who(), claim_id, line_id, once()))


@opens("GET /lines/<int:line_id>", LOOK)
def show_line(line_id: int) -> Line:
    """One line, with its verdict and its decision."""
    return told.line(actions.line(office(), who(), line_id))


@opens("POST /lines/<int:line_id>/withdraw", CLAIM)
def withdraw_line(line_id: int) -> Line:
    """Withdraw a line that waits to be decided."""
    return show_line(answered(actions.withdraw_line(office(), who(), line_id, once())))


@opens("POST /lines/<int:line_id>/answer", CLAIM, takes=AnswerInput)
def answer(line_id: int) -> Line:
    """Answer what HR asked about a line."""
    text = fields(AnswerInput).text("text")
    return show_line(answered(actions.answer(office(), who(), line_id, text, once())))


@opens("PUT /lines/<int:line_id>/bank-charge", CLAIM, takes=BankChargeInput)
def state_bank_charge(line_id: int) -> Line:
    """State what the bank charged for a line that is not decided."""
    sent = fields(BankChargeInput)
    if "amount" not in sent:
        raise InputError("amount", "is left out", "give it, or null to take it back")
    typed = "" if sent.get("amount") is None else sent.text("amount")
    return show_line(answered(bank.state_bank_charge(office(), who(), line_id, typed, once())))


@opens("POST /lines/<int:line_id>/receipts", CLAIM, takes=File, status=201)
def attach_receipt(line_id: int) -> Receipt:
    """Keep a file under a line that is a draft, or that HR asks about."""
    sent = upload()
    limits.spend("LIMIT_UPLOADS", str(who().id), 1)
    made = answered(actions.attach_receipt(office(), who(), line_id, sent, once()))
    line = actions.line(office(), who(), line_id)
    for one in line.receipts:
        if one.id == made:
            return told.receipt(one)
    raise StateError("The receipt was taken off again.")


@opens("DELETE /lines/<int:line_id>/receipts/<int:receipt_id>", CLAIM, status=204)
def remove_receipt(line_id: int, receipt_id: int) -> None:
    """Take a receipt off a draft line."""
    answered(actions.remove_receipt(office(), who(), line_id, receipt_id, once()))


@opens("GET /receipts/<int:receipt_id>/file", RECEIPT)
def download_receipt(receipt_id: int) -> Response:
    """The file of a receipt, as it was sent."""
    receipt, opened = actions.receipt(office(), who(), receipt_id)
    return handed_out(receipt, opened)


def _line_of(claim_id: int, line_id: int) -> LineRecord:
    """A line of the claim; NotFoundError where the claim has no such line."""
    line = actions.line(office(), who(), line_id)
    if line.claim_id != claim_id:
        raise NotFoundError(f"claim {claim_id} has no line {line_id}")
    return line
