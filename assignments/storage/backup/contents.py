"""What a backup says of itself: first what it is, and in the end what was put in."""

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assignments.core.words import InputError
from assignments.storage.backup.archive import damaged
from assignments.storage.backup.shapes import KINDS, Column, Shape

FORMAT = 1
PROGRAM = "assignment costs"
HEAD, MANIFEST, SECRETS = "backup.json", "manifest.json", "instance/secrets.json"
PIECE = re.compile(r"tables/([a-z][a-z0-9_]{0,62})/([0-9]{8})\.jsonl\.gz")
RECEIPT = re.compile(r"receipts/([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup is: its moment, the schema's revision, and the tables with their columns."""

    taken_at: dt.datetime
    revision: str
    database: str
    shapes: tuple[Shape, ...]

    def written(self) -> bytes:
        """As the first member has it."""
        tables = [
            {
                "name": one.name,
                "columns": [[column.name, column.kind] for column in one.columns],
                "key": one.key,
            }
            for one in self.shapes
        ]
        told = {"program": PROGRAM, "format": FORMAT, "revision": self.revision}
        at = self.taken_at.isoformat()
        return _json(told | {"taken_at": at, "database": self.database, "tables": tables})


@dataclass(slots=True)
class Manifest:
    """What was put in, counted and hashed while it was written, and again while it is read.

    A receipt's name is its SHA-256, so of the receipts one hash of their names, in order, is kept.
    """

    rows: dict[str, int] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    receipts: int = 0
    receipt_bytes: int = 0
    receipt_names: str = ""
    missing: tuple[str, ...] = ()

    def written(self) -> bytes:
        """As the last member before the hash has it."""
        return _json(
            {
                "rows": self.rows,
                "members": self.members,
                "receipts": {
                    "files": self.receipts,
                    "bytes": self.receipt_bytes,
                    "names_sha256": self.receipt_names,
                    "missing": self.missing,
                },
            }
        )


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def head_of(name: str, data: bytes, path: Path) -> Head:
    """Read the first member; InputError for what is no backup, or one of a newer program."""
    try:
        told = json.loads(data) if name == HEAD else {}
        if told.get("program") != PROGRAM:
            raise damaged(path, "is no backup of this program")
        if told["format"] != FORMAT:
            raise newer(path, f"is of format {told['format']}")
        shapes = tuple(_shape(one) for one in told["tables"])
        at = dt.datetime.fromisoformat(told["taken_at"])
        return Head(at, str(told["revision"]), str(told["database"]), shapes)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise damaged(path, "is no backup of this program, or damaged") from error


def newer(path: Path, what: str) -> InputError:
    """What is said of a backup that this program is too old for."""
    remedy = "restore it with the version of the program that wrote it, or a later one"
    return InputError(str(path), f"{what}, which this program does not know", remedy)


def _shape(told: dict[str, Any]) -> Shape:
    columns = tuple(Column(name, kind) for name, kind in told["columns"])
    if not KINDS.issuperset(one.kind for one in columns):
        raise ValueError
    return Shape(told["name"], columns, tuple(told["key"]))


def manifest_of(data: bytes, path: Path) -> Manifest:
    """Read the last member."""
    try:
        told = json.loads(data)
        receipts = told["receipts"]
        return Manifest(
            dict(told["rows"]),
            dict(told["members"]),
            receipts["files"],
            receipts["bytes"],
            receipts["names_sha256"],
            tuple(receipts["missing"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(path, "is damaged: its manifest cannot be read") from error
