"""What HR does with tax files, and the employee hands in: documents, figures, the settlement."""

from assignments.actions import tax
from assignments.actions.tax import Figure
from assignments.actions.tax.amounts import money_or_nothing
from assignments.core.fields import Fields
from assignments.exports.shapes import tax as told
from assignments.exports.shapes.tax import (
    DocumentInput,
    FigureInput,
    FinalInput,
    HypotheticalInput,
    SettleInput,
    Settlement,
    TaxDocument,
    TaxNote,
    TaxYearFile,
)
from assignments.web import limits
from assignments.web.access import office, who
from assignments.web.api.doors import JOURNEY, RECORDS
from assignments.web.api.routes import File, opens
from assignments.web.api.sent import answered, fields, once, text_in, upload
from assignments.web.api.tax import YEAR, show_settlement, show_tax_year, year_of


@opens(f"POST {YEAR}/documents", RECORDS, takes=DocumentInput, status=201)
def ask_tax_document(tax_year_id: int) -> TaxDocument:
    """Ask the employee for a document that the adviser needs, until a day."""
    sent = fields(DocumentInput)
    what = tax.DocumentInput(sent.text("document"), sent.day("due"), text_in(sent, "text"))
    made = answered(tax.ask_document(office(), who(), tax_year_id, what, once()))
    found = year_of(tax_year_id).documents
    return told.document(next(one for one in found if one.asked.id == made), is_overdue=False)


@opens("POST /tax-years/documents/<int:tax_document_id>/receive", JOURNEY, takes=File, status=201)
def receive_tax_document(tax_document_id: int) -> TaxNote:
    """Hand in the file of a document that was asked for."""
    sent = upload()
    limits.spend("LIMIT_UPLOADS", str(who().id), 1)
    made = answered(tax.receive_document(office(), who(), tax_document_id, (sent,), once()))
    page, _ = tax.requested(office(), who(), tax_document_id)
    return told.note(next(one for one in page.notes if one.id == made))


@opens(
    "POST /assignments/<int:assignment_id>/hypothetical-tax",
    RECORDS,
    takes=HypotheticalInput,
    status=204,
)
def set_hypothetical_tax(assignment_id: int) -> None:
    """Set the hypothetical tax of a country from a day on; zero ends it."""
    sent = fields(HypotheticalInput)
    what = tax.HypotheticalInput(
        country=sent.text("country"),
        first=sent.day("first"),
        amount=sent.text("monthly"),
        currency=sent.text("currency"),
    )
    answered(tax.set_hypothetical(office(), who(), assignment_id, what, once()))


@opens(f"POST {YEAR}/final", RECORDS, takes=FinalInput)
def record_final_tax(tax_year_id: int) -> TaxYearFile:
    """Record the final hypothetical tax and the actual taxes, once the return was filed."""
    sent = fields(FinalInput)
    what = tax.FinalInput(
        day=sent.day("day"),
        hypothetical=_figure(sent, "hypothetical"),
        home=_figure(sent, "home"),
        host=_figure(sent, "host"),
        text=text_in(sent, "text"),
    )
    return show_tax_year(answered(tax.record_final(office(), who(), tax_year_id, what, once())))


def _figure(sent: Fields, name: str) -> Figure:
    if sent.get(name) is None:
        return Figure()
    one = Fields(sent.get(name), sent.at(name), tuple(FigureInput.__annotations__))
    return Figure(one.text("amount"), one.text("currency"))


@opens(f"POST {YEAR}/settlement", RECORDS, takes=SettleInput)
def settle_tax_year(tax_year_id: int) -> Settlement:
    """Settle a year as it was seen: what is due becomes a cost, and the year is closed."""
    sent = fields(SettleInput)
    due, currency = sent.text("due"), sent.text("currency")
    seen = money_or_nothing(due.removeprefix("-"), currency, "due").minor
    minor = -seen if due.startswith("-") else seen
    answered(tax.settle(office(), who(), tax_year_id, minor, once()))
    return show_settlement(tax_year_id)
