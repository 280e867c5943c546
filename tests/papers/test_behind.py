"""Receipts behind a paper: pictures upright, PDFs' pages laid in, a page for what cannot be."""

import io

import pytest
from PIL import Image
from pillow_heif import register_heif_opener
from pypdf import PdfReader

from assignments import papers
from assignments.papers import making, refusals
from assignments.papers.blocks import Prose
from tests.papers.made import (
    lying_behind,
    pages_of,
    paper,
    pdf_of,
    picture,
    picture_on,
    receipt_pdf,
)

TURNED = 6  # of Exif: the camera was held upright, its picture lies on its side


def test_every_receipt_is_behind_its_paper_under_its_own_head():
    """Pages are counted through all of it; the list names each receipt's page; so do bookmarks."""
    behind = (
        lying_behind("lease.pdf", "application/pdf", receipt_pdf("First page", "Second page"), 1),
        lying_behind("till.jpg", "image/jpeg", picture((300, 900)), 2),
        lying_behind("rate.png", "image/png", picture((30, 20), "PNG"), 3),
    )
    reader = pdf_of(paper(behind=behind))
    front, first, second, third, fourth = pages_of(reader)
    assert [f"Page {n} of 5" in page for n, page in enumerate(pages_of(reader), 1)] == [True] * 5
    assert "Receipt 1 of line 2: lease.pdf Page 1 of 2 of this receipt" in first
    assert "First page" in first
    assert "Receipt 1 of line 2: lease.pdf Page 2 of 2 of this receipt" in second
    assert "Second page" in second
    assert "Receipt 2 of line 2: till.jpg" in third
    assert "Receipt 3 of line 2: rate.png" in fourth
    assert "2.1 lease.pdf" in front
    assert front.index("2.1 lease.pdf") < front.index("2.3 rate.png")
    told = str(reader.outline)
    assert all(one.head in told for one in behind)
    assert b"pdfuaid:part" not in reader.root_object["/Metadata"].get_object().get_data()


