"""Word files that are damaged, locked, too deep or made to swell."""

import pytest

from tests.documents.made import password_protected_zip, repacked, word
from tests.documents.test_opening import refused
from tests.documents.test_word import paragraph, text

OPEN = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
CLOSE = b"</w:body></w:document>"
IN, OUT = b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"


def with_body(body: bytes) -> bytes:
    """A Word file with this body, whatever it does to a parser."""
    return repacked(word(), document=OPEN + body + CLOSE)


def test_deep_tables_are_read_and_deeper_ones_told():
    """Sixty tables within each other are read; thousands are refused."""
    deep = b"<w:p><w:r><w:t>Deep.</w:t></w:r></w:p>"
    assert text(with_body(IN * 60 + deep + OUT * 60)) == "Deep."
    told = refused(with_body(IN * 5000 + deep + OUT * 5000), "letter.docx")
    assert told.startswith("is nested too deeply; save it as PDF")


BAD_BODIES = {
    "cut off": (b"<w:p>", "is damaged or cut off"),
    "empty": (b"<w:p/>", "holds no text"),
    "bomb": (b"<w:p/>" * 20_000_000, "unpacks to more than 100 MB"),
    "millions of paragraphs": (b"<w:p/>" * 12_000_000, "needs more than 512 MB of memory"),
    "one long word": (b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % (b"a" * 3_000_000), "holds more"),
}


@pytest.mark.parametrize("name", BAD_BODIES)
def test_bad_file_is_told(name):
    """A file that is damaged, blank or made to swell is refused with its reason."""
    body, said = BAD_BODIES[name]
    assert refused(with_body(body), "letter.docx").startswith(said)


def test_entities_neither_swell_nor_read_files():
    """Entities that grow or that name a file of the machine bring nothing into the letter."""
    grown = b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9))
    head = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + grown + b"]>"
    bomb = head + OPEN + b"<w:p><w:r><w:t>&j;</w:t></w:r></w:p>" + CLOSE
    assert "unpacks to more than" in refused(repacked(word(), document=bomb), "letter.docx")
    thief = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + OPEN
    thief += b"<w:p><w:r><w:t>Rent&a;</w:t></w:r></w:p>" + CLOSE
    assert text(repacked(word(), document=thief)) == "Rent"


def test_password_is_told():
    """A Word file whose parts ask for a password is told apart from a damaged one."""
    told = refused(password_protected_zip(word(paragraph("Dear Nora,"))), "letter.docx")
    assert told.startswith("is locked with a password")
