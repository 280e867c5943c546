"""The long part of a workbook, packed by a thread beside its writing: zlib lets the other run.

Its bytes are those that `zipfile` would write; that has to be told what is in an archive in order,
and a workbook's summary, which stands before its lines, is known after them.
"""

import shutil
import tempfile
import zipfile
import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO

_AT_ONCE = 1 << 20  # bytes packed together: smaller pieces wait longer for their turn than it takes
_PACKED = 1  # of nine: a third of the time for a quarter more bytes


class PackedPart:
    """A part that is packed while it is written; at most two pieces of it are held."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self._waiting: list[bytes] = []
        self._long = self._size = self._sum = 0
        self._packer = zlib.compressobj(_PACKED, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._thread = ThreadPoolExecutor(1)
        self._before: Future[None] | None = None
        self._shelf = tempfile.TemporaryFile()  # noqa: SIM115 - `close` closes it

    def write(self, data: bytes) -> None:
        """Take some more; OSError where what came before could not be kept."""
        self._waiting.append(data)
        self._long += len(data)
        if self._long >= _AT_ONCE:
            self._hand_over()

    def put_into(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        """Put what was written into an archive, with the name and time of a part."""
        self._hand_over()
        self._thread.shutdown()
        self._wait()
        self._shelf.write(self._packer.flush())
        told = zipfile.ZipInfo(part.filename, part.date_time)
        told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, part.external_attr
        told.CRC, told.file_size, told.compress_size = self._sum, self._size, self._shelf.tell()
        self._shelf.seek(0)
        _put(archive, told, self._shelf)

    def close(self) -> None:
        """Remove what was kept."""
        self._thread.shutdown()
        self._shelf.close()

    def _hand_over(self) -> None:
        self._wait()
        self._before = self._thread.submit(self._pack, b"".join(self._waiting))
        self._waiting.clear()
        self._long = 0

    def _wait(self) -> None:
        if self._before is not None:
            self._before.result()

    def _pack(self, data: bytes) -> None:
        self._sum = zlib.crc32(data, self._sum)
        self._size += len(data)
        self._shelf.write(self._packer.compress(data))


def _put(archive: zipfile.ZipFile, part: zipfile.ZipInfo, packed: IO[bytes]) -> None:
    """Put a part in that is packed already, for which the library has no way."""
    out = archive.fp
    if out is None:
        raise ValueError("the archive is closed")
    part.header_offset = out.tell()
    out.write(part.FileHeader())
    shutil.copyfileobj(packed, out)
    archive.start_dir = out.tell()
    archive.filelist.append(part)
    archive.NameToInfo[part.filename] = part
