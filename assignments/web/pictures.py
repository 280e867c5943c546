"""Pictures of receipts are read where the extra `ocr` is: by a thread, while no page waits."""

from assignments.actions import Office
from assignments.core.drafts import LooseReceipt


def look_at(office: Office, receipt_ids: tuple[int, ...]) -> None:
    """Have receipts read soon; nothing without the extra."""


def can_read(receipt: LooseReceipt) -> bool:
    """Whether somebody reads such a receipt here."""
    return False
