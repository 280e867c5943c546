"""Numbers of rows that can be taken away, so that no number ever means another row.

SQLite gives the number of a row that is gone to the next one: a page that was left open would then
speak of that one. PostgreSQL counts on by itself.
"""

from sqlmodel import Session, func, select

from assignments.storage.store.asking import columns_of
from assignments.storage.tables import LooseReceiptRow, ReceiptRow, TokenRow
from assignments.storage.trail.appending import head_of

Passing = type[LooseReceiptRow] | type[ReceiptRow] | type[TokenRow]


def new_ids(session: Session, row: Passing, count: int = 1) -> tuple[int | None, ...]:
    """Numbers for so many new rows of a table that the trail tells of; None: as the database has.

    The trail counts at least as fast as any table, and never back.
    """
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return (None,) * count
    last = connection.execute(select(func.max(columns_of(row).id))).scalar() or 0
    first = max(last, head_of(connection).number) + 1
    return tuple(range(first, first + count))
