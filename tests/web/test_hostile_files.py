"""Files that mean harm, through every form that takes one: refused with a reason, or kept inert."""

import gc
import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from tests.walk.files import BOMB, JPEG, PNG
from tests.web.test_days import ITEM
from tests.web.test_receipts import PDF
from tests.web.world import picture

# A large upload lies in a temporary file of the server's until Python clears it away, and warns.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
MEBI = 1024 * 1024
SCRIPT = b"<script>alert(1)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
HTML = b"<!doctype html><script>alert(1)</script>"


def archive(name="a.txt", data=b"x", method=zipfile.ZIP_DEFLATED):
    """A ZIP of one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as out:
        out.writestr(name, data)
    return stream.getvalue()


def chunk(name, data):
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def with_chunk(name, data):
    """A whole PNG with one more part after its head."""
    return PNG[:33] + chunk(name, data) + PNG[33:]


def jpeg(**parts):
    """A small JPEG, with a comment or with EXIF."""
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(stream, "JPEG", **parts)
    return stream.getvalue()


def wide(*size):
    """A WebP of one colour."""
    stream = io.BytesIO()
    Image.new("RGB", size).save(stream, "WEBP", method=0)
    return stream.getvalue()


def frames(count):
    """A WebP that moves."""
    stream, colours = (
        io.BytesIO(),
        [Image.new("RGB", (8, 8), (n % 256, 0, 0)) for n in range(count)],
    )
    colours[0].save(stream, "WEBP", save_all=True, append_images=colours[1:])
    return stream.getvalue()


def padded(size):
    """A PDF of exactly so many bytes."""
    return PDF[:9] + b"%" + b"x" * (size - len(PDF) - 2) + b"\n" + PDF[9:]


REFUSED = {
    "empty": b"",
    "nulls": b"\0" * 2000,
    "a page": HTML,
    "a drawing": SVG,
    "a moving picture with a script": b"GIF89a/*" + HTML + b"*/=1;",
    "a program": b"MZ\x90\0" + b"\0" * 100,
    "an archive": archive(),
    "a cut picture": PNG[:40],
    "a picture of 60,000 by 60,000": BOMB,
    "a picture of 25 million pixels": wide(5000, 5001),
    "a picture and a page": PNG + SCRIPT,
    "a picture and a drawing": PNG + SVG,
    "a picture and an archive": PNG + archive(),
    "a picture and a PDF": b"\xff\xd8\xff\xfe\0\x10%PDF-1.4\n" + JPEG[2:],
    "a photograph with a script in its comment": jpeg(comment=SCRIPT),
    "a photograph and an archive": JPEG + archive(),
    "a PDF and a page": PDF[:9] + HTML + PDF[9:],
    "a page and a PDF": HTML + PDF,
    "a PDF that is an archive": PDF + archive(),
    "words about a picture": with_chunk(b"tEXt", b"Comment\0" + SCRIPT),
    "unpacking without end": with_chunk(b"iCCP", b"x\0\0" + zlib.compress(b"\0" * 20 * MEBI)),
    "a byte too large": padded(10 * MEBI + 1),
}
EXIF = Image.Exif()
EXIF[0x010E] = "A bill"
EXIF.get_ifd(0x8825)[1] = "N"
KEPT = {  # and what each is served as
    "exactly the largest": (padded(10 * MEBI), "application/pdf"),
    "a picture under a PDF's name": (picture("lime"), "image/png"),
    "a photograph with a place": (jpeg(exif=EXIF), "image/jpeg"),
    "a picture that moves": (frames(40), "image/webp"),
}
NAMES = {
    "../../etc/passwd": "passwd",
    "C:\\evil\\bill.png": "C_evilbill",  # what a quoted header leaves of it
    "/etc/../bill.png": "bill",
    "a\u202egnp.exe": "agnp",
    "\u2066bill\u2069.png": "bill",
    "x" * 5000 + ".png": "x" * 100,
    "bill.html": "bill",
    "bill.svg": "bill",
    ".png": "png",
    "bill.png;.exe": "bill.png;",
}


@pytest.fixture(autouse=True)
def cleared():
    """Have the temporary files cleared away, and warn, before another test begins."""
    yield
    gc.collect()


@pytest.fixture
def ben(browser_of):
    """The expatriate's browser."""
    return browser_of("expatriate")


