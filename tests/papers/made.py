"""Papers of a few blocks, files to lie behind them, and what a finished PDF says."""

import datetime as dt
import io
import unicodedata

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from assignments import papers
from assignments.papers.blocks import Behind, Enclosed, Heading, Paper, Words

MADE = dt.datetime(2026, 3, 16, 12, tzinfo=dt.UTC)
WORDS = Words(
    page="Page {n} of {all}",
    part="Page {n} of {all} of this receipt",
    remedy="Download it.",
    no_glyph="No font for {letters}.",
    refusals={name: f"It is {name}." for name in ("encrypted", "broken", "long", "much", "gone")},
)


def paper(*blocks, title="March rent", behind=(), language="en"):
    """A paper of these blocks, with the list of what lies behind it."""
    listed = (Heading("Receipts"), Enclosed(("Receipt", "File", "Page"))) if behind else ()
    return Paper(
        "Claim pack", title, "Ben Okafor", "Larch Optics", "Made on 16 March 2026", language,
        MADE, WORDS, (*blocks, *listed), tuple(behind),
    )  # fmt: skip


def lying_behind(name, media_type, data, number=1):
    """A file behind a paper, as a claim has it."""
    return Behind(
        head=f"Receipt {number} of line 2: {name}",
        of="Rent, USD 10.00",
        number=f"2.{number}",
        name=name,
        about=f"{len(data)} bytes",
        media_type=media_type,
        size=len(data),
        open=lambda: io.BytesIO(data),
    )


def pdf_of(one):
    """The finished paper, ready to be looked into."""
    with papers.made(one) as made:
        return PdfReader(io.BytesIO(made.read()))


def pages_of(reader):
    """What each page says, its spaces made single and Chinese as it is typed."""
    return [
        unicodedata.normalize("NFKC", " ".join(page.extract_text().split()))
        for page in reader.pages
    ]


def receipt_pdf(*texts, rotate=0, script=False, **encrypted):
    """A PDF with a page for each text, perhaps turned, with a script, or encrypted."""
    writer = PdfWriter()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    for text in texts:
        page = writer.add_blank_page(612, 792)
        drawn = DecodedStreamObject()
        drawn.set_data(f"q q BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())  # never closed
        page[NameObject("/Contents")] = drawn
        named = DictionaryObject({NameObject(name): NameObject(to) for name, to in font.items()})
        fonts = DictionaryObject({NameObject("/F1"): named})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page.rotate(rotate)
    if script:
        deed = {"/S": NameObject("/JavaScript"), "/JS": NameObject("/boo")}
        sly = DictionaryObject({NameObject(name): value for name, value in deed.items()})
        writer.root_object[NameObject("/OpenAction")] = sly
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): sly})
        writer.add_uri(0, "https://elsewhere.example", (0, 0, 100, 100))
    if encrypted:
        writer.encrypt(algorithm="AES-256", **encrypted)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(size, kind="JPEG", colour="red", **saved):
    """A picture whose top is black, and the rest of one colour."""
    made = Image.new("RGBA" if kind == "PNG" else "RGB", size, colour)
    made.paste("black", (0, 0, size[0], size[1] // 4))
    out = io.BytesIO()
    made.save(out, kind, **saved)
    return out.getvalue()


def picture_on(page):
    """The one picture of a page."""
    (found,) = page.images
    return found.image
