"""Taking a backup: the database as of one moment first, then the receipts that its rows name.

A receipt is kept before the row that names it is committed and never removed while one does, so
the files of that moment are still there when they are copied. How a backup is written, `storage`.
"""

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assignments.actions.office import Office
from assignments.storage.backup.archive import free, written_whole
from assignments.storage.backup.packing import Packing
from assignments.storage.backup.taking import named_by, names_in, take
from assignments.storage.files import MOST_BYTES

Progress = Callable[[str, int, int], None]
ROWS, RECEIPTS = "rows", "receipts"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a backup goes, whether it may replace one, and the secrets that lie in a file."""

    path: Path
    force: bool = False
    secrets: bytes | None = None


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds; `missing` tells each receipt that a row names and nobody has."""

    rows: int
    receipts: int
    size: int
    missing: tuple[str, ...]


def back_up(office: Office, wanted: Wanted, progress: Progress) -> BackedUp:
    """Copy database and receipts into one file, while others work; it is whole or not there.

    InputError for a file that cannot be named, NewerError for a newer database, OSError and
    KeepingError as disk and receipts have it.
    """
    free(wanted.path, force=wanted.force)
    with (
        written_whole(wanted.path, force=wanted.force) as out,
        tempfile.TemporaryFile(dir=wanted.path.parent) as names,
    ):
        tell = _telling(progress, ROWS)
        packing = take(office.database, out, names, office.now(), tell)
        total = names.tell() // 64
        missing = []
        for done, sha256 in enumerate(names_in(names), 1):
            what = _copied(office, packing, sha256)
            if what:
                missing.append((sha256, what))
            progress(RECEIPTS, done, total)
        packing.close([sha256 for sha256, _ in missing], wanted.secrets)
        told = tuple(line for one in missing for line in _still_missing(office, *one))
        size = out.tell()
    found = packing.manifest
    return BackedUp(sum(found.rows.values()), found.receipts, size, told)


def _telling(progress: Progress, what: str) -> Callable[[int, int], None]:
    return lambda done, total: progress(what, done, total)


def _copied(office: Office, packing: Packing, sha256: str) -> str:
    """Copy one receipt; what is wrong with it, empty where nothing is."""
    try:
        with office.files.open(sha256) as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return "is missing"
    if hashlib.sha256(data).hexdigest() != sha256:
        return "is damaged: its content is not what was uploaded"
    packing.add_receipt(sha256, data)
    return ""


def _still_missing(office: Office, sha256: str, what: str) -> tuple[str, ...]:
    """Tell of a file that could not be copied, unless no row names it any more by now."""
    rows = named_by(office.database, sha256)
    return (f"the file {sha256} of {', '.join(rows)} {what}",) if rows else ()
