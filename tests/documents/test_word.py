"""The text of Word files: order, tables, the numbers that Word prints, what is left out."""

import docx
import pytest

from assignments.documents import opened
from tests.documents.made import saved, word


def text(data: bytes) -> str:
    """The text of the Word file."""
    return opened("letter.docx", data).text


def paragraph(words: str, settings: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{settings}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def numbered(words: str, depth: int = 0, name: int = 1) -> str:
    """A paragraph of a list, at a level of it."""
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'
    return paragraph(words, place)


def level(depth: int, kind: str, pattern: str, more: str = "", start: int = 1) -> str:
    """How a level of a list is numbered."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def lists(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    """The numbering of a file with one kind of list."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def cell(*paragraphs: str) -> str:
    """A cell of a table."""
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


LEGAL = lists(
    level(0, "upperRoman", "ARTICLE %1"),
    level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    level(2, "lowerLetter", "(%3)"),
    level(3, "lowerRoman", "(%4)"),
)


def test_paragraphs_and_tables_stay_in_their_order():
    """Tables stand where they stand in the letter, their cells parted by tabs."""
    document = docx.Document()
    document.add_paragraph("Before.")
    sheet = document.add_table(rows=2, cols=2)
    for place, words in enumerate(("Rent", "3,000.00", "School", "9,000.00")):
        sheet.cell(*divmod(place, 2)).text = words
    document.add_paragraph("After.")
    assert text(saved(document)) == "Before.\n\nRent\t3,000.00\nSchool\t9,000.00\n\nAfter."


def test_cells_of_several_paragraphs_stay_whole():
    """A cell of several paragraphs is told line by line; a long row is a paragraph."""
    long = "We pay your rent. " * 8
    rows = (
        cell(paragraph("1.")) + cell(paragraph(long.strip()), paragraph("Utilities too.")),
        cell(paragraph("2.")) + cell(paragraph("School.")),
    )
    assert text(word(table(*rows))) == f"1.\t{long.strip()}\nUtilities too.\n\n2.\tSchool."


def test_tables_in_tables_are_read():
    """A table within a cell is read in its place."""
    inner = table(cell(paragraph("a")) + cell(paragraph("b")), cell(paragraph("c")))
    outer = table(cell(paragraph("Caps"), inner), cell(paragraph("End")))
    assert text(word(outer)).split() == ["Caps", "a", "b", "c", "End"]


def test_clause_numbers_are_those_that_word_prints():
    """Roman articles, legal sub-clauses, letters and small roman numbers are counted as printed."""
    body = (
        numbered("Pay"),
        numbered("Salary.", 1),
        numbered("Bonus.", 1),
        numbered("in March;", 2),
        numbered("if earned;", 3),
        numbered("if employed.", 3),
        numbered("in May.", 2),
        paragraph("Unnumbered."),
        numbered("Housing"),
        numbered("Rent.", 1),
        numbered("in full.", 2),
    )
    assert text(word(*body, numbering=LEGAL)).split("\n\n") == [
        "ARTICLE I Pay",
        "1.1 Salary.",
        "1.2 Bonus.",
        "(a) in March;",
        "(i) if earned;",
        "(ii) if employed.",
        "(b) in May.",
        "Unnumbered.",
        "ARTICLE II Housing",
        "2.1 Rent.",
        "(a) in full.",
    ]


def test_lists_begin_again_where_word_begins_them_again():
    """A list of the same kind counts on, unless it says where it starts."""
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = [numbered(words, 0, name) for words, name in zip("abcd", (1, 2, 3, 3), strict=True)]
    assert text(word(*body, numbering=lists(level(0, "decimal", "%1."), nums=nums))) == (
        "1. a\n\n2. b\n\n7. c\n\n8. d"
    )


KINDS = {
    "decimalZero": "09",
    "upperLetter": "I",
    "lowerRoman": "ix",
    "upperRoman": "IX",
    "bullet": "\u2022",
    "none": "",
    "ideographDigital": "9",
}


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_of_numbers(kind):
    """Each kind of number is printed its own way; an unknown one in plain figures."""
    body = text(word(numbered("Rent."), numbering=lists(level(0, kind, "%1", start=9))))
    assert body == f"{KINDS[kind]} Rent.".strip()


def test_letters_after_z_are_doubled():
    """After z comes aa, as Word counts."""
    body = text(word(numbered("Rent."), numbering=lists(level(0, "lowerLetter", "(%1)", start=28))))
    assert body == "(bb) Rent."


def test_style_may_bring_the_number():
    """A paragraph whose style, or the style below it, belongs to a list is numbered."""
    document = docx.Document()
    for words in ("Rent.", "School."):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("Plain.")
    assert text(saved(document)) == "1. Rent.\n\n2. School.\n\nPlain."


def test_list_that_is_not_there_prints_nothing():
    """A number that Word would not print is not made up."""
    body = (numbered("Rent.", 0, 9), numbered("School.", 8, 1), numbered("Car.", 0, 0))
    assert text(word(*body, numbering=LEGAL)) == "Rent.\n\nSchool.\n\nCar."


LOOKS = {
    "taken out": ("<w:del><w:r><w:delText>not </w:delText></w:r></w:del>", None),
    "moved away": ("<w:moveFrom><w:r><w:t>not </w:t></w:r></w:moveFrom>", None),
    "hidden": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>not </w:t></w:r>", None),
    "struck out": ("<w:r><w:rPr><w:strike/></w:rPr><w:t>not </w:t></w:r>", "struck out"),
    "a field's formula": ("<w:r><w:instrText>DATE not</w:instrText></w:r>", None),
}


@pytest.mark.parametrize("name", LOOKS)
def test_what_does_not_print_is_left_out(name):
    """Deletions, hidden and struck-out words and formulas are not the letter's words."""
    xml, notice = LOOKS[name]
    body = f"<w:p><w:r><w:t>We </w:t></w:r>{xml}<w:r><w:t>pay.</w:t></w:r></w:p>"
    letter = opened("letter.docx", word(body))
    assert letter.text == "We pay."
    assert (notice or "") in (letter.notice or "")
    assert bool(notice) == bool(letter.notice)


def test_what_prints_is_kept():
    """Insertions, links, fields' results and content controls are the letter's words."""
    body = (
        "<w:p><w:ins><w:r><w:t>We</w:t></w:r></w:ins>"
        '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:tab/><w:t>pay</w:t></w:r>'
        "<w:hyperlink><w:r><w:t> your</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t> rent</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:noBreakHyphen/><w:t>free</w:t><w:br/><w:t>home.</w:t></w:r></w:p>"
    )
    assert text(word(body)) == "We\tpay your rent-free\nhome."


def test_deleted_paragraph_prints_no_number():
    """A paragraph whose end was taken out runs into the next, and its number goes with it."""
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
        "<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    )
    body = (numbered("Rent;", 2), gone, numbered("school.", 2))
    assert text(word(*body, numbering=LEGAL)) == "(a) Rent;\n\n(b) school."


def test_text_boxes_follow_their_paragraph_once():
    """A text box, which Word keeps twice for old readers, is read once."""
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice><w:drawing>{box}'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Before.</w:t></w:r></w:p>"
    )
    assert text(word(body, paragraph("After."))) == "Before.\n\nIn the box.\n\nAfter."


def test_new_pages_are_form_feeds():
    """Page breaks asked for in the text or by a paragraph are form feeds."""
    broken = '<w:p><w:r><w:t>One</w:t><w:br w:type="page"/><w:t>two.</w:t></w:r></w:p>'
    body = (broken, paragraph("Three.", "<w:pageBreakBefore/>"))
    assert text(word(*body)) == "One\n\ftwo.\n\fThree."


def test_headers_are_left_out():
    """What stands at the head and the foot of every page is not the letter's text."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Private"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("Dear Nora,")
    assert text(saved(document)) == "Dear Nora,"


def test_scripts_of_the_world_are_read():
    """Chinese and right-to-left text comes out in the order in which it was typed."""
    words = "搬家费用 דמי שכירות 1,000"
    assert text(word(paragraph(words))) == words


def test_files_with_macros_are_read():
    """A letter kept with macros or as a template is a letter too; its macros are not run."""
    document = docx.Document()
    document.add_paragraph("Dear Nora,", style="List Number")
    document.part._content_type = "application/vnd.ms-word.document.macroEnabled.main+xml"  # noqa: SLF001
    assert text(saved(document)) == "1. Dear Nora,"
