"""What the company pays directly: suppliers' invoices; and corrections of what was approved."""

from typing import Any

from assignments import actions
from assignments.actions.cost_corrections import correct_cost as corrected
from assignments.actions.cost_corrections import cost_now
from assignments.actions.suppliers import InvoiceInput as Billed
from assignments.actions.suppliers import record_invoice as recorded
from assignments.core.fields import Fields
from assignments.exports.shapes import claims as told
from assignments.exports.shapes.claims import Claim
from assignments.exports.shapes.invoices import (
    CorrectCostInput,
    CostNow,
    InvoiceInput,
    InvoiceLine,
)
from assignments.web.access import office, who
from assignments.web.api.doors import BILLS, HR_LOOKS, RECORDS
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, once


@opens("POST /assignments/<int:assignment_id>/invoices", BILLS, takes=InvoiceInput, status=201)
def record_invoice(assignment_id: int) -> Claim:
    """Record what a supplier bills the company; it is judged line by line, and HR decides it.

    Its file is sent on the page.
    """
    sent = fields(InvoiceInput)
    lines = tuple(_line(one, f"line {number}") for number, one in enumerate(sent.items("lines"), 1))
    what = Billed(sent.text("supplier"), sent.text("number"), sent.day("date"), lines)
    made = answered(recorded(office(), who(), assignment_id, what, once()))
    return told.claim(actions.claim(office(), who(), made))


def _line(value: object, where: str) -> dict[str, Any]:
    return dict(Fields(value, where, tuple(InvoiceLine.__annotations__)).values)


@opens("GET /lines/<int:line_id>/cost", HR_LOOKS)
def show_cost(line_id: int) -> CostNow:
    """What an approved line costs by now, with the corrections that were posted."""
    line, money = cost_now(office(), who(), line_id)
    return {"line_id": line.id, "amount": str(money), "currency": money.currency}


@opens("POST /lines/<int:line_id>/cost", RECORDS, takes=CorrectCostInput)
def correct_cost(line_id: int) -> CostNow:
    """Post the difference to what an approved line should have cost, with the reason."""
    sent = fields(CorrectCostInput)
    what = (sent.text("amount"), sent.text("reason"))
    answered(corrected(office(), who(), line_id, what, once()))
    return show_cost(line_id)
