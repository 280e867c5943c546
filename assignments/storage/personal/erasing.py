"""Writing a person's rows anew, or away, as `ways` decides.

Past the objects, so that the audit trail does not keep what is to be forgotten: whoever erases
notes there that it was done.
"""

from typing import Any

from sqlalchemy import JSON, Connection, Table, bindparam, delete, null, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from assignments.core.erasing import ERASED
from assignments.storage.personal.anew import ANEW, Scene
from assignments.storage.personal.belonging import about, table_of
from assignments.storage.personal.ways import WAYS, Fate
from assignments.storage.tables import METADATA

FILES = ("receipt", "loose_receipt", "tax_file", "standing_item")
AT_ONCE = 500
BY_ITSELF = "audit_entry"  # emptied by `Trail.erase_entries`, which keeps the chain


def files_of(connection: Connection, person_id: int) -> set[str]:
    """The SHA-256 of every file that is kept for a person."""
    asked = (select(table_of(one).c.sha256).where(about(one, person_id)) for one in FILES)
    return {sha256 for one in asked for (sha256,) in connection.execute(one) if sha256}


def erase_rows(connection: Connection, scene: Scene, events: list[int]) -> dict[str, int]:
    """Empty, replace and remove; how many rows of each table. `events` are others that tell."""
    done: dict[str, int] = {}
    for table in reversed(METADATA.sorted_tables):
        if table.name not in WAYS or table.name == BY_ITSELF:
            continue
        which = about(table.name, scene.person_id)
        if table.name == "event":
            which = or_(which, table.c.id.in_(events))
        done[table.name] = _erased(connection, table, which, scene)
    return {name: count for name, count in done.items() if count}


def _erased(connection: Connection, table: Table, which: ColumnElement[bool], scene: Scene) -> int:
    if WAYS[table.name].gone:
        return connection.execute(delete(table).where(which)).rowcount
    if table.name in ANEW:
        _write_anew(connection, table, which, scene)
    same = _same_for_all(table)
    if not same:
        return 0
    return connection.execute(update(table).where(which).values(same)).rowcount


def _same_for_all(table: Table) -> dict[str, Any]:
    fates = WAYS[table.name].fates
    emptied = {one: _empty(table, one) for one, fate in fates.items() if fate is Fate.EMPTIED}
    return emptied | {one: ERASED for one, fate in fates.items() if fate is Fate.SAID}


def _empty(table: Table, name: str) -> Any:  # noqa: ANN401 - what stands for nothing there
    column = table.c[name]
    if column.nullable:
        return null()
    return {} if isinstance(column.type, JSON) else ""


def _write_anew(
    connection: Connection, table: Table, which: ColumnElement[bool], scene: Scene
) -> None:
    """Row by row, what differs from row to row."""
    how, key = ANEW[table.name], table.c.id
    write = update(table).where(key == bindparam("is_"))
    write = write.values({name: bindparam(f"to_{name}") for name in how})
    last = 0
    while True:
        asked = select(table).where(which, key > last).order_by(key).limit(AT_ONCE)
        rows = connection.execute(asked).mappings().all()
        if not rows:
            return
        told = [
            {"is_": row["id"]} | {f"to_{name}": make(scene, row) for name, make in how.items()}
            for row in map(dict, rows)
        ]
        connection.execute(write, told)
        last = rows[-1]["id"]
