"""Claims as they are drafted: lines and receipts, and who sees them."""

from collections.abc import Mapping
from pathlib import Path

from assignments.actions.answers import Done
from assignments.actions.inputs import Upload
from assignments.actions.office import Office
from assignments.core.records import ClaimRecord, EventRecord, Person, Receipt


def draft_claim(office: Office, who: Person, assignment_id: int, title: str, key: str) -> Done:
    """Begin a claim; for the employee of the assignment."""
    raise NotImplementedError


def add_line(
    office: Office, who: Person, claim_id: int, words: Mapping[str, object], key: str
) -> Done:
    """Add a line to a draft, in a case file's words without id, claim, decision and receipt.

    Beside them `note`, `trip_id` and `shipment_id`. InputError names the field in `where`.
    """
    raise NotImplementedError


def change_line(
    office: Office, who: Person, line_id: int, words: Mapping[str, object], key: str
) -> Done:
    """Write a draft line anew, in the words of `add_line`."""
    raise NotImplementedError


def remove_line(office: Office, who: Person, line_id: int, key: str) -> Done:
    """Take a line out of a draft."""
    raise NotImplementedError


def attach_receipt(office: Office, who: Person, line_id: int, upload: Upload, key: str) -> Done:
    """Keep a file under a line that is a draft or was asked about; the id is the receipt's."""
    raise NotImplementedError


def remove_receipt(office: Office, who: Person, receipt_id: int, key: str) -> Done:
    """Take a receipt off a draft line."""
    raise NotImplementedError


def receipt(office: Office, who: Person, receipt_id: int) -> tuple[Receipt, Path]:
    """A receipt and where its file lies."""
    raise NotImplementedError


def claim(office: Office, who: Person, claim_id: int) -> ClaimRecord:
    """One claim; a draft is known to who made it alone."""
    raise NotImplementedError


def claims(office: Office, who: Person, assignment_id: int) -> tuple[ClaimRecord, ...]:
    """The claims of an assignment, newest first; drafts to who made them alone."""
    raise NotImplementedError


def history(office: Office, who: Person, claim_id: int) -> tuple[EventRecord, ...]:
    """What happened to a claim and its lines, oldest first."""
    raise NotImplementedError
