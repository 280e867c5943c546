"""An upload on its way: hashed while it streams into a file of its own, and judged.

Where it is kept afterwards the keepers know.
"""

import contextlib
import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from assignments.core.words import InputError
from assignments.storage.contents import media_type_of
from assignments.storage.refusals import FullError, KeepingError, UnwritableError

MOST_BYTES = 10 * 1024 * 1024
HOUR = 3600.0  # seconds: no upload takes longer, so an older file without a row has no owner
ARRIVING = "arriving-"
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
ONLY_READ = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_CHUNK = 1 << 16
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Account:
    """Who asks where: what is empty is looked for where Amazon's tools look for it."""

    endpoint: str = ""
    region: str = ""
    key_id: str = ""
    key: str = field(default="", repr=False)


class Source(Protocol):
    """What an upload is read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A kept file: its name in the store, its kind by content, its size in bytes."""

    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """A whole upload that may be kept, in a file of its own on the disk."""

    stored: StoredFile
    path: Path


@contextlib.contextmanager
def arrived(stream: Source, name: str, folder: Path | None = None) -> Iterator[Arrived]:
    """Take an upload in and judge it; its file is gone on leaving unless it was moved.

    The file lies in `folder`, else among the machine's temporary ones. InputError for what is no
    receipt, named as `name` says; an error of the stream passes through.
    """
    where = printable(name)
    with reaching():
        handle, made = tempfile.mkstemp(prefix=ARRIVING, dir=folder)
    path = Path(made)
    try:
        with os.fdopen(handle, "w+b") as file:
            digest, size = _copy(stream, file, where)
            with reaching():
                file.seek(0)
                content = file.read()
            media_type = media_type_of(content, where)
            with reaching():
                file.flush()
                os.fsync(file.fileno())
        yield Arrived(StoredFile(digest, media_type, size), path)
    finally:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def reaching() -> Iterator[None]:
    """Tell a failing disk or folder by the errors of `refusals`; a missing file stays one."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno in NO_ROOM:
            raise FullError("the disk of the receipts is full") from error
        if error.errno in ONLY_READ:
            raise UnwritableError("receipts cannot be written at this moment") from error
        raise KeepingError("the receipts cannot be reached at this moment") from error


def key_of(sha256: str) -> str:
    """The path of a content below the store; ValueError for what is no SHA-256."""
    if not is_sha256(sha256):
        raise ValueError(f"{sha256!r} is no SHA-256")
    return f"{sha256[:2]}/{sha256}"


def is_sha256(name: str) -> bool:
    """Whether a file's name is one that a keeper gives."""
    return _SHA256.fullmatch(name) is not None


def same(sha256: str, content: bytes) -> None:
    """ValueError where a file out of a backup is not the one of its name."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"the content of {sha256} is another")


def printable(name: str) -> str:
    """A file's name as it can stand in a message."""
    shown = "".join(letter for letter in name if letter.isprintable()).strip()
    return shown[:80] or "receipt"


def _copy(stream: Source, file: IO[bytes], where: str) -> tuple[str, int]:
    """Write the stream to the file; its SHA-256 and size. InputError once it is too large."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise InputError(
                where, "is larger than 10 MiB", "save it smaller or at a lower resolution"
            )
        digest.update(chunk)
        with reaching():
            file.write(chunk)
    return digest.hexdigest(), size
