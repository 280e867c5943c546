"""How far the audit trail was looked through for claims whose words are to be found."""

from typing import Any

from sqlalchemy.dialects.postgresql import insert as insert_in_postgres
from sqlalchemy.dialects.sqlite import insert as insert_in_sqlite
from sqlmodel import col, select

from assignments.storage.store.asking import Asking, columns_of
from assignments.storage.tables import SearchMarkRow

MARK = 1
NOT_YET = -1  # not all claims were taken up yet
INSERTS: dict[str, Any] = {"postgresql": insert_in_postgres, "sqlite": insert_in_sqlite}


class SearchMark(Asking):
    """The mark, and holding it: who takes words up and who takes them away wait for each other."""

    def search_mark(self) -> int:
        """The entry of the trail that was looked at last."""
        asked = select(SearchMarkRow.entry).where(col(SearchMarkRow.id) == MARK)
        found = self.session.exec(asked).first()
        return NOT_YET if found is None else found

    def hold_search_mark(self) -> int:
        """The same, held until this transaction ends."""
        asked = select(SearchMarkRow.entry).where(col(SearchMarkRow.id) == MARK)
        found = self.session.exec(asked.with_for_update()).first()
        return NOT_YET if found is None else found

    def set_search_mark(self, entry: int) -> None:
        """All up to an entry was looked at."""
        table = columns_of(SearchMarkRow).id.table
        kept = INSERTS[self.connection.dialect.name](table).values(id=MARK, entry=entry)
        self.connection.execute(
            kept.on_conflict_do_update(index_elements=["id"], set_={"entry": entry})
        )
