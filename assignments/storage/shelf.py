"""What was worked out from records and holds as long as their version: kept in this process.

A key names the version that a transaction reads from the database, so that no process goes on with
what another one has changed. Nothing here is a record, and nothing is missed when it is dropped.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

MOST = 256

T = TypeVar("T")


class Shelf:
    """The values made last, each under its key; those not asked for longest give way."""

    def __init__(self, most: int = MOST) -> None:
        """Keep at most so many."""
        self._most = most
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """How many values are kept."""
        return len(self._kept)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value under a key; made, and kept from then on, where there is none."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("T", self._kept[key])
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        """Drop everything."""
        with self._lock:
            self._kept.clear()
