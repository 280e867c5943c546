"""Receipt files: what is taken by its content, what is refused, what stays behind."""

import hashlib
import io
import os
import struct
import threading
import zipfile
import zlib

import pillow_heif
import pytest
from PIL import Image
from pypdf import PdfWriter

from assignments.core.words import InputError
from assignments.storage.contents import HEIC, JPEG, PDF, PNG, WEBP
from assignments.storage.files import MOST_BYTES, ReceiptFiles, StoredFile


def picture(kind="JPEG", size=(64, 48), **options):
    """Noise, so that a picture has something to be cut off from."""
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def heic():
    """A real HEIC picture."""
    out = io.BytesIO()
    noise = Image.effect_noise((64, 48), 50).convert("RGB")
    pillow_heif.from_pillow(noise).save(out, quality=80)
    return out.getvalue()


def pdf(password=None):
    """A PDF of one blank page, encrypted where there is a password."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def archive(content=b"x"):
    """A ZIP with one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("a", content)
    return out.getvalue()


def png_of(width, height, rows):
    """A PNG that says any size of itself, with so many zero bytes of picture."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes(rows))), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def scanned_often(data, times):
    """A progressive JPEG whose last scan is repeated."""
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * times + data[-2:]


GOOD = {
    "jpeg": (picture("JPEG"), JPEG),
    "progressive jpeg": (picture("JPEG", progressive=True), JPEG),
    "jpeg with a phone's trailer": (picture("JPEG") + bytes(512), JPEG),
    "jpeg with marks as chance makes them": (picture("JPEG") + b"\0<svg\x9b<html.\0PK\5\6\0", JPEG),
    "png": (picture("PNG"), PNG),
    "webp": (picture("WEBP"), WEBP),
    "webp without loss": (picture("WEBP", lossless=True), WEBP),
    "heic": (heic(), HEIC),
    "pdf": (pdf(), PDF),
    "encrypted pdf": (pdf("secret"), PDF),
    "pdf with blank lines after it": (pdf() + b"\r\n\r\n", PDF),
}
NO_KIND = "is no PDF, JPEG, PNG, HEIC or WebP"
BROKEN = "is cut off or damaged"
DOUBLE = "hides a file of another kind"
BAD = {
    "empty": (b"", "is empty"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', NO_KIND),
    "svg after a declaration": (b'<?xml version="1.0"?><svg/>', NO_KIND),
    "html": (b"<!DOCTYPE html><html><script>alert(1)</script>", NO_KIND),
    "gif": (picture("GIF"), NO_KIND),
    "tiff": (picture("TIFF"), NO_KIND),
    "avif": (b"\0\0\0\x1cftypavif\0\0\0\0mif1avifmiaf" + bytes(64), NO_KIND),
    "text": (b"Taxi, 35 yuan", NO_KIND),
    "zip": (archive(), NO_KIND),
    "zip bomb": (archive(bytes(50_000_000)), NO_KIND),
    "program": (b"MZ" + bytes(200), NO_KIND),
    "pdf behind a web page": (b"<script>1</script>" + pdf(), NO_KIND),
    "jpeg cut off": (picture("JPEG")[:-400], BROKEN),
    "only a jpeg's first bytes": (b"\xff\xd8\xff\xe0" + bytes(40), BROKEN),
    "png cut off": (picture("PNG")[:-400], BROKEN),
    "png without its last byte": (picture("PNG")[:-1], BROKEN),
    "webp cut off": (picture("WEBP")[:-400], BROKEN),
    "heic cut off": (heic()[:-1], BROKEN),
    "heic of one box": (heic()[:28], BROKEN),
    "pdf cut off": (pdf()[:-40], BROKEN),
    "pdf in name only": (b"%PDF-1.4\nhello\nstartxref\n0\n%%EOF\n", BROKEN),
    "png damaged": (picture("PNG").replace(b"IDAT", b"IDAX", 1), BROKEN),
    "jpeg of a thousand scans": (scanned_often(picture(progressive=True), 1000), BROKEN),
    "png of 400 million pixels": (png_of(20_000, 20_000, 9_000_000), "million pixels"),
    "png just above the bound": (png_of(10_000, 9_000, 1_000), "million pixels"),
    "jpeg and archive": (picture("JPEG") + archive(), DOUBLE),
    "png and archive": (picture("PNG") + archive(), DOUBLE),
    "png and web page": (picture("PNG") + b"<script>alert(1)</script>", DOUBLE),
    "jpeg with script in its comment": (picture("JPEG", comment=b"<ScRiPt>1</script>"), DOUBLE),
    "jpeg that is a pdf too": (picture("JPEG", comment=b"%PDF-1.4 obj"), DOUBLE),
    "pdf and archive": (pdf() + archive(), DOUBLE),
    "pdf and web page": (pdf() + b"<html><script>1</script>", DOUBLE),
}


@pytest.fixture
def files(tmp_path):
    """A store whose folder does not exist yet."""
    return ReceiptFiles(tmp_path / "receipts")


def everything(files):
    """All files in the store, torn ones too."""
    return sorted(path for path in files.folder.rglob("*") if path.is_file())


class Torn(io.BytesIO):
    """An upload whose connection breaks after its bytes."""

    def read(self, size=-1, /):
        """Break where the bytes end."""
        data = super().read(size)
        if not data:
            raise ConnectionResetError("the browser went away")
        return data


@pytest.mark.parametrize("name", GOOD)
def test_a_receipt_is_kept_by_its_content(files, name):
    """Each kind is told by its bytes, kept under their SHA-256, and read back unchanged."""
    data, kind = GOOD[name]
    kept = files.keep(io.BytesIO(data), "receipt.exe")
    assert kept == StoredFile(hashlib.sha256(data).hexdigest(), kind, len(data))
    with files.open(kept.sha256) as file:
        assert file.read() == data
    assert everything(files) == [files.folder / kept.sha256[:2] / kept.sha256]


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_receipt_is_refused(files, name):
    """The message names the file and what is wrong, and nothing stays behind."""
    data, what = BAD[name]
    with pytest.raises(InputError) as error:
        files.keep(io.BytesIO(data), "lunch.jpg")
    assert what in error.value.what
    assert error.value.where == "lunch.jpg"
    assert error.value.remedy
    assert everything(files) == []


def test_ten_mebibytes_is_within_the_bound_and_a_byte_more_is_not(files):
    """The bound is 10 MiB, and an endless upload is read no further than that."""
    data = picture("JPEG")
    full = data + bytes(MOST_BYTES - len(data))
    assert files.keep(io.BytesIO(full), "a.jpg").size == MOST_BYTES
    with pytest.raises(InputError, match="10 MiB"):
        files.keep(io.BytesIO(full + b"\0"), "a.jpg")

    class Endless:
        read_so_far = 0

        def read(self, size, /):
            self.read_so_far += size
            return bytes(size)

    endless = Endless()
    with pytest.raises(InputError, match="10 MiB"):
        files.keep(endless, "a.jpg")
    assert endless.read_so_far <= MOST_BYTES + (1 << 16)
    assert len(everything(files)) == 1


def test_an_upload_cut_off_half_way_leaves_nothing_behind(files):
    """The stream's error passes through, and the torn file is gone, folder and all."""
    with pytest.raises(ConnectionResetError):
        files.keep(Torn(picture("JPEG")), "a.jpg")
    assert list(files.folder.iterdir()) == []


