"""Whether the database answers, and whether its tables are those that the program knows."""

from functools import cache

from sqlalchemy.exc import SQLAlchemyError

from assignments.storage.database import BusyError, Database, known_revisions, revision_of

DATABASE, MIGRATIONS = "database", "migrations"
_known = cache(known_revisions)


def wanting(database: Database) -> str:
    """DATABASE where it does not answer, MIGRATIONS where it is older than the program, else "".

    One that a newer program migrated is in order: while machines are brought up to date one after
    the other, the older programs go on working on it.
    """
    known = _known()
    try:
        with database.bare() as connection:
            there = revision_of(connection)
    except (SQLAlchemyError, BusyError):
        return DATABASE
    return "" if there == known[0] or (there is not None and there not in known) else MIGRATIONS
