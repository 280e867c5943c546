"""Receipts in a bucket of S3-compatible storage, for machines that share no folder.

The extra `s3` brings what it needs (obstore). It works with threads that do not outlive a fork: so
each process connects at its own first use.
"""

import contextlib
import datetime as dt
import io
import os
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from assignments.storage.files.arriving import (
    HOUR,
    Account,
    Source,
    StoredFile,
    arrived,
    is_sha256,
    key_of,
    same,
)
from assignments.storage.refusals import KeepingError

if TYPE_CHECKING:
    from obstore import BytesStream  # of its types alone

CONNECTING = "2s"
ANSWERING = "20s"
AGAIN = 2  # times that a broken connection is tried anew
AGAIN_WITHIN = dt.timedelta(seconds=5)
PROOF = "proof"
UNREACHED = "the receipts cannot be reached: the storage refused or did not answer"


class ReceiptBucket:
    """The bucket of receipts, one object for each content; a `Keeper`."""

    def __init__(self, bucket: str, prefix: str, account: Account) -> None:
        """Take a bucket's name; nothing is asked yet."""
        self.bucket, self.prefix, self._account = bucket, prefix, account
        self._store: S3Store | None = None
        self._process = 0

    def keep(self, stream: Source, name: str) -> StoredFile:
        """Store an upload: one request, which the storage takes whole or not at all."""
        with arrived(stream, name) as it, _reaching():
            obstore.put(self._reached(), key_of(it.stored.sha256), it.path, use_multipart=False)
        return it.stored

    def put_back(self, sha256: str, content: bytes) -> None:
        """Store a file out of a backup, in one request."""
        same(sha256, content)
        with _reaching():
            obstore.put(self._reached(), key_of(sha256), content, use_multipart=False)

    def open(self, sha256: str) -> BinaryIO:
        """Open the object of that content for reading; FileNotFoundError where it is missing."""
        with _reaching(asks_for_one=True):
            found = obstore.get(self._reached(), key_of(sha256))
            return io.BufferedReader(_Fetched(found.stream(min_chunk_size=1 << 16)))

    def names(self) -> Iterator[str]:
        """The SHA-256 of every object that is kept."""
        return (name for name, _ in self._objects())

    def sweep(self, named: Collection[str], *, older: float = HOUR) -> tuple[str, ...]:
        """Remove what no row names, where it is older than so many seconds by the storage's clock.

        Looked at once more just before: an upload of the same content makes an object young.
        """
        before = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=older)
        old = [name for name, at in self._objects() if name not in named and at <= before]
        return tuple(name for name in sorted(old) if self._removed(name, before))

    def prove(self) -> None:
        """Write a small object that is no receipt, over the last one."""
        with _reaching():
            obstore.put(self._reached(), PROOF, b"receipts", use_multipart=False)

    def _removed(self, name: str, before: dt.datetime) -> bool:
        with contextlib.suppress(FileNotFoundError), _reaching(asks_for_one=True):
            if obstore.head(self._reached(), key_of(name))["last_modified"] <= before:
                obstore.delete(self._reached(), key_of(name))
                return True
        return False

    def _objects(self) -> Iterator[tuple[str, dt.datetime]]:
        with _reaching():
            for some in obstore.list(self._reached(), chunk_size=1000):
                for one in some:
                    name = PurePosixPath(one["path"]).name
                    if is_sha256(name):
                        yield name, one["last_modified"]

    def _reached(self) -> S3Store:
        """The storage, by connections of this process's own."""
        if self._store is None or self._process != os.getpid():
            self._store, self._process = self._connected(), os.getpid()
        return self._store

    def _connected(self) -> S3Store:
        known = {
            "endpoint": self._account.endpoint,
            "region": self._account.region,
            "access_key_id": self._account.key_id,
            "secret_access_key": self._account.key,
        }
        given = {name: value for name, value in known.items() if value}
        return S3Store(
            self.bucket,
            prefix=self.prefix or None,
            config=given,  # type: ignore[arg-type]  # its keys are those of the dictionary asked for
            client_options={
                "connect_timeout": CONNECTING,
                "timeout": ANSWERING,
                "allow_http": self._account.endpoint.startswith("http://"),
            },
            retry_config={"max_retries": AGAIN, "retry_timeout": AGAIN_WITHIN},
        )


class _Fetched(io.RawIOBase):
    """An object's bytes as they arrive."""

    def __init__(self, chunks: "BytesStream") -> None:
        self._chunks = iter(chunks)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - what may be written to
        wanted = memoryview(buffer).cast("B")
        if not self._rest:
            with _reaching():
                self._rest = memoryview(bytes(next(self._chunks, b"")))
        size = min(len(wanted), len(self._rest))
        wanted[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


@contextlib.contextmanager
def _reaching(*, asks_for_one: bool = False) -> Iterator[None]:
    """Tell the storage's own errors as ours; they may quote addresses and keys, ours do not.

    What is not there is a FileNotFoundError where one receipt is asked for, else a fault.
    """
    try:
        yield
    except (BaseError, OSError) as error:
        if asks_for_one and isinstance(error, FileNotFoundError):
            raise FileNotFoundError("the storage has no such receipt") from error
        raise KeepingError(UNREACHED) from error
