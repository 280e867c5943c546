"""A file's kind told from its content, plain text as it stands, and what is no letter at all."""

import pytest

from assignments.core.words import InputError
from assignments.documents import MOST_BYTES, MOST_CHARACTERS, opened
from tests.documents.made import (
    drawn,
    locked,
    old_office,
    packed,
    password_protected_zip,
    pdf,
    word,
)

LETTER = "Dear Nora,\r\n\r\n1. We pay your rent \u2013 in full.\r\n"
PAGE = "<!doctype html><p>1. We pay your rent."
BODY = "<w:p><w:r><w:t>1. We pay your rent.</w:t></w:r></w:p>"


def refused(data: bytes, name: str = "letter.txt") -> str:
    """Why the file is not opened."""
    with pytest.raises(InputError) as caught:
        opened(name, data)
    assert caught.value.where == name
    return f"{caught.value.what}; {caught.value.remedy}"


CODINGS = {
    "UTF-8": LETTER.encode(),
    "UTF-16, little end first": b"\xff\xfe" + LETTER.encode("utf-16-le"),
    "UTF-16, big end first": b"\xfe\xff" + LETTER.encode("utf-16-be"),
}


@pytest.mark.parametrize("name", CODINGS)
def test_plain_text_stays_as_it_is(name):
    """Of a text file every character stays, line ends too, so that places hold in the file."""
    letter = opened("letter.txt", CODINGS[name])
    assert letter.text.removeprefix("\ufeff") == LETTER
    assert (letter.kind, letter.notice, letter.pages) == ("txt", None, None)


def test_byte_order_mark_is_a_character():
    """The mark of UTF-8 stays the first character, as Python reads the file."""
    assert opened("letter.txt", b"\xef\xbb\xbf" + LETTER.encode()).text == "\ufeff" + LETTER


def test_windows_text_is_a_guess():
    """What is no UTF-8 is read as Windows text, and a notice says so."""
    letter = opened("letter.txt", LETTER.encode("cp1252"))
    assert letter.text == LETTER
    assert "Windows text" in letter.notice


@pytest.mark.parametrize(
    "text", ["搬家费用由公司承担。", "החברה תשלם את שכר הדירה.", "a\u200fb\u202dc"]
)
def test_any_script_is_text(text):
    """Chinese, right-to-left text and the marks that steer it are text like any other."""
    assert opened("letter.txt", text.encode()).text == text


def test_stray_sign_of_an_old_file_is_borne():
    """An end-of-file sign and a form feed do not make a letter unreadable; they stay in place."""
    old = "1. We pay your rent.\f2. We pay the school.\x1a"
    assert opened("letter.txt", old.encode()).text == old


def test_marks_of_a_filing_are_not_a_web_page():
    """A text file with page and table marks between angle brackets is still plain text."""
    filing = "<PAGE>\n<TABLE>\n<S>   <C>\nRent  3,000\n</TABLE>\n"
    assert opened("letter.txt", filing.encode()).kind == "txt"


NAMED_WRONG = {
    "PDF": ("letter.txt", pdf(drawn("1. We pay your rent.")), "pdf"),
    "Word": ("letter.pdf", word(BODY), "docx"),
    "page": ("letter.txt", PAGE.encode(), "html"),
    "page in UTF-16": ("letter.txt", b"\xff\xfe" + PAGE.encode("utf-16-le"), "html"),
    "piece of a page": ("letter.htm", b"<p>1. We pay<br> your rent.</p>", "html"),
    "text": ("letter.htm", b"1. We pay your rent.", "txt"),
    "letter that begins like a bitmap": ("letter.txt", b"BMW AG\n1. We pay your rent.", "txt"),
}


@pytest.mark.parametrize("name", NAMED_WRONG)
def test_content_says_what_it_is(name):
    """A file is opened by what it holds, whatever it is called."""
    called, data, kind = NAMED_WRONG[name]
    letter = opened(called, data)
    assert letter.kind == kind
    assert " ".join(letter.text.split()).endswith("1. We pay your rent.")


TYPES = {"[Content_Types].xml": "x"}
NO_LETTERS = {
    "nothing": (b"", "is empty; give the letter itself"),
    "spaces": (b" \r\n\t", "is empty"),
    "only a mark": (b"\xef\xbb\xbf\n", "holds no text"),
    "PNG": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a picture; run text recognition"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a picture"),
    "TIFF": (b"II*\x00\x08\x00", "is a picture"),
    "HEIC": (b"\x00\x00\x00\x18ftypheic", "is a picture"),
    "old Word": (old_office(), "is an old Office file, perhaps .doc; save it as .docx"),
    "locked Word": (old_office(encrypted=True), "is locked with a password; save a copy"),
    "rich text": (b"{\\rtf1\\ansi Dear Nora}", "is a rich text file (.rtf); save it as .docx"),
    "mail": (b"From: hr@x.test\nMIME-Version: 1.0\n\nDear", "is an e-mail or a web archive"),
    "gzip": (b"\x1f\x8b\x08\x00", "is an archive of files; unpack it"),
    "zip": (packed({"letter.txt": "x"}), "is an archive of files; unpack it"),
    "workbook": (packed(TYPES | {"xl/workbook.xml": "x"}), "is a workbook"),
    "slides": (packed(TYPES | {"ppt/presentation.xml": "x"}), "is a presentation"),
    "OpenDocument": (packed({"content.xml": "x"}), "is an OpenDocument file; save it as"),
    "half a zip": (packed(TYPES)[:-30], "is damaged or cut off"),
    "no Word file": (packed(TYPES | {"word/document.xml": "x"}), "is damaged or cut off"),
    "locked zip": (password_protected_zip(word(BODY)), "is locked with a password"),
    "locked PDF": (locked(pdf(drawn("Dear Nora,"))), "is locked with a password; save a copy"),
    "null": (b"Dear Nora,\x00", "holds signs that are no text"),
    "noise": (bytes(range(1, 256)) * 8, "holds signs that are no text"),
    "half of UTF-16": (b"\xff\xfea\x00b", "holds signs that are no text"),
    "50 MB": (b"word " * 10_000_000, f"is larger than {MOST_BYTES // 2**20} MB; give the letter"),
    "600 pages": (b"word " * 600_000, f"holds more than {MOST_CHARACTERS:,} characters of text"),
}


@pytest.mark.parametrize("name", NO_LETTERS)
def test_what_is_no_letter_is_told(name):
    """A file that cannot be opened is named, with what it is and what to do with it."""
    data, said = NO_LETTERS[name]
    assert refused(data).startswith(said)
