"""How often something changed that is shared by all assignments: rates, readings."""

from typing import Any

from sqlalchemy import CompoundSelect, func, literal, null, select, union_all
from sqlmodel import col, update

from assignments.storage.store.asking import Asking
from assignments.storage.tables import ApprovalLimitRow, SealedMonthRow, SharedVersionRow

_VERSION, _CLOSED, _LIMIT = "version", "closed", "limit"
_ALL = select(col(SharedVersionRow.name), col(SharedVersionRow.number))
_NEWEST = select(func.max(col(ApprovalLimitRow.id))).group_by(col(ApprovalLimitRow.currency))
_AT_ONCE: CompoundSelect[Any] = union_all(
    select(literal(_VERSION), col(SharedVersionRow.name), col(SharedVersionRow.number)),
    select(literal(_CLOSED), col(SealedMonthRow.label), null()),
    select(literal(_LIMIT), col(ApprovalLimitRow.currency), col(ApprovalLimitRow.minor)).where(
        col(ApprovalLimitRow.id).in_(_NEWEST)
    ),
)


class Shared(Asking):
    """Versions beside those of the assignments."""

    def shared_version(self, name: str) -> int:
        """How often it was changed, by those whose change this transaction sees."""
        if self._shared is None:
            self._shared = self._read_at_once() if self._shares_months else self._versions()
        return self._shared[name]

    def _versions(self) -> dict[str, int]:
        return dict(map(tuple, self.ask(_ALL)))

    def _read_at_once(self) -> dict[str, int]:
        """The versions, and what else a deed under a lock is likely to ask."""
        found: dict[str, dict[str, Any]] = {_VERSION: {}, _CLOSED: {}, _LIMIT: {}}
        for what, name, number in self.ask(_AT_ONCE):
            found[what][name] = number
        self._closed, self._limits = frozenset(found[_CLOSED]), found[_LIMIT]
        return found[_VERSION]

    def count_shared(self, name: str) -> None:
        """Count a version up: it is changed in this transaction."""
        self.settled = False
        one = update(SharedVersionRow).where(col(SharedVersionRow.name) == name)
        self.session.exec(one.values(number=col(SharedVersionRow.number) + 1))
