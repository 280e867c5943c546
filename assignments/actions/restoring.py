"""Bringing a backup back into an empty office, and proving that everything is there.

A backup from SQLite goes into PostgreSQL and the other way; an older one is migrated on the way.
"""

import datetime as dt
import hashlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assignments.actions.auditing import verify_trail
from assignments.actions.backing_up import RECEIPTS, Progress
from assignments.actions.office import Office
from assignments.actions.verifying import verify_month
from assignments.core.audit_walk import Fault
from assignments.core.records import Person
from assignments.storage.backup.packing import ReceiptIn, SecretsIn, Unpacking
from assignments.storage.backup.taking import NAME, all_named, known, need_nobody, put_back

CHECKING, RESTORING, ENTRIES = "bytes checked", "bytes restored", "entries of the trail"


@dataclass(frozen=True, slots=True)
class Held:
    """What a whole backup holds; `missing` are receipts that were missing when it was taken."""

    taken_at: dt.datetime
    database: str
    revision: str
    tables: int
    rows: int
    receipts: int
    receipt_bytes: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proven:
    """What was verified after a restore; `differences` are sentences, none where all holds."""

    receipts: int
    months: int
    entries: int
    differences: tuple[str, ...]


def check_backup(path: Path, progress: Progress) -> Held:
    """Read a backup from its beginning to its end; InputError where it is not whole, or too new."""
    unpacking = Unpacking(path)
    known(unpacking.head, path)
    size = path.stat().st_size
    for _ in unpacking.parts():
        progress(CHECKING, unpacking.read, size)
    return _held(unpacking)


def _held(unpacking: Unpacking) -> Held:
    head, found = unpacking.head, unpacking.manifest
    return Held(
        head.taken_at,
        head.database,
        head.revision,
        len(found.rows),
        sum(found.rows.values()),
        found.receipts,
        found.receipt_bytes,
        found.missing,
    )


def restore(
    office: Office, path: Path, keep_secrets: Callable[[bytes], None], progress: Progress
) -> Held:
    """Check a backup whole, then fill an empty database and the receipts from it.

    All or nothing: where anything goes wrong the database stays as empty as it was, and receipts
    that came already are named by nobody. StateError where there are people in the database.
    """
    need_nobody(office.database)
    check_backup(path, progress)
    unpacking = Unpacking(path)
    size = path.stat().st_size

    def receive(one: ReceiptIn) -> None:
        office.files.put_back(one.sha256, one.data)
        progress(RESTORING, unpacking.read, size)

    def keep(one: SecretsIn) -> None:
        keep_secrets(one.data)

    put_back(office.database, unpacking, receive, keep)
    return _held(unpacking)


def prove(office: Office, who: Person, held: Held, progress: Progress) -> Proven:
    """Compare receipts with their hashes, closed months with their seals; walk the audit trail."""
    with tempfile.TemporaryFile() as names:
        differences: list[str] = []
        told = all_named(office.database, names)
        total = names.tell() // NAME
        for done, sha256 in enumerate(told, 1):
            differences += _receipt(office, sha256, held)
            progress(RECEIPTS, done, total)
    with office.database.read() as store:
        labels = sorted(store.sealed_months())
    for label in labels:
        differences += [f"{label}: {one}" for one in verify_month(office, who, label).differences]
    trail = verify_trail(office, lambda done, total: progress(ENTRIES, done, total))
    if isinstance(trail, Fault):
        differences.append(f"entry {trail.number:,} of the audit trail: {trail.says}")
    entries = 0 if isinstance(trail, Fault) else trail.head.number
    return Proven(total, len(labels), entries, tuple(differences))


def _receipt(office: Office, sha256: str, held: Held) -> Iterator[str]:
    try:
        with office.files.open(sha256) as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    except FileNotFoundError:
        if sha256 not in held.missing:
            yield f"receipt {sha256} is missing"
        return
    if found != sha256:
        yield f"receipt {sha256} has another content"
