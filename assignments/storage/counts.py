"""How often something was tried of late, counted in the database: one count for all processes.

Who is counted, and how often is too often, `web.limits` says.
"""

from sqlalchemy import case, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from assignments.storage.database import Database
from assignments.storage.tables import AttemptRow

SWEPT = 100  # counts that ended are taken away this many at a time


class Counts:
    """Counts by key, each until an instant; instants are seconds since 1970."""

    def __init__(self, database: Database) -> None:
        """Count in a database."""
        self._database = database

    def add(self, key: str, amount: int, now: float, ends_at: float) -> int:
        """The count with this amount; one that had ended begins again, and goes on to `ends_at`.

        What is taken back leaves no less than nothing, as it may have been forgotten meanwhile.
        """
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        first, total = max(amount, 0), col(AttemptRow.count) + amount
        begun = insert(AttemptRow).values(key=key, count=first, ends_at=ends_at)
        is_over = col(AttemptRow.ends_at) <= now
        counted = begun.on_conflict_do_update(
            index_elements=[col(AttemptRow.key)],
            set_={
                "count": case((is_over, first), (total < 0, 0), else_=total),
                "ends_at": case((is_over, ends_at), else_=col(AttemptRow.ends_at)),
            },
        ).returning(col(AttemptRow.count))
        with self._database.bare(writes=True) as connection:
            found: int = connection.execute(counted).scalar_one()
            return found

    def of(self, key: str, now: float) -> tuple[int, float]:
        """The count of a key and the instant it ends at: no count and now where there is none."""
        asked = select(col(AttemptRow.count), col(AttemptRow.ends_at)).where(
            col(AttemptRow.key) == key, col(AttemptRow.ends_at) > now
        )
        with self._database.bare() as connection:
            found = connection.execute(asked).first()
        return (found[0], found[1]) if found else (0, now)

    def forget(self, key: str | None = None) -> None:
        """Count a key anew; without one, every key."""
        gone = delete(AttemptRow)
        if key is not None:
            gone = gone.where(col(AttemptRow.key) == key)
        with self._database.bare(writes=True) as connection:
            connection.execute(gone)

    def sweep(self, now: float) -> None:
        """Take away some counts that ended; one that goes on is left, also if it began just now."""
        ended = select(col(AttemptRow.key)).where(col(AttemptRow.ends_at) <= now).limit(SWEPT)
        with self._database.bare() as connection:
            found = connection.execute(select(func.count()).select_from(ended.subquery())).scalar()
        if found:
            with self._database.bare(writes=True) as connection:
                gone = delete(AttemptRow).where(
                    col(AttemptRow.key).in_(ended), col(AttemptRow.ends_at) <= now
                )
                connection.execute(gone)
