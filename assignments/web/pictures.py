"""Pictures of receipts are read where the extra `ocr` is: one by one, while no page waits."""

import contextlib
import os
import threading
from queue import SimpleQueue

from assignments import pictures
from assignments.actions import BusyError, KeepingError, NotFoundError, Office
from assignments.actions.seeing import read_receipt
from assignments.core.drafts import LooseReceipt

Wanted = tuple[Office, LooseReceipt]
_queues: dict[int, "SimpleQueue[Wanted]"] = {}  # by process: a thread does not outlive a fork


def look_at(office: Office, receipts: tuple[LooseReceipt, ...]) -> None:
    """Have receipts read soon, by the one thread of this process that does; else nothing."""
    if not receipts or not can_read():
        return
    if os.getpid() not in _queues:
        _queues[os.getpid()] = queue = SimpleQueue[Wanted]()
        threading.Thread(target=_read, args=(queue,), name="pictures", daemon=True).start()
    for receipt in receipts:
        _queues[os.getpid()].put((office, receipt))


def can_read() -> bool:
    """Whether pictures are read here."""
    return pictures.is_there()


def _read(queue: "SimpleQueue[Wanted]") -> None:
    while True:
        office, receipt = queue.get()
        with contextlib.suppress(BusyError, KeepingError, NotFoundError):
            read_receipt(office, receipt)