def test_a_picture_is_turned_upright_and_made_a_small_jpeg():
    """By what the camera noted, which itself is left out; no side is longer than 2000 pixels."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = TURNED, "Camera of somebody"
    data = picture((3200, 2400), exif=exif)
    made = pdf_of(paper(behind=(lying_behind("photo.jpg", "image/jpeg", data),)))
    found = picture_on(made.pages[-1])
    assert found.size == (1500, 2000)
    assert found.getpixel((1490, 1000))[0] < 60, "what was its top is at the right now"
    assert found.getpixel((10, 1000))[0] > 200
    assert b"Camera of somebody" not in made.stream.getvalue()


def test_pictures_of_every_kind_become_pages():
    """What a telephone makes is printed without anything else being installed."""
    register_heif_opener()
    kinds = {"HEIF": "image/heic", "WEBP": "image/webp", "PNG": "image/png"}
    behind = [
        lying_behind(kind, media_type, picture((640, 480), kind), number)
        for number, (kind, media_type) in enumerate(kinds.items(), 1)
    ]
    made = pdf_of(paper(behind=behind))
    for page in made.pages[1:]:
        found = picture_on(page).convert("RGB")
        assert found.size == (640, 480)
        assert found.getpixel((320, 400))[0] > 200
        assert max(found.getpixel((320, 20))) < 60


def test_a_page_of_a_pdf_is_laid_in_as_a_reader_shows_it():
    """Turned upright, within the frame, at its top, never larger than it was."""
    corners = {0: (0, 792), 90: (0, 0), 180: (612, 0), 270: (612, 792)}  # at the top left
    behind = [
        lying_behind("scan.pdf", "application/pdf", receipt_pdf("Turned", rotate=turned), number)
        for number, turned in enumerate(corners, 1)
    ]
    made = pdf_of(paper(behind=behind))
    for page, (turned, corner) in zip(made.pages[1:], corners.items(), strict=True):
        assert "Turned" in page.extract_text()
        matrix = page["/Resources"]["/XObject"]["/Receipt"]["/Matrix"]
        across, up = zip(*(_moved(matrix, one) for one in ((0, 0), (612, 792))), strict=True)
        wide, high = (612, 792) if turned % 180 == 0 else (792, 612)
        ratio = (max(across) - min(across)) / (max(up) - min(up))
        assert ratio == pytest.approx(wide / high, rel=0.01)
        assert min(across) >= -0.1
        assert max(across) <= 510.4
        assert max(up) == pytest.approx(680.3, abs=0.5)
        left_top = (pytest.approx(min(across), abs=0.1), pytest.approx(max(up), abs=0.1))
        assert _moved(matrix, corner) == left_top


def _moved(matrix, point):
    a, b, c, d, e, f = (float(one) for one in matrix)
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def test_a_receipt_that_cannot_be_laid_in_has_a_page_that_says_why():
    """Encrypted, broken, cut off, no picture at all, too long, gone: and the others are there."""

    def gone():
        raise FileNotFoundError

    whole, locked = receipt_pdf("Whole"), receipt_pdf("Locked", user_password="secret")
    long = receipt_pdf(*["p"] * (refusals.MOST_PAGES_OF_ONE + 1))
    files = (
        ("locked.pdf", "application/pdf", locked, "It is encrypted."),
        ("cut.pdf", "application/pdf", whole[: len(whole) // 2], "It is broken."),
        ("loop.pdf", "application/pdf", _LOOP, "It is broken."),
        ("long.pdf", "application/pdf", long, "It is long."),
        ("noise.jpg", "image/jpeg", b"\xff\xd8\xff" + b"noise" * 99, "It is broken."),
        ("cut.png", "image/png", picture((300, 200), "PNG")[:200], "It is broken."),
        ("open.pdf", "application/pdf", receipt_pdf("Open to all", user_password="",
                                                    owner_password="o"), "Open to all"),
        ("whole.pdf", "application/pdf", whole, "Whole"),
    )  # fmt: skip
    behind = [lying_behind(name, kind, data) for name, kind, data, _ in files]
    lost = lying_behind("lost.pdf", "application/pdf", whole)
    object.__setattr__(lost, "open", gone)
    shown = pages_of(pdf_of(paper(behind=(*behind, lost))))[1:]
    assert len(shown) == len(files) + 1
    for page, (name, _, _, said) in zip(shown, files, strict=False):
        assert name in page
        assert said in page
        assert ("Download it." in page) == said.startswith("It is"), name
    assert "It is gone." in shown[-1]


_LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
    b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
)


def test_what_a_pdf_would_do_stays_behind():
    """Scripts, links and attachments are not taken over: only what its pages show."""
    data = receipt_pdf("With a script", script=True)
    assert b"/boo" in data
    made = pdf_of(paper(behind=(lying_behind("sly.pdf", "application/pdf", data),)))
    assert "With a script" in pages_of(made)[-1]
    bytes_of = made.stream.getvalue()
    assert b"/boo" not in bytes_of
    assert b"elsewhere.example" not in bytes_of
    assert "/OpenAction" not in made.root_object
    assert "/Annots" not in made.pages[-1]


def test_what_is_more_than_a_pack_holds_is_named(monkeypatch):
    """Beyond so many bytes each further receipt is a page that says so."""
    monkeypatch.setattr("assignments.papers.making.MOST_BYTES", 5000)
    small, large = picture((10, 10)), receipt_pdf("x" * 9000)
    behind = (
        lying_behind("large.pdf", "application/pdf", large, 1),
        lying_behind("small.jpg", "image/jpeg", small, 2),
    )
    _, first, second = pages_of(pdf_of(paper(behind=behind)))
    assert "It is much." in first
    assert "It is" not in second


def test_a_pack_of_pdfs_has_the_same_bytes_twice():
    """Nothing of the day or of chance goes into it."""
    behind = (lying_behind("a.pdf", "application/pdf", receipt_pdf("A")),)
    first, second = (pdf_of(paper(behind=behind)) for _ in range(2))
    assert first.stream.getvalue() == second.stream.getvalue()
    assert len(PdfReader(io.BytesIO(first.stream.getvalue())).pages) == 2


BREAKS = """
import json, os, runpy, sys
job = json.load(open(sys.argv[1] + "/job.json"))
if not all(one["reason"] for one in job["paper"]["behind"]):
    os.abort()
runpy.run_module("assignments.papers.child", run_name="__main__")
"""


def test_a_receipt_that_ends_the_process_costs_its_own_page_alone(monkeypatch):
    """The paper is made again without what lies behind it; where nothing helps, that is told."""
    behind = (lying_behind("sly.pdf", "application/pdf", receipt_pdf("Sly")),)
    monkeypatch.setattr(making, "_CHILD", ("-c", BREAKS))
    front, last = pages_of(pdf_of(paper(Prose("The claim itself."), behind=behind)))
    assert "The claim itself." in front
    assert "It is broken. Download it." in last
    monkeypatch.setattr(making, "_CHILD", ("-c", "raise SystemExit(3)"))
    with pytest.raises(papers.PaperError):
        papers.made(paper(behind=behind))
