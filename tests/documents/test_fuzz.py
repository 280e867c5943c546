"""Files that nobody wrote: noise, and letters with bytes changed, moved, doubled or lost.

Each is opened and read, or refused with a message. `python -m tests.documents.test_fuzz SECONDS`
goes on for as long as is asked, with seeds of its own, and prints what broke.
"""

import collections
import io
import random
import re
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pytest

from assignments.core.words import InputError
from assignments.documents import opened
from assignments.reading import read
from assignments.reading.rendering import reading_json
from tests.documents.made import CHINESE, drawn, form, locked, pdf, repacked, word
from tests.documents.test_word import LEGAL, cell, numbered, paragraph, table

LETTER = Path("assignments/demo/letters/whitlock_assignment.txt").read_bytes()
PAGE = """<!doctype html><html><head><meta charset=utf-8></head><body><p>Dear Nora,</p>
<ol type=a><li>Rent up to $3,000 a month.<li>School.</ol><table><tr><td>Rent<td>$<td>3,000
</table><p style="page-break-before: always">\u642c\u5bb6 \u05d3\u05de\u05d9</p></body></html>"""
BODY = (numbered("Rent."), numbered("in full.", 2), table(cell(paragraph("a")) * 2, cell("<w:p/>")))
SEEDS = {
    "txt": LETTER,
    "utf-16": b"\xff\xfe" + LETTER.decode().encode("utf-16-le"),
    "html": PAGE.encode(),
    "pdf": pdf(drawn("1. Rent.", "", "We pay 3,000.00 USD."), drawn("2. School.", left=90)),
    "chinese": pdf(drawn("\u642c\u5bb6\u8d39\u7528 10,000", chinese=True), font=CHINESE),
    "form": form("Base salary:", "5,000.00"),
    "owned": locked(pdf(drawn("Dear Nora,")), reader=""),
    "docx": word(*BODY, numbering=LEGAL),
}
FRONTS = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<!doctype html>", b"\xff\xfe", b"1. We pay ")
SWAPS = ((b"w:p", b"w:tbl"), (b"w:tc", b"w:p"), (b"w:r", b"w:tr"), (b"w:t", b"w:del"))
ENDS = (b"", b"\n%%EOF")
MOST_NOISE = 4096
SHORT = 40  # files in the suite


def changed(data: bytes, chance: random.Random) -> bytes:
    """The file with some of its bytes changed, moved, doubled or lost."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        at, to = sorted(chance.randrange(len(out) + 1) for _ in range(2))
        to = min(to, at + chance.choice((1, 4, 64, 1024)))
        deed = chance.randrange(5)
        if deed == 0:
            out[at:to] = chance.randbytes(to - at)
        elif deed == 1:
            del out[at:to]
        elif deed == 2:
            out[at:at] = out[at:to] * chance.choice((1, 2, 50))
        elif deed == 3:
            out[at:to] = chance.choice((b"9" * 12, b"-1", b"<" * 9, b"\x00", b"[[", b"&#0;", b"R"))
        else:
            out[at:at] = chance.choice(tuple(SEEDS.values()))[at:to]
    return bytes(out)


def file(chance: random.Random) -> tuple[str, bytes]:
    """A name and what nobody wrote under it."""
    name, seed = chance.choice(tuple(SEEDS.items()))
    if chance.random() < 0.2:
        noise = chance.randbytes(chance.randrange(1, MOST_NOISE))
        return "noise.txt", chance.choice(FRONTS) + noise + chance.choice(ENDS)
    if name == "docx" and chance.random() < 0.8:
        return "letter.docx", _rewritten(seed, chance)
    return f"letter.{name}", changed(seed, chance)


def _rewritten(data: bytes, chance: random.Random) -> bytes:
    """A Word file that is whole, with other values and other elements in its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(f"word/{name}.xml") for name in ("document", "numbering")}
    return repacked(data, **{name: _stirred(xml, chance) for name, xml in parts.items()})


def _stirred(xml: bytes, chance: random.Random) -> bytes:
    pieces = re.split(rb'((?<=")[^"<>:/]*(?=")|<w:\w+|</w:\w+)', xml)
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randrange(1, len(pieces), 2)
        if pieces[at].startswith(b"<"):
            pieces[at] = pieces[at].replace(*chance.choice(SWAPS))
        else:
            pieces[at] = chance.choice((b"", b"-1", b"9" * 9, b"9" * 99, b"%1%2%9", b"x", b"0"))
    return b"".join(pieces)


def outcome(name: str, data: bytes) -> str:
    """What becomes of a file: read with every quote in its place, or why it is refused."""
    try:
        letter = opened(name, data)
    except InputError as error:
        return error.what
    told = reading_json(read(letter.text), letter.text)
    for one in (*told["terms"], *told["unread"]):
        assert letter.text[one["start"] : one["end"]] == one["quote"]
    return f"{letter.kind} is read"


@pytest.mark.parametrize("seed", range(SHORT))
def test_no_file_breaks_the_program(seed):
    """Whatever a file holds, it is read or refused with one line."""
    outcome(*file(random.Random(seed)))  # noqa: S311 - files to test with


def main(seconds: float) -> None:
    """Open files for so many seconds; print how many came to what. The first that breaks ends it.

    It is kept: each file lies in the folder for passing files until it was opened.
    """
    seen: collections.Counter[str] = collections.Counter()
    first, slowest = int(time.time()), (0.0, 0)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        seed = first + seen.total()
        name, data = file(random.Random(seed))  # noqa: S311
        start = time.monotonic()
        kept = Path(tempfile.gettempdir(), f"fuzz-{seed}-{name}")
        kept.write_bytes(data)
        seen[outcome(name, data)] += 1
        kept.unlink()
        slowest = max(slowest, (time.monotonic() - start, seed))
    for what, times in seen.most_common():
        print(f"{times:7,}  {what}")  # noqa: T201
    print(f"{seen.total():,} files from seed {first}")  # noqa: T201
    print(f"the slowest took {slowest[0]:.1f} s: seed {slowest[1]}")  # noqa: T201


if __name__ == "__main__":
    main(float(sys.argv[1]))
