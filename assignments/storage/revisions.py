"""Which revisions of the tables there are, which one a database is at, and the way up.

Alembic is loaded where tables are changed alone: it is a tenth of a start.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from assignments.storage.refusals import NewerError

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
_REVISION = re.compile(r'^(revision|down_revision) = "([0-9]+)"', re.MULTILINE)


def scripts() -> "Config":
    """Where Alembic finds the migrations; whoever runs it adds the connection."""
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


def known_revisions() -> tuple[str, ...]:
    """The revisions that this program knows, the newest first, as each file names the one before.

    Read without Alembic, which is loaded where tables are changed alone.
    """
    files = (MIGRATIONS / "versions").glob("[0-9]*_*.py")
    after = {before: name for name, before in map(_named_in, files)}
    chain: list[str] = []
    while (name := after.get(chain[-1] if chain else "")) is not None:
        chain.append(name)
    return tuple(reversed(chain))


def _named_in(file: Path) -> tuple[str, str]:
    """A migration's own revision, and the one before it; empty for the first."""
    named = dict(_REVISION.findall(file.read_text()))
    return named["revision"], named.get("down_revision", "")


def revision_of(connection: Connection) -> str | None:
    """The revision that a database is at; None where it has no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def bring_to(connection: Connection, revision: str = "head") -> None:
    """Migrate upwards on a connection that is `alone`; NewerError where it is beyond us."""
    known, there = known_revisions(), revision_of(connection)
    if there == known[0]:
        return
    if there is not None and there not in known:
        raise NewerError(
            f"this database was written by a newer version of the program (its revision is "
            f"{there}): start that version, or restore a backup from before"
        )
    from alembic import command  # noqa: PLC0415 - see above

    config = scripts()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
