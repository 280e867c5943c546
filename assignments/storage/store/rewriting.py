"""Writing columns of rows that this transaction has read, in one statement for all of them.

What stood in them before is known, so that the audit trail is told without reading them again.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm.util import identity_key
from sqlmodel import SQLModel

from assignments.storage.many import Changed
from assignments.storage.store.audit import Trail
from assignments.storage.trail.changes import kept

Before = Mapping[str, Any]
Changes = dict[str, Any]


class Rewriting(Trail):
    """Rows by their ids, as they were read, and the columns that are to be written."""

    def was_changed(self, record: str, number: int) -> bool:
        """Whether this transaction has changed a record since it began."""
        return (record, str(number)) in self._writer.pending.changes

    def rewrite(self, row: type[SQLModel], several: Sequence[tuple[Before, Changes]]) -> None:
        """Write columns anew; rows that get the same columns together."""
        together: dict[tuple[str, ...], list[Changes]] = {}
        for before, changes in several:
            named = {"id": before["id"], **changes}
            together.setdefault(tuple(changes), []).append(named)
            self._tell(row, before, changes)
        for values in together.values():
            self.put(Changed(row.__table__, values))  # type: ignore[attr-defined]

    def _tell(self, row: type[SQLModel], before: Before, changes: Changes) -> None:
        how = kept(row.__table__)  # type: ignore[attr-defined]
        found = self.session.identity_map.get(identity_key(row, before["id"]))
        if found is not None:
            self.session.expire(found)
        change = None if how is None else how.updated(before, changes)
        if change is not None:
            self.note(change)
