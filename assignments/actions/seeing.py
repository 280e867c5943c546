"""A receipt's picture is read, and what it says is kept as a proposal. Nothing is claimed by it."""

from assignments import pictures
from assignments.actions.keeping import fetched
from assignments.actions.loose import propose
from assignments.actions.office import Office
from assignments.core.drafts import LooseReceipt
from assignments.reading.receipts import proposed


def read_receipt(office: Office, receipt: LooseReceipt) -> None:
    """Read a receipt that waits for its line; empty proposals where nothing could be read."""
    with fetched(office, receipt.sha256) as file:
        seen = pictures.words_on(file.read())
    propose(office, receipt.id, proposed(seen, office.today()))