def test_the_same_content_twice_is_one_file(files):
    """Whatever the two uploads are called."""
    data = pdf()
    assert files.keep(io.BytesIO(data), "a.pdf") == files.keep(io.BytesIO(data), "b.PDF")
    assert len(everything(files)) == 1


def test_many_uploads_at_once_are_each_whole(files):
    """Eight threads with the same two contents leave two whole files."""
    contents = [picture("PNG", size=(200, 200)), picture("JPEG", size=(200, 200))]

    def upload():
        for data in contents * 3:
            files.keep(io.BytesIO(data), "a")

    threads = [threading.Thread(target=upload) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = everything(files)
    assert sorted(path.read_bytes() for path in kept) == sorted(contents)
    assert {hashlib.sha256(path.read_bytes()).hexdigest() for path in kept} == {
        path.name for path in kept
    }


def test_the_file_is_on_the_disk_before_it_has_its_name(files, monkeypatch):
    """The content is synced before the rename, and both folders after it."""
    done = []
    replace, sync = os.replace, os.fsync

    def note_sync(handle):
        done.append("sync")
        sync(handle)

    def note_replace(path, target):
        done.append("rename")
        return replace(path, target)

    monkeypatch.setattr("os.fsync", note_sync)
    monkeypatch.setattr("os.replace", note_replace)
    files.keep(io.BytesIO(pdf()), "a.pdf")
    assert done == ["sync", "rename", "sync", "sync"]


def test_only_the_office_may_read_the_folder(files):
    """Folders and files are closed to other users of the machine."""
    kept = files.path(files.keep(io.BytesIO(pdf()), "a.pdf").sha256)
    modes = [path.stat().st_mode & 0o777 for path in (files.folder, kept.parent, kept)]
    assert modes == [0o700, 0o700, 0o600]


def test_a_sweep_removes_what_no_row_names(files):
    """Named files stay, and of the rest only what is older than an hour goes."""
    named, unnamed, young = (
        files.keep(io.BytesIO(picture("PNG", size=(9, side))), "a.png").sha256 for side in (7, 8, 9)
    )
    torn = files.folder / "arriving-torn"
    arriving = files.folder / "arriving-now"
    other = files.folder / "notes.txt"
    for path in (torn, arriving, other):
        path.write_bytes(b"half")
    for path in (files.path(named), files.path(unnamed), torn, other):
        os.utime(path, (1, 1))
    assert sorted(files.sweep({named})) == sorted([unnamed, "arriving-torn"])
    assert everything(files) == sorted([files.path(named), files.path(young), arriving, other])
    assert sorted(files.sweep({named}, older=0)) == sorted([young, "arriving-now"])


def test_an_old_file_that_is_uploaded_again_is_young(files):
    """A sweep does not take away what a commit is about to name."""
    kept = files.keep(io.BytesIO(pdf()), "a.pdf").sha256
    os.utime(files.path(kept), (1, 1))
    files.keep(io.BytesIO(pdf()), "a.pdf")
    assert files.sweep(set()) == ()
    assert files.path(kept).exists()


def test_a_sweep_of_no_folder_is_no_error(files):
    """Nothing was ever kept."""
    assert files.sweep(set()) == ()


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_only_a_sha256_is_a_place_in_the_store(files, name):
    """No other name can lead out of the folder."""
    with pytest.raises(ValueError, match="SHA-256"):
        files.path(name)


def test_a_file_name_in_a_message_is_printable(files):
    """Control characters and endless names do not reach the message."""
    with pytest.raises(InputError) as error:
        files.keep(io.BytesIO(b""), "a\r\n\x00b" + "c" * 500)
    assert error.value.where == "ab" + "c" * 78
    with pytest.raises(InputError) as error:
        files.keep(io.BytesIO(b""), "\r\n")
    assert error.value.where == "receipt"