@pytest.fixture
def takers(ids, office):
    """Every form that keeps a file for Ben: its address, its field, what else it asks."""
    line = f"/claims/{ids['draft_claim_id']}/lines/{ids['draft_line_id']}/receipts"
    return (
        (line, "receipts", {}),
        (f"/assignments/{ids['assignment_id']}/standing/new", "file", ITEM),
        (f"/tax/documents/{ids['tax_document_id']}/receive", "files", {}),
        (f"/tax/years/{ids['tax_year_id']}/notes/new", "files", NOTE),
    )


NOTE = {"kind": "remark", "text": "See the file."}


def kept_files(office):
    """Every file under the receipts' folder."""
    return {path for path in office.files.folder.rglob("*") if path.is_file()}


def test_what_means_harm_is_refused_by_every_form(ben, takers, office):
    """With words, whatever its name says; and nothing of it is left."""
    before = kept_files(office)
    for url, field, typed in takers:
        form = ben.get(url).form(url)
        for what, data in REFUSED.items():
            if what == "empty" and field != "receipts":
                continue  # a file that may be left out
            sent = form | typed | {field: (io.BytesIO(data), "bill.png")}
            answer = ben.send(url, sent)
            assert answer.status == 422, (url, what)
            assert "alert(1)" not in answer.text, (url, what)
    assert kept_files(office) == before


def test_what_is_kept_is_served_inert(ben, takers, ids):
    """By what it is, as it came, to be saved: no script in it could run, no type is guessed."""
    url = takers[0][0]
    for number, (what, (data, kind)) in enumerate(KEPT.items()):
        ben.post(url, {"receipts": (io.BytesIO(data), "bill.pdf")}, status=303)
        there = f"/receipts/{newest(ben, ids)}"
        saved = ben.get(there)
        assert saved.data == data, what
        assert saved.headers["Content-Type"] == kind, what
        assert saved.headers["Content-Disposition"].startswith("attachment;"), number
        is_inert(saved)
        shown = ben.get(f"{there}/picture", status=404 if kind == "application/pdf" else 200)
        if shown.status == 200:
            is_inert(shown)
            assert shown.headers["Content-Type"] == kind


def test_a_name_harms_nobody(ben, takers, ids):
    """No folder, no control and no other suffix; no line of its own in the answer's head."""
    url = takers[0][0]
    for number, (name, stem) in enumerate(NAMES.items()):
        sent = (io.BytesIO(picture((number, 9, 9))), name)
        ben.post(url, {"receipts": sent}, status=303)
        page = ben.get(f"/claims/{ids['draft_claim_id']}")
        assert "\u202e" not in page.text
        said = ben.get(f"/receipts/{newest(ben, ids)}").headers["Content-Disposition"]
        assert f"filename={stem}.png" in said.replace('"', ""), name


def test_a_table_that_unpacks_without_end_is_refused(browser_of, ids, office):
    """Of a few kilobytes that say they are hundreds of megabytes nothing is unpacked for long."""
    url = f"/assignments/{ids['assignment_id']}/import"
    bombs = (archive("xl/worksheets/sheet1.xml", b"\0" * 80 * MEBI), archive("../../x", b"x"), HTML)
    hr = browser_of("hr")
    for bomb in bombs:
        answer = hr.post(url, {"upload": (io.BytesIO(bomb), "rows.xlsx")})
        assert answer.status == 422
        assert answer.error_of("upload")


def is_inert(answer):
    """Whether a browser runs nothing of a file, and shows it to nobody else."""
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"


def newest(ben, ids):
    """The number of the receipt that was attached last."""
    page = ben.get(f"/claims/{ids['draft_claim_id']}")
    found = [one.get("href", "").split("/") for one in page.all(".//a")]
    return max(int(parts[2]) for parts in found if parts[1:2] == ["receipts"])
