"""How often something changed that is shared by all assignments: rates, readings."""

from sqlalchemy import select
from sqlmodel import col, update

from assignments.storage.store.asking import Asking
from assignments.storage.tables import SharedVersionRow

_ALL = select(col(SharedVersionRow.name), col(SharedVersionRow.number))


class Shared(Asking):
    """Versions beside those of the assignments."""

    def shared_version(self, name: str) -> int:
        """How often it was changed, by those whose change this transaction sees."""
        if self._shared is None:
            self._shared = dict(map(tuple, self.ask(_ALL)))
        return self._shared[name]

    def count_shared(self, name: str) -> None:
        """Count a version up: it is changed in this transaction."""
        self.settled = False
        one = update(SharedVersionRow).where(col(SharedVersionRow.name) == name)
        self.session.exec(one.values(number=col(SharedVersionRow.number) + 1))
