"""The text of HTML pages: blocks, lists, tables, codings, and what a browser does not show."""

import pytest

from assignments.documents import opened
from tests.documents.test_opening import refused


def text(body: str, head: str = "") -> str:
    """The text of a page with this body."""
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return opened("letter.html", page.encode()).text


SHOWN = {
    "paragraphs": ("<p>One\n  two.</p><p>Three.</p>", "One two.\n\nThree."),
    "lines": ("<div>One</div><div>two<br>three</div>", "One\ntwo\nthree"),
    "two breaks": ("One.<br><br>Two.", "One.\n\nTwo."),
    "inline marks": ("<p>the <b>1</b><sup>st</sup> <i>y</i>ear</p>", "the 1st year"),
    "firm spaces": ("<p>a&nbsp;b&nbsp; c</p><p>&nbsp;</p><p>x</p>", "a b  c\n\nx"),
    "soft signs": ("<p>re&shy;imburse\u200b ment</p>", "reimburse ment"),
    "entities": ("<p>A &amp; B &lt; C &pound;5&#8217;s</p>", "A & B < C £5\u2019s"),
    "verbatim": ("<pre>Rent   1\nBus    2</pre>", "Rent   1\nBus    2"),
    "comments": ("<p>We <!-- never -->pay<?x y?>.</p>", "We pay."),
    "rest of an unclosed page": ("<table><tr><td><font>Rent<p>School", "Rent\n\nSchool"),
    "control signs": ("<p>a&#1;b\x0bc</p>", "abc"),
    "bullets of a sign font": ("<p>\uf0b7 Rent</p>", "\u2022 Rent"),
    "right to left": ('<p dir="rtl">דמי שכירות</p>', "דמי שכירות"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_text_is_as_a_browser_shows_it(name):
    """Blocks are lines or paragraphs, inline marks are nothing, spaces are one."""
    body, shown = SHOWN[name]
    assert text(body) == shown


HIDDEN = {
    "script": "<script>pay()</script>",
    "style": "<style>p {}</style>",
    "template": "<template><p>not</p></template>",
    "switched off": "<span style='color:red; DISPLAY: none'>not</span>",
    "attribute": "<span hidden>not</span>",
    "choices": "<select><option>not</option></select>",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_not_shown_is_left_out(name):
    """Scripts, styles and what is switched off are not the letter's words."""
    assert text(f"<p>We {HIDDEN[name]}pay.</p>", "<title>Letter</title>") == "We pay."


def test_words_struck_out_are_left_out_and_told():
    """Struck-out words are left out, and the notice says so."""
    letter = opened("x.html", b"<!doctype html><p>We do <s>not </s>pay.</p>")
    assert letter.text == "We do pay."
    assert "struck out" in letter.notice


LISTS = {
    "plain": ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
    "letters": ("<ol type=a start=3><li>a<li value=7>b<li>c</ol>", "c. a\ng. b\nh. c"),
    "roman": ("<ol style='list-style-type: upper-roman'><li>a<li>b</ol>", "I. a\nII. b"),
    "bullets": ("<ul><li><p>a</p><li>b</ul>", "\u2022 a\n\n\u2022 b"),
    "without marks": ("<ul style='list-style:none'><li>(a) x<li>(b) y</ul>", "(a) x\n(b) y"),
    "in lists": ("<ol><li>a<ol type=i><li>b<li>c</ol><li>d</ol>", "1. a\n\ni. b\nii. c\n\n2. d"),
    "an empty item": ("<ol><li><li>b</ol>", "1.\n2. b"),
    "item alone": ("<li>a", "\u2022 a"),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_have_their_numbers(name):
    """Items stand on lines of their own, after the number or bullet that a browser prints."""
    body, shown = LISTS[name]
    assert text(body) == shown


def _rows(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


TABLES = {
    "cells": (_rows(("Rent", "3,000"), ("School", "9,000")), "Rent\t3,000\nSchool\t9,000"),
    "spacers": (_rows(("&nbsp;", "(a)", "", "<p>Rent.</p>")), "(a)\tRent."),
    "figures": (_rows(("Rent", "$", "3,000", ")", "5", "%")), "Rent\t$3,000)\t5%"),
    "layout": (_rows(("<p>One.</p><p>Two.</p>", "<p>Three.</p>")), "One.\n\nTwo.\nThree."),
    "empty within": (_rows((_rows(("",)) + "Rent", "3,000")), "Rent\t3,000"),
    "within each other": (_rows(("a", _rows(("b", "c"), ("d", "e")), "f")), "a\tb\tc\nd\te\nf"),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_rows_of_cells(name):
    """A row is a line, its cells parted by tabs; empty cells are nothing."""
    body, shown = TABLES[name]
    assert text(body) == shown


def test_long_rows_are_paragraphs():
    """Rows that lay out a letter's paragraphs are parted by empty lines."""
    clause = "We pay your rent. " * 8
    assert text(_rows(("1.", clause), ("2.", clause))).count("\n\n2.\t") == 1


def test_new_sheets_are_form_feeds():
    """Where the page asks for a new sheet, the text has a form feed."""
    assert text("<p>a</p><p style='page-break-before: always'>b</p>c") == "a\n\fb\n\nc"
    assert text("<p style='break-after: page'>a</p><p>b</p>") == "a\n\fb"


CODINGS = {
    "UTF-8": ("<meta charset=latin1>", "utf-8"),
    "its own word": ("<meta charset='gb2312'>", "gb2312"),
    "old word": ("<meta http-equiv=x content='text/html; charset=Shift_JIS'>", "shift_jis"),
}


@pytest.mark.parametrize("name", CODINGS)
def test_codings_are_told(name):
    """A page's letters are read by UTF-8 where that holds, else by its own word."""
    head, coding = CODINGS[name]
    page = f"<!doctype html><html><head>{head}</head><body><p>人民市</p>"
    assert opened("x.html", page.encode(coding)).text == "人民市"


@pytest.mark.parametrize("said", ["", "iso-8859-1", "nonsense", "zlib_codec"])
def test_pages_that_say_nothing_of_use_are_windows_text(said):
    """Without a coding that holds, a page is read as browsers read it: as Windows text."""
    page = f"<html><head><meta charset={said}></head><body>\u20ac5 \u2013 caf\xe9"
    assert opened("x.html", page.encode("cp1252")).text == "\u20ac5 \u2013 caf\xe9"


def test_depth_is_bounded():
    """Six hundred tables within each other are read; a hundred thousand boxes are refused."""
    assert text("<table><tr><td>" * 600 + "Deep.") == "Deep."
    told = refused(b"<html><body>" + b"<div>" * 100_000 + b"Deep.", "x.html")
    assert told.startswith("is nested too deeply")


BAD_PAGES = {
    "nothing": (b"<html><body><script>x</script></body></html>", "holds no text"),
    "a picture": (b"<html><body><p><img src=scan.png></p>", "holds pictures but no text"),
    "null": (b"<html><body>a\x00b", "holds signs that are no text"),
    "millions of marks": (b"<html>" + b"<b>x</b>" * 2_400_000, "needs more than 512 MB"),
    "millions of words": (b"<html>" + b"word " * 600_000, "holds more than 500,000"),
}


@pytest.mark.parametrize("name", BAD_PAGES)
def test_bad_page_is_told(name):
    """A page without text, or too much for its process, is refused with its reason."""
    data, said = BAD_PAGES[name]
    assert refused(data, "x.html").startswith(said)
