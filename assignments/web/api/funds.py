"""Money set aside for the employee: seen, opened on a clause, deposited, drawn and refunded."""

from assignments.actions import NotFoundError
from assignments.actions.funds import EntryInput as Recorded
from assignments.actions.funds import funds as funds_of
from assignments.actions.funds import open_fund as opened
from assignments.actions.funds import record_entry as recorded
from assignments.core import funds
from assignments.exports.shapes import funds as told
from assignments.exports.shapes.funds import (
    Fund,
    FundEntry,
    FundEntryInput,
    FundInput,
)
from assignments.web.access import office, who
from assignments.web.api.doors import LOOK, RECORDS
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, id_in, once, text_in

OF_FUND = "/assignments/<int:assignment_id>/funds/<int:fund_id>/entries"


@opens("GET /assignments/<int:assignment_id>/funds", LOOK, asks=PAGED)
def list_funds(assignment_id: int) -> Listed[Fund]:
    """The money set aside under an assignment, and what is left of it."""
    found = funds_of(office(), who(), assignment_id).funds
    return some_of(found, lambda one: str(one.id), told.fund)


@opens("POST /assignments/<int:assignment_id>/funds", RECORDS, takes=FundInput, status=201)
def open_fund(assignment_id: int) -> Fund:
    """Open a fund on a confirmed clause."""
    term_id = id_in(fields(FundInput), "term_id")
    made = answered(opened(office(), who(), assignment_id, term_id, once()))
    return told.fund(_fund(assignment_id, made))


@opens(f"GET {OF_FUND}", LOOK, asks=PAGED)
def list_fund_entries(assignment_id: int, fund_id: int) -> Listed[FundEntry]:
    """The entries of a fund as they came, each with what was left after it."""
    found = _fund(assignment_id, fund_id).standing()
    return some_of(found, lambda one: str(one[0].id), lambda one: told.entry(*one))


@opens(f"POST {OF_FUND}", RECORDS, takes=FundEntryInput, status=201)
def record_fund_entry(assignment_id: int, fund_id: int) -> FundEntry:
    """Record a deposit, a draw or a refund; a line is drawn for once only."""
    _fund(assignment_id, fund_id)
    sent = fields(FundEntryInput)
    line_id = None if sent.get("line_id") is None else id_in(sent, "line_id")
    amount, note = text_in(sent, "amount"), text_in(sent, "note")
    what = Recorded(sent.text("kind"), amount, sent.day("day"), note, line_id)
    made = answered(recorded(office(), who(), fund_id, what, once()))
    entries = _fund(assignment_id, fund_id).standing()
    return told.entry(*next(one for one in entries if one[0].id == made))


def _fund(assignment_id: int, fund_id: int) -> funds.Fund:
    """A fund of the assignment; NotFoundError where it has no such fund."""
    found = funds_of(office(), who(), assignment_id).funds
    fund = next((one for one in found if one.id == fund_id), None)
    if fund is None:
        raise NotFoundError("There is no such fund.")
    return fund
