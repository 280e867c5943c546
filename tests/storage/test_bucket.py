"""Receipts in S3-compatible storage: a real server of it, in this process, that may go away."""

import hashlib
import io
import socketserver
import sys
import threading
import urllib.request

import pytest
from moto.server import ThreadedMotoServer

from assignments.core.words import InputError
from assignments.storage.files import Account, Place, ReceiptFiles, open_files
from assignments.storage.refusals import KeepingError
from tests.storage.test_files import picture


class Storage:
    """A server of S3 on this machine with one bucket."""

    def __init__(self):
        """Start it."""
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        self.address = f"http://127.0.0.1:{self._server.get_host_and_port()[1]}"
        for path, method in (("moto-api/reset", "POST"), ("receipts", "PUT")):
            ask = urllib.request.Request(f"{self.address}/{path}", method=method)  # noqa: S310
            urllib.request.urlopen(ask).close()  # noqa: S310 - our own address
        self.runs = True

    def keeper(self):
        """A keeper of receipts under a prefix of the bucket."""
        account = Account(self.address, "eu-central-1", "key id", "key")
        return open_files(Place("s3://receipts/office", account))

    def stop(self):
        """Go away."""
        if self.runs:
            self._server.stop()
            self.runs = False


@pytest.fixture
def storage():
    """Storage of this test's own."""
    made = Storage()
    yield made
    made.stop()


def test_an_upload_is_kept_once_under_its_content(storage):
    """Two keepers see the same; nothing that was refused is there."""
    one, other, content = storage.keeper(), storage.keeper(), picture()
    kept = one.keep(io.BytesIO(content), "bill.jpg")
    assert other.keep(io.BytesIO(content), "again.jpg") == kept
    with pytest.raises(InputError):
        one.keep(io.BytesIO(b"just words"), "bill.pdf")
    assert list(other.names()) == [kept.sha256]
    with other.open(kept.sha256) as file:
        assert (file.read(100), file.read()) == (content[:100], content[100:])
    with pytest.raises(FileNotFoundError):
        one.open("0" * 64)
    with pytest.raises(ValueError, match="no SHA-256"):
        one.open("../../etc/passwd")


@pytest.mark.parametrize("kind", ["bucket", "folder"])
def test_a_file_out_of_a_backup_is_kept_as_it_was(request, kind, tmp_path):
    """Unjudged, as rules may have changed since; never under the name of another content."""
    is_bucket = kind == "bucket"
    keeper = request.getfixturevalue("storage").keeper() if is_bucket else ReceiptFiles(tmp_path)
    content = b"no receipt by the rules of today"
    name = hashlib.sha256(content).hexdigest()
    with pytest.raises(ValueError, match="another"):
        keeper.put_back(name, b"other")
    keeper.put_back(name, content)
    with keeper.open(name) as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == name
    assert list(keeper.names()) == [name]


def test_a_sweep_takes_what_is_old_and_named_by_nothing(storage):
    """A young one may wait for its row's commit; what proves the storage is no receipt."""
    keeper = storage.keeper()
    named, unnamed = (keeper.keep(io.BytesIO(picture(size=(n, n))), "a").sha256 for n in (60, 70))
    keeper.prove()
    assert keeper.sweep({named}) == ()
    assert keeper.sweep({named}, older=-5) == (unnamed,)
    assert list(keeper.names()) == [named]


def test_storage_that_goes_away_in_the_middle_keeps_nothing(storage):
    """The upload fails as a whole, and every other question says that it cannot be reached."""
    keeper, content = storage.keeper(), picture()
    kept = keeper.keep(io.BytesIO(content), "bill.jpg")

    class Source(io.BytesIO):
        def read(self, size=-1):
            storage.stop()
            return super().read(min(size, 500))

    for ask in (
        lambda: keeper.keep(Source(picture(size=(80, 80))), "other.jpg"),
        lambda: keeper.open(kept.sha256),
        lambda: list(keeper.names()),
        lambda: keeper.sweep(set(), older=-5),
        keeper.prove,
    ):
        with pytest.raises(KeepingError, match="cannot be reached"):
            ask()


def test_a_connection_cut_while_it_takes_the_file_is_told():
    """Nobody is told that a file is kept before the storage said so."""

    class Cut(socketserver.BaseRequestHandler):
        def handle(self):
            self.request.recv(1000)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Cut) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        keeper = open_files(Place("s3://receipts", Account(address, "eu-central-1", "id", "key")))
        with pytest.raises(KeepingError):
            keeper.keep(io.BytesIO(picture()), "bill.jpg")
        server.shutdown()


def test_a_bucket_that_is_not_there_is_told(storage):
    """It is a fault of the settings and no missing receipt."""
    account = Account(storage.address, "eu-central-1", "key id", "key")
    keeper = open_files(Place("s3://no-such-bucket", account))
    with pytest.raises(KeepingError):
        keeper.prove()


def test_the_missing_extra_is_told_in_one_line(monkeypatch):
    """It says what to install; a folder needs nothing."""
    monkeypatch.delitem(sys.modules, "assignments.storage.files.bucket", raising=False)
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(InputError, match=r"pip install 'assignments\[s3\]'"):
        open_files(Place("s3://receipts"))
    assert isinstance(open_files(Place("/srv/receipts")), ReceiptFiles)


@pytest.mark.parametrize("where", ["s3://", "s3:///prefix", "s3://bucket/a?b=c"])
def test_a_place_that_is_none_is_told(where):
    """It says how to write one."""
    with pytest.raises(InputError, match="s3://bucket/prefix"):
        open_files(Place(where))
