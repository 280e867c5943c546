"""The file of a backup: members one after the other, then a hash of all of it.

It is a tar archive, so that anybody can look into it. It is read strictly: nothing but whole plain
members under names of ours, and nothing is ever unpacked to a path that it names.
"""

import contextlib
import fcntl
import hashlib
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from assignments.core.words import InputError

WHOLE = "whole.sha256"
MOST_BYTES = 256 * 1024 * 1024  # of one member; a usual one has a hundredth of it
_BLOCK = 512
_END = bytes(2 * _BLOCK)
_CHUNK = 1 << 20


def damaged(path: Path, what: str) -> InputError:
    """What is said of a file that is no whole backup."""
    return InputError(str(path), what, "take another copy of this backup, or an older backup")


class Writer:
    """Writes members to a file; `close` adds the hash of everything before it."""

    def __init__(self, out: BinaryIO, at: float) -> None:
        """Take an empty file, and the moment that stands at every member."""
        self._out, self._at = out, int(at)
        self._hash = hashlib.sha256()

    def add(self, name: str, data: bytes) -> None:
        """Write one member whole."""
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = len(data), self._at, 0o600
        for part in (info.tobuf(tarfile.USTAR_FORMAT), data, bytes(-len(data) % _BLOCK)):
            self._hash.update(part)
            self._out.write(part)

    def close(self) -> None:
        """Write the hash and the end of the archive."""
        self.add(WHOLE, self._hash.hexdigest().encode())
        self._out.write(_END)


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every member's name and content, in order; InputError where the file is not whole.

    The last slip may only show at the end: nothing read is proven before that.
    """
    with path.open("rb") as file:
        hashed = hashlib.sha256()
        while True:
            so_far = hashed.hexdigest().encode()
            head = _read(file, path, _BLOCK)
            info = _told(head, path)
            body = _read(file, path, info.size + -info.size % _BLOCK)
            if info.name == WHOLE:
                _ends(file, path, as_told=body[: info.size] == so_far and not any(body[64:]))
                return
            hashed.update(head)
            hashed.update(body)
            yield info.name, body[: info.size]


def _read(file: BinaryIO, path: Path, size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise damaged(path, "is cut off" if file.tell() > _BLOCK else "is no backup")
    return data


def _told(head: bytes, path: Path) -> tarfile.TarInfo:
    """What a member's head says; only plain members of a bearable size."""
    try:
        info = tarfile.TarInfo.frombuf(head, "utf-8", "strict")
    except (tarfile.HeaderError, UnicodeDecodeError) as error:
        raise damaged(path, "is no backup, or damaged") from error
    if not info.isreg() or not 0 <= info.size <= MOST_BYTES:
        raise damaged(path, "is no backup of this program")
    return info


def _ends(file: BinaryIO, path: Path, *, as_told: bool) -> None:
    if not as_told or file.read(len(_END) + 1) != _END:
        raise damaged(path, "is damaged: its content is not what was written")


@contextlib.contextmanager
def written_whole(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """A private file beside `path` that takes its place on leaving without an error.

    InputError where something is there already, unless it may be replaced, or somebody else writes
    it. OSError as the disk has it; nothing stays behind.
    """
    free(path, force=force)
    part = path.with_name(f".{path.name}.part")
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o600), "w+b") as out:
        _hold(out, path, part)
        try:
            out.truncate()
            os.fchmod(out.fileno(), 0o600)
            yield out
            out.flush()
            os.fsync(out.fileno())
            free(path, force=force)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    _sync(path.parent)


def free(path: Path, *, force: bool) -> None:
    """InputError where a file is there that must not be replaced, or what is no file."""
    if path.exists() and not (force and path.is_file()):
        remedy = "name another file, or replace it with --force"
        raise InputError(str(path), "is there already", remedy)


def _hold(out: BinaryIO, path: Path, part: Path) -> None:
    """Make sure that nobody else writes the same file; what a killed one left is taken over."""
    try:
        fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
        mine = part.stat().st_ino == os.fstat(out.fileno()).st_ino
    except (BlockingIOError, FileNotFoundError):
        mine = False
    if not mine:
        raise InputError(str(path), "is being written by somebody else", "wait for it")


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
