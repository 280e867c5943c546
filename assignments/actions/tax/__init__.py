"""Tax equalization: years and notes, documents, hypothetical tax, the settlement, the advisers.

Whom it is for: HR all of it; a tax adviser the assignments given to them, and nothing else of the
program; the employee their own without internal remarks; finance amounts alone. The figures are
the adviser's: nothing here is tax advice.
"""

from assignments.actions.tax.adding import add_year, equalization_terms
from assignments.actions.tax.advisers import advisers, end_grant, grant, granted
from assignments.actions.tax.documents import ask_document, receive_document
from assignments.actions.tax.inputs import (
    DocumentInput,
    Figure,
    FinalInput,
    GrantInput,
    HypotheticalInput,
    NoteInput,
    TaxYearInput,
)
from assignments.actions.tax.looking import (
    TaxPage,
    YearPage,
    file,
    requested,
    years,
)
from assignments.actions.tax.looking import year as tax_year
from assignments.actions.tax.notes import KINDS_FOR, add_note
from assignments.actions.tax.seats import ADVISER, EMPLOYEE, FINANCE, HR, seat
from assignments.actions.tax.settling import record_final, settle
from assignments.actions.tax.withholding import Period, postings_due, set_hypothetical, withhold

__all__ = [
    "ADVISER",
    "EMPLOYEE",
    "FINANCE",
    "HR",
    "KINDS_FOR",
    "DocumentInput",
    "Figure",
    "FinalInput",
    "GrantInput",
    "HypotheticalInput",
    "NoteInput",
    "Period",
    "TaxPage",
    "TaxYearInput",
    "YearPage",
    "add_note",
    "add_year",
    "advisers",
    "ask_document",
    "end_grant",
    "equalization_terms",
    "file",
    "grant",
    "granted",
    "postings_due",
    "receive_document",
    "record_final",
    "requested",
    "seat",
    "set_hypothetical",
    "settle",
    "tax_year",
    "withhold",
    "years",
]
