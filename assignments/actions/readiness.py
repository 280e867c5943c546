"""Whether the office could work now: its database, its tables, the place of its receipts.

Each is asked in a thread of its own, so that one that hangs keeps nobody waiting; what it answered
counts for a moment, so that being asked often costs nothing.
"""

import threading
import time
from collections.abc import Callable

from assignments.actions.office import Office
from assignments.storage.probing import DATABASE, wanting
from assignments.storage.refusals import BusyError

RECEIPTS = "receipts"
PATIENCE = 1.0  # seconds in which an answer must be there
DATABASE_COUNTS = 1.0  # seconds for which an answer counts
RECEIPTS_COUNT = 10.0


class Readiness:
    """What an office lacks, a word each; one of it for each process."""

    def __init__(self, office: Office) -> None:
        """Ask nothing yet."""
        self._database = _Question(lambda: wanting(office.database), (DATABASE, DATABASE_COUNTS))
        self._receipts = _Question(lambda: _unkept(office), (RECEIPTS, RECEIPTS_COUNT))

    def missing(self, patience: float = PATIENCE) -> tuple[str, ...]:
        """The words of what does not answer within so many seconds, or is not in order."""
        until = time.monotonic() + patience
        asked = [self._database, self._receipts]
        for one in asked:
            one.ask()
        words = [one.answer(max(0.0, until - time.monotonic())) for one in asked]
        return tuple(word for word in words if word)


def _unkept(office: Office) -> str:
    try:
        office.files.prove()
    except BusyError:
        return RECEIPTS
    return ""


class _Question:
    """One question, asked by one thread at a time."""

    def __init__(self, ask: Callable[[], str], named: tuple[str, float]) -> None:
        self._ask = ask
        self._word, self._counts = named
        self._asking = threading.Lock()
        self._answered = threading.Event()
        self._answer, self._until = "", 0.0

    def ask(self) -> None:
        """Ask anew, unless an answer counts still or a thread waits for one."""
        if time.monotonic() >= self._until and self._asking.acquire(blocking=False):
            self._answered.clear()
            threading.Thread(target=self._run, name=f"asks for {self._word}", daemon=True).start()

    def answer(self, patience: float) -> str:
        """What is wanting; its own word where no answer comes in time."""
        return self._answer if self._answered.wait(patience) else self._word

    def _run(self) -> None:
        answer = self._word
        try:
            answer = self._ask()
        finally:
            self._answer, self._until = answer, time.monotonic() + self._counts
            self._answered.set()
            self._asking.release()
