"""What a transaction has changed so far, record by record; a savepoint that goes takes its part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.sql.dml import UpdateBase

from assignments.core.audit import Change, Deed
from assignments.storage.trail.changes import recorded

_Key = tuple[str, str]


class UnrecordedError(RuntimeError):
    """A record was to be changed in a way that the audit trail cannot follow."""


def nobody() -> Deed:
    """The author of a session that has none."""
    raise UnrecordedError("a record was changed, and the session does not know by whom")


@dataclass(slots=True)
class Pending:
    """The changes of one transaction, one a record, and who makes them.

    While it `flushes`, and while `writings` are open, statements are those of changes it notes.
    """

    author: Callable[[], Deed] = nobody
    changes: dict[_Key, Change] = field(default_factory=dict)
    flushes: bool = False
    writings: int = 0
    _marks: dict[int, dict[_Key, Change]] = field(default_factory=dict)

    @property
    def follows(self) -> bool:
        """Whether it knows of the statements that are made now."""
        return self.flushes or bool(self.writings)

    def refuse_unfollowed(self, statement: UpdateBase) -> None:
        """Raise UnrecordedError for a statement that changes records, and is not followed."""
        if not self.follows and recorded(statement) is not None:
            raise UnrecordedError(f"past the audit trail: {str(statement)[:80]}")

    def add(self, change: Change) -> None:
        """Note a change, in one with what the transaction did to the record before."""
        key = (change.record, change.key)
        earlier = self.changes.get(key)
        merged = change if earlier is None else _merged(earlier, change)
        if merged is None:
            del self.changes[key]
        else:
            self.changes[key] = merged

    def mark(self, savepoint: int) -> None:
        """Remember what is noted as a savepoint begins."""
        self._marks[savepoint] = dict(self.changes)

    def go_back(self, savepoint: int) -> None:
        """Forget what was noted since a savepoint began."""
        self.flushes = False
        self.changes = self._marks.pop(savepoint, self.changes)

    def clear(self) -> None:
        """Begin anew, after the transaction's end."""
        self.changes.clear()
        self._marks.clear()
        self.flushes = False


def _merged(earlier: Change, later: Change) -> Change | None:
    """Two changes of one record as one; None where nothing is left of them."""
    if _is_read(earlier):
        return later
    if _is_read(later):
        return earlier
    before = _both(later.before, earlier.before) if earlier.before is not None else None
    after = _both(earlier.after, later.after) if later.after is not None else None
    if before is None or after is None:
        return None if before is after else replace(earlier, before=before, after=after)
    differ = [name for name in before | after if before.get(name) != after.get(name)]
    if not differ:
        return None
    return replace(
        earlier,
        before={name: before.get(name) for name in differ},
        after={name: after.get(name) for name in differ},
    )


def _is_read(change: Change) -> bool:
    return change.before is None and change.after is None


def _both(one: Mapping[str, Any] | None, over: Mapping[str, Any] | None) -> dict[str, Any]:
    return {**(one or {}), **(over or {})}
