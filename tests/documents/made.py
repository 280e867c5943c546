"""Files made for the tests: small ones by hand, so that each holds what its test is about."""

import io
import struct
import zipfile
import zlib

import docx
import pypdf
from docx.oxml import parse_xml

WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEADING = 14
TOP, LEFT = 720, 72
LATIN = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
CHINESE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor"
    b"/FontName/STSong-Light/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800"
    b"/Descent -200/CapHeight 700/StemV 80>>>>]>>"
)
_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %s>>"
)
PICTURE = b"q 100 0 0 100 72 600 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"


def drawn(*lines: str, left: int = LEFT, top: int = TOP, chinese: bool = False) -> bytes:
    """The drawing of lines one below the other; an empty one leaves a gap."""
    parts = []
    for place, line in enumerate(lines):
        coding = "utf-16-be" if chinese else "cp1252"
        words = f"<{line.encode(coding).hex()}>"
        parts.append(f"BT /F1 11 Tf {left} {top - place * LEADING} Td {words} Tj ET")
    return ("\n".join(parts) + "\n").encode()


def pdf(*pages: bytes, font: bytes = LATIN) -> bytes:
    """A PDF of pages with these drawings."""
    first = 4
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(pages)))),
        font,
    ]
    for at, page in enumerate(pages):
        objects.append(_PAGE % (b"%d 0 R" % (first + 2 * at + 1)))
        packed = zlib.compress(page)
        head = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed)
        objects.append(head + packed + b"\nendstream")
    return _bound(objects)


def form(label: str, value: str) -> bytes:
    """A PDF of one page with a label and, beside it, a field with this value filled in."""
    look = b"/Tx BMC BT /F1 11 Tf 2 5 Td (%s) Tj ET EMC" % value.encode()
    return _bound(
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
            b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
            LATIN,
            _PAGE % b"5 0 R/Annots[6 0 R]",
            b"<</Length %d>>stream\n%s\nendstream" % (len(drawn(label)), drawn(label)),
            b"<</Type/Annot/Subtype/Widget/FT/Tx/F 4/T(pay)/V(%s)/Rect[150 715 350 735]"
            b"/AP<</N 7 0 R>>>>" % value.encode(),
            b"<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Length %d>>stream\n%s\nendstream" % (len(look), look),
        ]
    )


def packed(members: dict[str, str]) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in members.items():
            new.writestr(name, content)
    return out.getvalue()


def _bound(objects: list[bytes]) -> bytes:
    """The objects as a file, with the table of where they stand."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    out.write(trailer % (len(objects) + 1, table))
    return out.getvalue()


def locked(data: bytes, *, reader: str = "secret", owner: str = "owner") -> bytes:
    """The PDF behind a password: without one for the reader anybody may open it."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=reader, owner_password=owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def saved(document: docx.document.Document) -> bytes:
    """A Word document's file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(*body: str, numbering: str = "") -> bytes:
    """A Word file with these paragraphs and tables, as XML with the prefix w."""
    document = docx.Document()
    holder = document.element.body
    for element in list(holder):
        holder.remove(element)
    for xml in body:
        holder.append(parse_xml(xml.replace(">", f" {WORDS}>", 1)))
    if numbering:
        lists = document.part.numbering_part.element
        for element in list(lists):
            lists.remove(element)
        for element in parse_xml(f"<w:numbering {WORDS}>{numbering}</w:numbering>"):
            lists.append(element)
    return saved(document)


def repacked(data: bytes, **parts: bytes) -> bytes:
    """A Word file with other contents for these of its parts."""
    members = {f"word/{name}.xml": content for name, content in parts.items()}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, members.get(name, content))
    return out.getvalue()


def password_protected_zip(data: bytes) -> bytes:
    """The zip file with the flag set by which a member asks for a password."""
    marked = bytearray(data)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = marked.find(sign)
        while at >= 0:
            struct.pack_into("<H", marked, at + place, 1)
            at = marked.find(sign, at + 4)
    return bytes(marked)


def old_office(*, encrypted: bool = False) -> bytes:
    """The front of a file in the old Office form, which also wraps an encrypted new one."""
    inner = "EncryptedPackage" if encrypted else "WordDocument"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1024 + inner.encode("utf-16-le")
