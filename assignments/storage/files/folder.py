"""Receipts in a folder, one file for each content: of this machine, or shared by several."""

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from assignments.storage.files.arriving import (
    ARRIVING,
    HOUR,
    Source,
    StoredFile,
    arrived,
    is_sha256,
    key_of,
    reaching,
    same,
)


class ReceiptFiles:
    """The folder of receipts; a `Keeper`."""

    def __init__(self, folder: Path | str) -> None:
        """Take a folder; it is made when the first file is kept."""
        self.folder = Path(folder)

    def keep(self, stream: Source, name: str) -> StoredFile:
        """Store an upload: written beside its place, brought to the disk, renamed into place."""
        with reaching():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with arrived(stream, name, self.folder) as it, reaching():
            self._place(it.path, it.stored.sha256)
        return it.stored

    def put_back(self, sha256: str, content: bytes) -> None:
        """Write a file out of a backup beside its place and rename it."""
        same(sha256, content)
        with reaching():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, made = tempfile.mkstemp(prefix=ARRIVING, dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                self._place(Path(made), sha256)
            finally:
                Path(made).unlink(missing_ok=True)

    def path(self, sha256: str) -> Path:
        """Where the file of that content is, or would be; ValueError for what is no SHA-256."""
        return self.folder / key_of(sha256)

    def open(self, sha256: str) -> BinaryIO:
        """Open the file of that content for reading; FileNotFoundError where it is missing."""
        with reaching():
            return self.path(sha256).open("rb")

    def names(self) -> Iterator[str]:
        """The SHA-256 of every file that is kept."""
        return (path.name for path in self.folder.glob("*/*") if is_sha256(path.name))

    def sweep(self, named: Collection[str], *, older: float = HOUR) -> tuple[str, ...]:
        """Remove what no row names and torn uploads, where it is older than so many seconds."""
        before = time.time() - older
        with reaching():
            return tuple(
                path.name
                for path in sorted(self._files())
                if path.name not in named and _removed(path, before)
            )

    def prove(self) -> None:
        """Make a file in the folder and let it go."""
        with reaching():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder, prefix=ARRIVING) as file:
                file.write(b"receipts")

    def _files(self) -> Iterator[Path]:
        yield from (self.folder / name[:2] / name for name in self.names())
        yield from self.folder.glob(f"{ARRIVING}*")

    def _place(self, path: Path, digest: str) -> None:
        """Rename into place; onto an equal file too, which makes it young again for `sweep`."""
        target = self.path(digest)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        path.replace(target)
        _sync(target.parent)
        _sync(self.folder)


def _removed(path: Path, before: float) -> bool:
    """Take an old file away; one that arrived again at this very moment is put back."""
    with contextlib.suppress(FileNotFoundError):  # an upload may finish meanwhile
        if path.stat().st_mtime > before:
            return False
        aside = path.with_name(f"{ARRIVING}{path.name}")
        path.rename(aside)
        if aside.stat().st_mtime > before:
            aside.rename(path)
            return False
        aside.unlink()
        return True
    return False


def _sync(folder: Path) -> None:
    """Bring a folder's entries to the disk; a network folder that cannot has done so already."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)
