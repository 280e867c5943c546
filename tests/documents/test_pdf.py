"""The text of PDFs: lines, paragraphs, pages, columns; scans, locks and damage."""

import pytest

from assignments.documents import opened
from tests.documents.made import CHINESE, PICTURE, drawn, form, locked, pdf
from tests.documents.test_opening import refused


def text(data: bytes) -> str:
    """The text of the PDF."""
    return opened("letter.pdf", data).text


def test_lines_and_paragraphs_are_kept():
    """Each printed line is a line; a gap wider than usual is an empty one."""
    page = drawn("1. Rent. We pay your", "rent up to $3,000.", "", "2. School. We pay it.", "All.")
    assert text(pdf(page)) == (
        "1. Rent. We pay your\nrent up to $3,000.\n\n2. School. We pay it.\nAll."
    )


def test_indent_after_a_sentence_begins_a_paragraph():
    """Paragraphs without a gap are told by their indent; a hanging line is none of them."""
    first = drawn("We pay your rent.", top=720)
    second = drawn("We pay the school", left=92, top=706)
    third = drawn("of your children.", top=692)
    assert text(pdf(first + second + third)) == (
        "We pay your rent.\n\nWe pay the school\nof your children."
    )


def test_pages_are_parted_by_form_feeds():
    """A page begins with a form feed on a line of its own, and the pages are counted."""
    letter = opened("letter.pdf", pdf(drawn("We pay your"), drawn("rent.")))
    assert (letter.text, letter.pages, letter.notice) == ("We pay your\n\frent.", 2, None)


def test_columns_of_a_table_stay_apart():
    """Words far from each other on one line are parted by two spaces."""
    page = drawn("Rent", "School") + drawn("3,000.00", "9,000.00", left=200)
    rows = drawn("Rent") + drawn("3,000.00", left=200)
    assert text(pdf(rows)) == "Rent  3,000.00"
    assert text(pdf(page)).split("\n") == ["Rent", "School", "3,000.00", "9,000.00"]


def test_chinese_is_read():
    """Chinese text comes out as it was put in; how wide a font's space is may double one."""
    words = "搬家费用由公司承担，上限为 10,000 元。"  # noqa: RUF001 - that is what it says
    assert " ".join(text(pdf(drawn(words, chinese=True), font=CHINESE)).split()) == words


def test_what_was_filled_into_a_form_stands_beside_its_label():
    """The value of a form's field counts as text, on its label's line."""
    assert text(form("Base salary:", "5,000.00 a month")) == "Base salary: 5,000.00 a month"


def test_file_that_only_its_owner_may_change_is_read():
    """A PDF that anybody may open is read, though it is encrypted."""
    assert text(locked(pdf(drawn("Dear Nora,")), reader="")) == "Dear Nora,"


def test_scan_is_told():
    """A PDF of pictures alone is told from one that holds nothing."""
    assert refused(pdf(PICTURE), "letter.pdf") == (
        "holds pictures but no text; run text recognition on it first, or paste its text"
    )
    assert refused(pdf(b""), "letter.pdf").startswith("holds no text")


def test_page_that_is_a_picture_is_told():
    """Where only some pages are pictures, the notice names them."""
    page = drawn("Dear Nora,")
    assert "Page 2 holds no text" in opened("x.pdf", pdf(page, PICTURE)).notice
    assert "Pages 1, 3 hold no text" in opened("x.pdf", pdf(PICTURE, page, PICTURE)).notice
    many = opened("x.pdf", pdf(page, *[PICTURE] * 9)).notice
    assert "Pages 2, 3, 4, 5, 6 and others" in many


WHOLE = pdf(*(drawn(f"Page {number}.") for number in range(20)))


@pytest.mark.parametrize("most", [20, 300, len(WHOLE) // 2, len(WHOLE) - 8])
def test_cut_off_file_is_told(most):
    """A PDF that lost its end is not read as if it were whole."""
    assert refused(WHOLE[:most], "letter.pdf") == (
        "is damaged or cut off; get a whole copy, or paste its text"
    )


def test_noise_in_a_pdf_is_told():
    """A file that only begins and ends like a PDF is damaged."""
    noise = b"%PDF-1.7\n" + bytes(range(256)) * 50 + b"\n%%EOF"
    assert "is damaged or cut off" in refused(noise, "letter.pdf")
