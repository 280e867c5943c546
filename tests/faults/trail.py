"""The audit trail after all rounds: whole, and telling of each line and claim what it is now."""

from pathlib import Path
from zoneinfo import ZoneInfo

from assignments.actions import Office
from assignments.actions.auditing import verify_trail
from assignments.core.audit_walk import Fault
from assignments.storage.database import open_database
from assignments.storage.files import Place, open_files

FOLDED = {"line": ("status", "seq", "approved_minor"), "claim": ("status",)}


def trail_faults(url: str, instance: Path) -> list[str]:
    """What is wrong with the trail, in sentences; nothing where all fits."""
    database = open_database(url)
    try:
        office = Office(database, open_files(Place(str(instance))), ZoneInfo("UTC"))
        found = verify_trail(office, lambda _done, _total: None)
        if isinstance(found, Fault):
            return [f"audit entry {found.number}: {found.says}"]
        return _untold(database)
    finally:
        database.close()


def _untold(database) -> list[str]:
    """Records whose values are not those that their entries, one after the other, come to."""
    told: dict[tuple[str, str], dict[str, object]] = {}
    with database.read() as store:
        for entry in store.audit_trail():
            if entry.record in FOLDED:
                after = entry.told().get("after") or {}
                told.setdefault((entry.record, entry.key), {}).update(after)
        return [
            f"{table} {key}: {column} is {value!r}, and the trail says {said.get(column)!r}"
            for table, columns in FOLDED.items()
            for key, *values in store.session.connection().exec_driver_sql(
                f"SELECT id, {', '.join(columns)} FROM {table}"  # noqa: S608 - our own names
            )
            for said in [told.get((table, str(key)), {})]
            for column, value in zip(columns, values, strict=True)
            if said.get(column) != value
        ]
