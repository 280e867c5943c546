"""A receipt that is a PDF, shown page by page as pictures: nothing of the file reaches a browser.

Who may see it is as with `claims.show_picture`. Pages are drawn anew each time and kept nowhere.
"""

import io

from flask import Response, send_file
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions import NotFoundError
from assignments.core.records import Receipt
from assignments.documents import showing
from assignments.web.access import for_roles, office, who
from assignments.web.claims.receipts import PICTURES
from assignments.web.desk.routes import blueprint
from assignments.web.handing_out import ALONE, handed_out
from assignments.web.pages import page

PDF = "application/pdf"


@blueprint.get("/receipts/<int:receipt_id>/pages")
@for_roles("expatriate", "hr", "finance", deputies=True)
def read_receipt(receipt_id: int) -> ResponseReturnValue:
    """The pages of a receipt, or why they cannot be shown; the script takes them from here."""
    receipt, data = _fetched(receipt_id)
    sheets, why = (None, "picture") if receipt.media_type in PICTURES else _sheets(data)
    return page("desk/read_receipt.html", receipt=receipt, sheets=sheets, why=why)


@blueprint.get("/receipts/<int:receipt_id>/pages/<int:number>")
@for_roles("expatriate", "hr", "finance", deputies=True)
def show_page(receipt_id: int, number: int) -> ResponseReturnValue:
    """One page as a picture, inert."""
    receipt, data = _fetched(receipt_id)
    if receipt.media_type in PICTURES and number == 1:
        return handed_out(receipt, io.BytesIO(data), inline=True)
    answer: Response = send_file(io.BytesIO(_drawn(data, number)), mimetype="image/jpeg")
    answer.headers["Content-Security-Policy"] = ALONE
    return answer


def _sheets(data: bytes) -> tuple[showing.Sheets | None, str]:
    """The pages of a PDF; without them, in a word why not."""
    try:
        return showing.sheets_of(data), ""
    except showing.NotShownError as error:
        return None, "locked" if error.locked else "damaged"


def _drawn(data: bytes, number: int) -> bytes:
    try:
        return showing.drawn(data, number)
    except showing.NotShownError as error:
        raise NotFoundError("The receipt has no such page that can be shown.") from error


def _fetched(receipt_id: int) -> tuple[Receipt, bytes]:
    """A receipt that the person may see, and its bytes; NotFoundError where nobody can show it."""
    receipt, opened = actions.receipt(office(), who(), receipt_id)
    with opened:
        if receipt.media_type not in {PDF, *PICTURES}:
            raise NotFoundError(f"receipt {receipt_id} cannot be shown")
        return receipt, opened.read()
