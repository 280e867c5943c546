"""Writing a whole world in bulk: sheaves of rows, numbers that go on behind them, statistics."""

from sqlalchemy import text
from sqlmodel import col, func, select

from assignments.core.audit import Change
from assignments.storage.sheaves import Sheaf, go_on_numbering, pour
from assignments.storage.store.audit import Trail
from assignments.storage.tables import METADATA, RoleRow, UserRow
from assignments.storage.tables.columns import stored_id
from assignments.storage.trail.kept import EXEMPT


class Filling(Trail):
    """What is asked and written while a world is made."""

    @property
    def dialect(self) -> str:
        """The kind of database."""
        return self.session.get_bind().dialect.name

    def role_id(self, role: str) -> int:
        """The number of a role."""
        return stored_id(self.session.exec(select(RoleRow.id).where(RoleRow.name == role)).one())

    def next_person_id(self) -> int:
        """A number that nobody has, nor any above it."""
        return (self.session.exec(select(func.max(col(UserRow.id)))).one() or 0) + 1

    def pour(self, sheaf: Sheaf) -> None:
        """Write the rows of a sheaf; the audit trail is told how many of which kind."""
        pour(self.session.connection(), sheaf)
        for named, rows in sheaf.rows.items():
            record = named.partition(" ")[0]
            if record not in EXEMPT:
                self.note(Change(record, f"{named}…", None, {"rows": len(rows)}))

    def go_on_numbering(self) -> None:
        """Have every table number its next row behind those that were poured."""
        go_on_numbering(self.session.connection(), METADATA.sorted_tables)

    def gather_statistics(self) -> None:
        """Have the database look at what there is, so that it plans its ways by it."""
        self.session.connection().execute(text("ANALYZE"))
