"""How long a command may work on what it was given, where the system has an alarm."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from assignments.cli.slips import Slip


@contextmanager
def within(seconds: float, slip: Slip) -> Iterator[None]:
    """Raise the slip where the work takes longer; an alarm that was set before stays set."""
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise slip

    handler = signal.signal(signal.SIGALRM, give_up)
    left = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        signal.setitimer(signal.ITIMER_REAL, *left)
