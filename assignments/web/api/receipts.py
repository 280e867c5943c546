"""Receipts before their lines: kept in a draft as they come, then put under the line they prove."""

from flask import Response

from assignments.actions import StateError, loose
from assignments.core.records import Receipt
from assignments.exports.shapes import receipts as told
from assignments.exports.shapes.claims import Claim, ClaimInput, Line
from assignments.exports.shapes.receipts import PutUnderInput, WaitingReceipt
from assignments.web import limits, pictures
from assignments.web.access import office, who
from assignments.web.api.claims import show_claim, show_line
from assignments.web.api.doors import CLAIM
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import File, opens
from assignments.web.api.sent import answered, fields, ids_in, once, upload
from assignments.web.handing_out import handed_out


@opens("PUT /claims/<int:claim_id>", CLAIM, takes=ClaimInput)
def rename_claim(claim_id: int) -> Claim:
    """Give a draft another title."""
    title = fields(ClaimInput).text("title")
    return show_claim(answered(loose.rename_claim(office(), who(), claim_id, title, once())))


@opens("GET /claims/<int:claim_id>/receipts", CLAIM, asks=PAGED)
def list_waiting_receipts(claim_id: int) -> Listed[WaitingReceipt]:
    """The receipts of a draft that wait for their line, as they came."""
    found = loose.loose_receipts(office(), who(), claim_id)
    return some_of(found, lambda one: str(one.id), told.waiting)


@opens("POST /claims/<int:claim_id>/receipts", CLAIM, takes=File, status=201)
def keep_receipt(claim_id: int) -> WaitingReceipt:
    """Keep a file in a draft that has no line for it yet; a claim is not submitted before it has.

    Where pictures are read, `proposed` holds soon what this one says.
    """
    sent = upload()
    limits.spend("LIMIT_UPLOADS", str(who().id), 1)
    made = answered(loose.keep_loose(office(), who(), claim_id, sent, once()))
    found = loose.loose_receipts(office(), who(), claim_id)
    kept = next((one for one in found if one.id == made), None)
    if kept is None:
        raise StateError("The receipt has its line by now, or was taken away.")
    pictures.look_at(office(), (kept,))
    return told.waiting(kept)


@opens("DELETE /claims/<int:claim_id>/receipts/<int:waiting_id>", CLAIM, status=204)
def drop_receipt(claim_id: int, waiting_id: int) -> None:
    """Take a receipt away that waits for its line."""
    answered(loose.drop_loose(office(), who(), claim_id, waiting_id, once()))


@opens("GET /claims/<int:claim_id>/receipts/<int:waiting_id>/file", CLAIM)
def download_waiting_receipt(claim_id: int, waiting_id: int) -> Response:
    """The file of a receipt that waits for its line."""
    one, opened = loose.loose_file(office(), who(), claim_id, waiting_id)
    return handed_out(Receipt(one.id, 0, one.sha256, one.name, one.media_type, one.size), opened)


@opens("POST /lines/<int:line_id>/receipts/waiting", CLAIM, takes=PutUnderInput)
def put_receipts_under(line_id: int) -> Line:
    """Put receipts that wait in a draft under one of its lines."""
    wanted = ids_in(fields(PutUnderInput), "receipts", loose.MOST_LOOSE)
    return show_line(answered(loose.put_under(office(), who(), line_id, wanted, once())))
