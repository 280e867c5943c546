"""What a paper says: words as they are, amounts under each other, Chinese, letters without font."""

import pypdfium2

from assignments import papers
from assignments.papers import typesetting
from assignments.papers.blocks import (
    GOOD,
    TOTAL,
    Cell,
    Column,
    Entry,
    Facts,
    Figures,
    Heading,
    Prose,
    Quote,
    Row,
    Signatures,
    Signer,
    Table,
)
from tests.papers.made import MADE, pages_of, paper, pdf_of

HOSTILE = (
    '#read("/etc/passwd")',
    "$x^2$ *bold* _it_ `raw` <label> @cite // no comment",
    '#import "@preview/x:1.0.0": y \\ #{1+1} [x] ]',
    "= Heading\n- list\n/ term: of it\n#pagebreak()",
    "</text> \\u{41} {{ 7*7 }} %PDF-1.7 \N{RIGHT-TO-LEFT OVERRIDE}gnp.exe \0\x07",
)


def test_words_are_never_read_as_source():
    """A merchant may call itself what it will: it is printed, in every kind of block."""
    blocks = [block for words in HOSTILE for block in _every_kind_of(words)]
    pages = pages_of(pdf_of(paper(*blocks, title=HOSTILE[0])))
    shown = "".join("".join(pages).split())
    for words in HOSTILE:
        seen = words.replace("\N{RIGHT-TO-LEFT OVERRIDE}", "").replace("\0", "").replace("\x07", "")
        assert shown.count("".join(seen.split())) >= 12, words
    assert "root:" not in shown


def _every_kind_of(words):
    row = Row((Cell(words, words), Cell("USD 1.00")), TOTAL)
    columns = (Column(words, wide=1), Column("", numeric=True))
    yield Heading(words)
    yield Facts(((words, words),))
    yield Figures(((words, words),))
    yield Prose(words, lead=words)
    yield Quote(words, words)
    yield Table(columns, (row,), words)
    yield Entry(words, words, ((words, GOOD),), (Prose(words),))
    yield Signatures((Signer(words, words, words),))


def test_a_paper_says_what_it_is_to_programs_and_readers_aloud():
    """Title, company, language, bookmarks and tags are in the file, which claims PDF/UA."""
    entry = Entry("1 Rent", "", (), (Prose("Within."),))
    reader = pdf_of(paper(Heading("Line by line"), entry))
    assert reader.metadata.creation_date == MADE
    assert (reader.metadata.title, reader.metadata.author) == ("March rent", "Larch Optics")
    root = reader.root_object
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
    assert [one.title for one in reader.outline if not isinstance(one, list)] == ["Line by line"]
    assert "1 Rent" in str(reader.outline)


def test_chinese_is_printed_from_the_programs_own_fonts():
    """Beside English, and as the paper's own language; nothing is fetched and nothing missing."""
    blocks = (
        Prose("三月房租 for the flat in 浦东新区"),
        Entry("1 住房", "", (("准予", GOOD),), ()),
    )
    for language in ("en", "zh"):
        reader = pdf_of(paper(*blocks, title="报销单 4", language=language))
        (page,) = pages_of(reader)
        for words in ("报销单 4", "三月房租", "浦东新区", "1 住房", "准予"):
            assert words.replace(" ", "") in page.replace(" ", "")
        assert "No font" not in page
        assert any("NotoS" in str(one) for one in _fonts(reader)), language


def _fonts(reader):
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    return [one.get_object()["/BaseFont"] for one in fonts]


def test_a_letter_that_no_font_has_is_told():
    """It becomes a square, and the top of the paper says which it was."""
    (page,) = pages_of(pdf_of(paper(Prose("Between \U0010fffd and \U0003fffd it stands."))))
    assert "No font for U+3FFFD, U+10FFFD." in page
    assert f"Between {typesetting.MISSING} and {typesetting.MISSING} it stands." in page


def test_amounts_of_different_currencies_stand_point_under_point():
    """An amount without decimals ends where the points of the others are."""
    columns = (Column("Cost", wide=1), Column("Amount", numeric=True))
    amounts = ("USD 1,150.25", "JPY 98,000", "KWD 12.125")
    rows = tuple(Row((Cell("x"), Cell(one))) for one in amounts)
    with papers.made(paper(Table(columns, rows))) as made:
        page = pypdfium2.PdfDocument(made.read())[0].get_textpage()
    text = page.get_text_range()
    usd, jpy, kwd = (text.index(one[3:]) + len(one[3:].partition(".")[0]) for one in amounts)
    points = [page.get_charbox(usd)[0], page.get_charbox(kwd)[0], page.get_charbox(jpy - 1)[2]]
    assert max(points) - min(points) < 1.5, "in points of a 72nd of an inch"


def test_a_sum_stands_with_the_row_before_it():
    """Where the rows fill a page to its end, the next one does not begin with the sum alone."""
    columns = (Column("Cost", wide=1), Column("Amount", numeric=True))
    total = Row((Cell("Together"), Cell("USD 9.00")), TOTAL)
    for count in (0, 38):  # 38 fill a page
        rows = tuple(Row((Cell(f"row {one}"), Cell("USD 1.00"))) for one in range(count))
        pages = pages_of(pdf_of(paper(Table(columns, (*rows, total)))))
        assert count == 0 or "row" in pages[-1].partition("Together")[0]
        assert "Together USD 9.00" in pages[-1]


def test_a_cell_longer_than_a_page_loses_nothing():
    """It is broken like any text, in the last row before a sum as well."""
    columns = (Column("Cost", wide=1), Column("Amount", numeric=True))
    words = [f"word{one}" for one in range(2000)]
    rows = (
        Row((Cell(" ".join(words)), Cell("USD 9.00"))),
        Row((Cell("Together"), Cell("USD 9.00")), TOTAL),
    )
    shown = set(" ".join(pages_of(pdf_of(paper(Table(columns, rows))))).split())
    assert not [one for one in words if one not in shown]
    assert "Together" in shown


def test_nothing_leaves_the_page():
    """Neither a word without an end nor amounts of as many digits as there may be."""
    amount, word = "CNY 999,999,999,999,999.00", "W" * 300
    columns = (Column("Cost", wide=1), *(Column("Amount", numeric=True) for _ in range(4)))
    row = Row((Cell("Household goods", word), *(Cell(amount) for _ in range(4))))
    blocks = (*_every_kind_of(word), Table(columns, (row,)), Prose("一" * 300))
    with papers.made(paper(*blocks, title=word)) as made:
        pages = [page.get_textpage() for page in pypdfium2.PdfDocument(made.read())]
    boxes = [page.get_charbox(one) for page in pages for one in range(page.count_chars())]
    assert len(boxes) > 3000
    assert min(box[0] for box in boxes) >= 62, "the margin, in points of a 72nd of an inch"
    assert max(box[2] for box in boxes if box[2] > box[0]) <= 533.5
