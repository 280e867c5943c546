"""Tax files as each seat sees them: years, notes, documents, the settlement. Finance: amounts."""

from flask import Response

from assignments.actions import NotFoundError, tax
from assignments.actions.tax import YearPage
from assignments.core.records import Receipt
from assignments.exports.shapes import assignments, people
from assignments.exports.shapes import tax as told
from assignments.exports.shapes.assignments import Titled
from assignments.exports.shapes.tax import (
    HypotheticalTax,
    Settlement,
    TaxDocument,
    TaxNote,
    TaxNoteInput,
    TaxYear,
    TaxYearFile,
)
from assignments.exports.shapes.words import amount_or_none, instant_or_none
from assignments.web.access import office, who
from assignments.web.api.doors import ADVISERS, INSIDE, JOURNEY, TAX
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, once, text_in
from assignments.web.handing_out import handed_out

YEAR = "/tax-years/<int:tax_year_id>"


@opens("GET /tax-files", ADVISERS, asks=PAGED)
def list_tax_files() -> Listed[Titled]:
    """The assignments whose tax files were given to an adviser, the newest first."""
    return some_of(tax.granted(office(), who()), lambda one: str(one.id), assignments.titled)


@opens("GET /assignments/<int:assignment_id>/tax-years", TAX, asks=PAGED)
def list_tax_years(assignment_id: int) -> Listed[TaxYear]:
    """The tax years of an assignment, with what was withheld, paid and came out."""
    found = tax.years(office(), who(), assignment_id).years
    return some_of(found, lambda one: str(one.year.id), _amounts)


@opens("GET /assignments/<int:assignment_id>/hypothetical-tax", INSIDE, asks=PAGED)
def list_hypothetical_tax(assignment_id: int) -> Listed[HypotheticalTax]:
    """The hypothetical tax that is set for an assignment."""
    page = tax.years(office(), who(), assignment_id)
    return some_of(page.hypothetical, lambda one: str(one.id), told.hypothetical)


@opens(f"GET {YEAR}", INSIDE)
def show_tax_year(tax_year_id: int) -> TaxYearFile:
    """One tax year: the clause it goes by, its states, and why it cannot be settled yet."""
    page = year_of(tax_year_id)
    year = page.year
    return {
        **_amounts(page),
        "kind": year.kind,
        "missing": list(page.missing),
        "letter": year.letter,
        "clause": year.clause,
        "quote": year.quote,
        "reason": year.reason,
        "stages": [told.stage(one) for one in page.stages],
        "settled_by": people.named_or_none(year.settled_by),
        "settled_at": instant_or_none(year.settled_at),
    }


@opens(f"GET {YEAR}/notes", INSIDE, asks=PAGED)
def list_tax_notes(tax_year_id: int) -> Listed[TaxNote]:
    """The notes on a tax year; remarks that are internal are not for the employee."""
    return some_of(year_of(tax_year_id).notes, lambda one: str(one.id), told.note)


@opens(f"POST {YEAR}/notes", JOURNEY, takes=TaxNoteInput, status=201)
def add_tax_note(tax_year_id: int) -> TaxNote:
    """Write a note on a tax year, of a kind that is one's to write; its files go by the page."""
    sent = fields(TaxNoteInput)
    what = tax.NoteInput(
        kind=sent.text("kind"),
        day=sent.day("day"),
        text=text_in(sent, "text"),
        amount=text_in(sent, "amount"),
        currency=text_in(sent, "currency"),
        internal=sent.flag("internal", default=False),
    )
    made = answered(tax.add_note(office(), who(), tax_year_id, what, once()))
    return told.note(next(one for one in year_of(tax_year_id).notes if one.id == made))


@opens(f"GET {YEAR}/documents", INSIDE, asks=PAGED)
def list_tax_documents(tax_year_id: int) -> Listed[TaxDocument]:
    """The documents that the adviser needs, the missing ones first."""
    today = office().today()
    return some_of(
        year_of(tax_year_id).documents,
        lambda one: str(one.asked.id),
        lambda one: told.document(one, is_overdue=one.is_overdue(today)),
    )


@opens(f"GET {YEAR}/settlement", INSIDE)
def show_settlement(tax_year_id: int) -> Settlement:
    """Who owes whom, step by step; 404 before the final figures are recorded."""
    page = year_of(tax_year_id)
    if page.settlement is None:
        raise NotFoundError("The final figures of the year are not recorded.")
    return told.settlement(page.settlement, is_frozen=page.year.is_closed)


@opens("GET /tax-years/files/<int:tax_file_id>", INSIDE)
def download_tax_file(tax_file_id: int) -> Response:
    """The file of a note."""
    file, opened = tax.file(office(), who(), tax_file_id)
    named = Receipt(file.id, 0, file.sha256, file.name, file.media_type, file.size)
    return handed_out(named, opened)


def year_of(tax_year_id: int) -> YearPage:
    """A tax year as its reader may see it."""
    return tax.tax_year(office(), who(), tax_year_id)


def _amounts(page: YearPage) -> TaxYear:
    year = page.year
    return {
        "id": year.id,
        "assignment_id": year.assignment_id,
        "label": year.label,
        "country": year.country,
        "first": year.first.isoformat(),
        "last": year.last.isoformat(),
        "state": page.state,
        "is_closed": year.is_closed,
        "withheld": str(page.withheld),
        "paid": str(page.paid),
        "due": amount_or_none(page.due),
        "currency": page.withheld.currency,
    }
