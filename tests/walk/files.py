"""Files that are sent: good ones, and ones that are not what they say."""

import io
import random
import struct
import zipfile
import zlib

from PIL import Image


def _picture(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(stream, kind)
    return stream.getvalue()


def _bomb() -> bytes:
    """A PNG of a few hundred bytes that says it is 60,000 pixels wide and high."""

    def part(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 20_000)
    parts = part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def _zipped(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(name, data)
    return stream.getvalue()


PNG, JPEG, BOMB = _picture("PNG"), _picture("JPEG"), _bomb()
CONTENTS = (
    PNG,
    JPEG,
    _picture("GIF"),
    PNG[:40],
    BOMB,
    b"",
    b"\0" * 2000,
    b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    b"%PDF-1.7\n" + b"[" * 20_000,
    PNG + b"<script>alert(1)</script>",
    b"GIF89a/*<html><script>alert(1)</script>*/=1;",
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    b"<!doctype html><script>alert(1)</script><p>1. Rent is paid.</p>",
    b"MZ\x90\0" + b"\0" * 100,
    _zipped("word/document.xml", b"<w:document/>"),
    _zipped("../../evil.txt", b"x"),
    _zipped("xl/workbook.xml", b"<workbook/>" * 1000),
    b"category,date,amount,currency\nlocal_transport,2026-03-02,12.00,USD\n",
    b'category,date,amount,currency\n"=1+1",2026-02-30,NaN,XXX\n"unclosed',
    b"date,from,to,rate\n2026-03-02,CNY,USD,0.14\n",
    "1. Your rent is paid back, up to USD 3,000 a month.\n".encode("utf-16"),
    b'{"terms": [{"category": "housing_rent"}]}',
    b'{"terms": ' + b"[" * 5000,
    b"\xff\xfe\xfa" * 500,
)
NAMES = (
    "a.png",
    "receipt.pdf",
    "letter.docx",
    "rows.csv",
    "rows.xlsx",
    "terms.json",
    "a.html",
    "../../etc/passwd",
    "C:\\evil\\a.png",
    "a\u202egnp.exe",
    "nul\0l.png",
    "x" * 300 + ".jpg",
    "🧾.jpeg",
    ".png",
    "",
    "a.png;.exe",
    "CON",
)


def file(dice: random.Random) -> tuple[io.BytesIO, str]:
    """A file as the test client sends it: its bytes, and the name that it says it has."""
    return io.BytesIO(dice.choice(CONTENTS)), dice.choice(NAMES)
