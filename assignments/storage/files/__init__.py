"""Receipt files, each under the SHA-256 of its content: kept whole or not at all.

A file is in its place before the commit that names it, and a rollback leaves it there: only
`sweep` removes. Two keepers: a folder, of this machine or shared by several, and a bucket of
S3-compatible storage. What may be kept is judged in `contents`; who may read it, elsewhere.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import urlsplit

from assignments.core.words import InputError
from assignments.storage.files.arriving import (
    HOUR,
    MOST_BYTES,
    Account,
    Source,
    StoredFile,
)
from assignments.storage.files.folder import ReceiptFiles
from assignments.storage.refusals import KeepingError

__all__ = [
    "HOUR",
    "MOST_BYTES",
    "Account",
    "Keeper",
    "KeepingError",
    "Place",
    "ReceiptFiles",
    "Source",
    "StoredFile",
    "open_files",
]

BUCKET = "s3://"


class Keeper(Protocol):
    """Where receipts are kept. What cannot be reached or written raises an error of `refusals`."""

    def keep(self, stream: Source, name: str) -> StoredFile:
        """Store an upload and say what it is; raise InputError for what is no receipt.

        `name` is for the message only. An error of the stream passes through. Whatever goes wrong,
        nothing of the upload stays behind.
        """
        ...

    def put_back(self, sha256: str, content: bytes) -> None:
        """Keep a file out of a backup as it was, unjudged: it was judged when it came first.

        ValueError where the content is another.
        """
        ...

    def open(self, sha256: str) -> BinaryIO:
        """Open the file of that content for reading; FileNotFoundError where it is missing.

        ValueError for what is no SHA-256.
        """
        ...

    def names(self) -> Iterator[str]:
        """The SHA-256 of every file that is kept, in any order."""
        ...

    def sweep(self, named: Collection[str], *, older: float = HOUR) -> tuple[str, ...]:
        """Remove files that no row names and torn uploads; return their names.

        Only what is older than so many seconds: a younger one may wait for its row's commit.
        """
        ...

    def prove(self) -> None:
        """Write something small, to see that a receipt could be kept now."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where receipts are kept: a folder's path, or s3://bucket/prefix and who asks there."""

    where: str
    account: Account = field(default_factory=Account)


def open_files(place: Place) -> Keeper:
    """The keeper of a place; nothing is made or asked yet. InputError for what is no place."""
    if not place.where.startswith(BUCKET):
        return ReceiptFiles(Path(place.where))
    parts = urlsplit(place.where)
    if not parts.netloc or parts.query or parts.fragment:
        raise InputError("RECEIPTS", f"{place.where!r} is no place", "write s3://bucket/prefix")
    try:
        from assignments.storage.files.bucket import ReceiptBucket  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        install = "run: pip install 'assignments[s3]'"
        raise InputError("RECEIPTS", "S3 storage needs the extra s3", install) from error
    return ReceiptBucket(parts.netloc, parts.path.strip("/"), place.account)
