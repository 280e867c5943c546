"""The text of an HTML page as a browser shows it: lines, paragraphs, table rows, list numbers."""

import re
from collections.abc import Iterator

from lxml import etree

from assignments.documents.faults import fault
from assignments.documents.flow import BLANK, LINE, NONE, PAGE, Flow
from assignments.documents.numerals import BULLET, numeral
from assignments.documents.refusals import refusal
from assignments.documents.signs import STRUCK_OUT

_LEFT_OUT = frozenset(
    "head script style template noscript svg iframe object select textarea".split()
)
_STRUCK = frozenset({"del", "s", "strike"})
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre hr center".split())
_LINES = frozenset(
    "div li dt dd section article header footer main aside address form fieldset caption".split()
)
_CELLS = frozenset({"td", "th"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NEW_PAGE = re.compile(r"(?:page-)?break-(before|after)\s*:\s*(?:always|page)", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{3,40})", re.IGNORECASE
)
_FORMATS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "disc": "bullet",
    "circle": "bullet",
    "square": "bullet",
    "none": "none",
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z-]+)\s*(?:;|\Z)", re.IGNORECASE)
HEAD = 4096
LONGEST_STYLE = 2000


def read(data: bytes) -> dict[str, object]:
    """The text, a form feed where the page asks for a new sheet."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    characters = _characters(data)
    if "\x00" in characters:
        raise refusal("no text")
    try:
        root = etree.fromstring(characters.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise fault(error) from None
    if any("Excessive depth" in error.message for error in parser.error_log):
        raise refusal("deep")
    if root is None:
        raise refusal("blank")
    page = _Page()
    page.walk(root)
    text = page.flow.text()
    if not text:
        raise refusal("scan" if root.find(".//img") is not None else "blank")
    return {"text": text, "notice": STRUCK_OUT if page.struck else None}


def _characters(data: bytes) -> str:
    """The page's characters by its mark, its own word, UTF-8 or Windows, whichever holds first."""
    for mark, coding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data.decode(coding, "replace")
    for coding in _codings(data):
        try:
            return data.decode(coding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def _codings(data: bytes) -> Iterator[str]:
    yield "utf-8-sig"
    found = _CHARSET.search(data[:HEAD])
    if found is not None:
        said = found[1].decode("ascii").lower()
        yield {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(said, said)


class _Page:
    """A page while it is walked through, element after element."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.struck = False
        self._lists: list[_List] = []
        self._verbatim = 0

    def walk(self, root: etree._Element) -> None:
        """Say all that the page shows."""
        steps = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in steps:
            if event == "start" and _is_left_out(element):
                self.struck = self.struck or element.tag in _STRUCK
                steps.skip_subtree()
            elif event == "start":
                self._open(element)
                self._say(element.text)
            elif event == "end" and not _is_left_out(element):
                self._close(element)
            if event != "start":
                self._say(element.tail)

    def _say(self, words: str | None) -> None:
        if words and self._verbatim:
            self.flow.say_as_it_stands(words)
        elif words:
            self.flow.say(words)

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        self._part(element, "before")
        if tag == "br":
            self.flow.break_line()
        elif tag == "pre":
            self._verbatim += 1
        elif tag == "tr":
            self.flow.open_row()
        elif tag in _CELLS:
            self.flow.open_cell()
        elif tag in {"ol", "ul"}:
            self._lists.append(_List(element))
        elif tag == "li":
            self.flow.mark(self._lists[-1].next(element) if self._lists else BULLET)

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "pre":
            self._verbatim -= 1
        elif tag == "tr":
            self.flow.close_row()
        elif tag in _CELLS:
            self.flow.close_cell()
        elif tag == "li":
            self.flow.let_go()
        elif tag in {"ol", "ul"}:
            self._lists.pop()
        self._part(element, "after")

    def _part(self, element: etree._Element, side: str) -> None:
        width = BLANK if element.tag in _PARAGRAPHS else LINE if element.tag in _LINES else NONE
        asked = _NEW_PAGE.search(_style(element))
        self.flow.part(PAGE if asked is not None and asked[1].lower() == side else width)


class _List:
    """A list and the number of its last item."""

    def __init__(self, element: etree._Element) -> None:
        self._kind = _kind(element, "decimal" if element.tag == "ol" else "bullet")
        self._last = _whole(element.get("start"), 1) - 1

    def next(self, item: etree._Element) -> str:
        """What is printed before the next item."""
        self._last = _whole(item.get("value"), self._last + 1)
        kind = _kind(item, self._kind)
        printed = numeral(self._last, kind)
        return printed if kind in {"bullet", "none"} else f"{printed}."


def _kind(element: etree._Element, otherwise: str) -> str:
    """The kind of number that a list or an item asks for by its style or its type."""
    styled = _LIST_STYLE.search(_style(element))
    if styled is not None and styled[1].lower() in _FORMATS:
        return _FORMATS[styled[1].lower()]
    return _FORMATS.get(element.get("type", ""), otherwise)


def _style(element: etree._Element) -> str:
    """Its style, as much of it as anybody writes by hand or machine."""
    return element.get("style", "")[:LONGEST_STYLE]


def _whole(text: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"\s*(-?[0-9]{1,6})\s*", text or "")
    return otherwise if found is None else int(found[1])


def _is_left_out(element: etree._Element) -> bool:
    if element.tag in _LEFT_OUT or element.tag in _STRUCK:
        return True
    return "hidden" in element.attrib or _HIDDEN.search(_style(element)) is not None
