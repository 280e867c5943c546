"""Putting tables, receipts and secrets into a backup, and taking them out again.

What stands in the file is counted and hashed on both ways; `Unpacking.manifest` is what was found,
and it must be what the file says of itself.
"""

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from assignments.storage.backup.archive import MOST_BYTES, Writer, damaged, members
from assignments.storage.backup.contents import (
    HEAD,
    MANIFEST,
    PIECE,
    RECEIPT,
    SECRETS,
    Head,
    Manifest,
    head_of,
    manifest_of,
)
from assignments.storage.backup.rows import Row, counted, rows_of
from assignments.storage.backup.shapes import shapes_of

PIECE_BYTES = 1024 * 1024  # of rows, before they are packed
_QUICK = 3  # of zlib's nine: a third of the time of its usual six, a tenth more bytes
_GZIP = 31
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)

Progress = Callable[[int, int], None]


def head_from(connection: Connection, revision: str, at: dt.datetime) -> Head:
    """What a backup of a database says of itself."""
    return Head(at, revision, connection.dialect.name, shapes_of(connection))


class Packing:
    """A backup that is being written."""

    def __init__(self, out: BinaryIO, head: Head) -> None:
        """Begin in an empty file."""
        self._writer = Writer(out, head.taken_at.timestamp())
        self._head, self.manifest = head, Manifest()
        self._names = hashlib.sha256()
        self._add(HEAD, head.written())

    def _add(self, name: str, data: bytes) -> None:
        self._writer.add(name, data)
        self.manifest.members[name] = hashlib.sha256(data).hexdigest()

    def add_tables(self, connection: Connection, progress: Progress) -> None:
        """Copy the rows of every table; tells how many of how many are done."""
        total = sum(counted(connection, shape) for shape in self._head.shapes)
        done = 0
        for shape in self._head.shapes:
            self.manifest.rows[shape.name] = 0
            for number, (rows, data) in enumerate(_pieces(rows_of(connection, shape))):
                self._add(f"tables/{shape.name}/{number:08}.jsonl.gz", data)
                self.manifest.rows[shape.name] += rows
                done += rows
                progress(done, total)

    def add_receipt(self, sha256: str, data: bytes) -> None:
        """Put one receipt in, under the SHA-256 of its content."""
        self._writer.add(f"receipts/{sha256}", data)
        self._names.update(sha256.encode())
        self.manifest.receipts += 1
        self.manifest.receipt_bytes += len(data)

    def close(self, missing: Iterable[str], secrets: bytes | None) -> None:
        """Put the secrets in where there are any, say which receipts are missing, and end."""
        if secrets is not None:
            self._add(SECRETS, secrets)
        self.manifest.receipt_names = self._names.hexdigest()
        self.manifest.missing = tuple(missing)
        self._writer.add(MANIFEST, self.manifest.written())
        self._writer.close()


def _pieces(rows: Iterable[Row]) -> Iterator[tuple[int, bytes]]:
    """Rows packed a megabyte at a time, with how many they are."""
    lines: list[str] = []
    size = 0
    for row in rows:
        line = _JSON.encode(row)
        lines.append(line)
        size += len(line)
        if size >= PIECE_BYTES:
            yield len(lines), _packed(lines)
            lines, size = [], 0
    if lines:
        yield len(lines), _packed(lines)


def _packed(lines: list[str]) -> bytes:
    packer = zlib.compressobj(_QUICK, wbits=_GZIP)
    return packer.compress(("\n".join(lines) + "\n").encode()) + packer.flush()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a table, still packed."""

    table: str
    data: bytes
    path: Path

    def lines(self) -> list[bytes]:
        """A row each; InputError where they cannot be unpacked."""
        unpacker = zlib.decompressobj(wbits=_GZIP)
        try:
            found = unpacker.decompress(self.data, MOST_BYTES)
        except zlib.error as error:
            raise damaged(self.path, f"is damaged in table {self.table}") from error
        if not unpacker.eof or unpacker.unused_data:
            raise damaged(self.path, f"is damaged in table {self.table}")
        return found.splitlines()

    def rows(self) -> Iterator[Row]:
        """Every row as a list of values in the backup's own words."""
        return (json.loads(line) for line in self.lines())


@dataclass(frozen=True, slots=True)
class ReceiptIn:
    """A receipt out of a backup."""

    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SecretsIn:
    """The instance's secrets out of a backup, as their file has them."""

    data: bytes


class Unpacking:
    """A backup that is being read, from its beginning to its end."""

    def __init__(self, path: Path) -> None:
        """Read what it says of itself; InputError for what is no backup."""
        self.path = path
        self._members = members(path)
        name, data = next(self._members)
        self.head = head_of(name, data, path)
        self.manifest = Manifest({one.name: 0 for one in self.head.shapes})
        self.manifest.members[name] = hashlib.sha256(data).hexdigest()
        self.read = len(data)
        self._names = hashlib.sha256()
        self._pieces: dict[str, int] = {}

    def parts(self) -> Iterator[Piece | ReceiptIn | SecretsIn]:
        """Everything in it; InputError, at the end at the latest, where it is not whole."""
        told = None
        for name, data in self._members:
            if told is not None:
                raise damaged(self.path, "is damaged: something follows its manifest")
            self.read += len(data)
            if name == MANIFEST:
                told = manifest_of(data, self.path)
            else:
                yield self._part(name, data)
        self.manifest.receipt_names = self._names.hexdigest()
        found = replace(self.manifest, missing=told.missing if told else ())
        if told != found:
            raise damaged(self.path, f"is damaged: {_difference(told, found)}")
        self.manifest = found

    def _part(self, name: str, data: bytes) -> Piece | ReceiptIn | SecretsIn:
        if receipt := RECEIPT.fullmatch(name):
            return self._receipt(receipt[1], data)
        self.manifest.members[name] = hashlib.sha256(data).hexdigest()
        if name == SECRETS:
            return SecretsIn(data)
        piece = PIECE.fullmatch(name)
        if piece is None or piece[1] not in self.manifest.rows:
            raise damaged(self.path, "is no backup of this program: it holds what is not ours")
        table = piece[1]
        if int(piece[2]) != self._pieces.get(table, 0):
            raise damaged(self.path, f"is damaged: a part of table {table} is out of its order")
        self._pieces[table] = self._pieces.get(table, 0) + 1
        found = Piece(table, data, self.path)
        self.manifest.rows[table] += len(found.lines())
        return found

    def _receipt(self, sha256: str, data: bytes) -> ReceiptIn:
        if hashlib.sha256(data).hexdigest() != sha256:
            raise damaged(self.path, f"is damaged: receipt {sha256} has another content")
        self._names.update(sha256.encode())
        self.manifest.receipts += 1
        self.manifest.receipt_bytes += len(data)
        return ReceiptIn(sha256, data)


def _difference(told: Manifest | None, found: Manifest) -> str:
    if told is None:
        return "its manifest is missing"
    for name, digest in told.members.items():
        if found.members.get(name) != digest:
            return f"{name} is missing, or not what was written"
    return "it does not hold what its manifest says"
