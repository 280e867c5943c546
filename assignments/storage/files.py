"""Receipt files, each under the SHA-256 of its content: kept whole or not at all.

A file is in its place before the commit that names it, and a rollback leaves it there: only
`sweep` removes. What may be kept is judged in `contents`; who may read it, elsewhere.
"""

import contextlib
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, Protocol

from assignments.core.words import InputError
from assignments.storage.contents import media_type_of

MOST_BYTES = 10 * 1024 * 1024
HOUR = 3600.0  # seconds: no upload takes longer, so an older file without a row has no owner
_CHUNK = 1 << 16
_ARRIVING = "arriving-"
_SHA256 = re.compile(r"[0-9a-f]{64}")


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


class ReceiptFiles:
    """The folder of receipts, one file for each content."""

    def __init__(self, folder: Path | str) -> None:
        """Take a folder; it is made when the first file is kept."""
        self.folder = Path(folder)

    def keep(self, stream: Source, name: str) -> StoredFile:
        """Store an upload and say what it is; raise InputError for what is no receipt.

        `name` is for the message only. An error of the stream passes through. Whatever goes wrong,
        nothing of the upload stays behind.
        """
        where = _printable(name)
        with self._arriving() as (file, path):
            digest, size = _copy(stream, file, where)
            file.seek(0)
            media_type = media_type_of(file.read(), where)
            file.flush()
            os.fsync(file.fileno())
            self._place(path, digest)
        return StoredFile(digest, media_type, size)

    def path(self, sha256: str) -> Path:
        """Where the file of that content is, or would be; ValueError for what is no SHA-256."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"{sha256!r} is no SHA-256")
        return self.folder / sha256[:2] / sha256

    def open(self, sha256: str) -> BinaryIO:
        """Open the file of that content for reading; FileNotFoundError where it is missing."""
        return self.path(sha256).open("rb")

    def sweep(self, named: Collection[str], *, older: float = HOUR) -> tuple[str, ...]:
        """Remove files that no row names and torn uploads; return their names.

        Only what is older than so many seconds: a younger one may wait for its row's commit.
        """
        before = time.time() - older
        removed = []
        for path in sorted(self._files()):
            with contextlib.suppress(FileNotFoundError):  # an upload may finish meanwhile
                if path.name not in named and path.stat().st_mtime <= before:
                    path.unlink()
                    removed.append(path.name)
        return tuple(removed)

    def _files(self) -> Iterator[Path]:
        for path in self.folder.glob("*/*"):
            if _SHA256.fullmatch(path.name):
                yield path
        yield from self.folder.glob(f"{_ARRIVING}*")

    @contextlib.contextmanager
    def _arriving(self) -> Iterator[tuple[IO[bytes], Path]]:
        """A file of our own in the store's folder, gone on leaving unless it found its place."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_ARRIVING, dir=self.folder)
        try:
            with os.fdopen(handle, "w+b") as file:
                yield file, Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    def _place(self, path: Path, digest: str) -> None:
        """Rename into place; onto an equal file too, which makes it young again for `sweep`."""
        target = self.path(digest)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        path.replace(target)
        _sync(target.parent)
        _sync(self.folder)


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
        file.write(chunk)
    return digest.hexdigest(), size


def _printable(name: str) -> str:
    """A file's name as it can stand in a message."""
    shown = "".join(letter for letter in name if letter.isprintable()).strip()
    return shown[:80] or "receipt"


def _sync(folder: Path) -> None:
    """Bring a folder's entries to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
