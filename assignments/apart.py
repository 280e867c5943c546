"""A process of our own for what is foreign: what it may know, and what it may take.

The process is called with `environment` in `ROOT`, and bounds itself before it reads a byte.
"""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Neither the data base's address nor any other secret of ours goes along.
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that a process may take: bytes of addresses, processor time, bytes of output."""

    memory: int
    seconds: int
    written: int


def environment() -> dict[str, str]:
    """What the process is told of ours."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ}


def bound(bounds: Bounds) -> None:
    """Bound the process this is called in; where the system has no such limits, the clock does."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    limits = {
        resource.RLIMIT_AS: bounds.memory,
        resource.RLIMIT_CPU: bounds.seconds,
        resource.RLIMIT_FSIZE: bounds.written,
        resource.RLIMIT_CORE: 0,
    }
    for one, most in limits.items():
        _, hard = resource.getrlimit(one)
        within = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(one, (within, hard))
        except (ValueError, OSError):  # macOS knows some of them by name alone
            continue
