"""The text of a Word file (.docx) as it prints: paragraphs with their numbers, tables, text boxes.

Headers, footers, hidden text and what tracked changes took out are left out; footnotes stand at
the end. The numbers come from `word_numbers`, the parts from `word_parts`.
"""

from docx.oxml.ns import qn
from lxml import etree

from assignments.documents.flow import BLANK, CELL, LINE, PAGE, Flow
from assignments.documents.refusals import refusal
from assignments.documents.signs import STRUCK_OUT
from assignments.documents.word_numbers import Numbers
from assignments.documents.word_parts import Parts, is_on, parts_of

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset(map(qn, ("w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:sdtPr", "w:tblPr")))
_PARAGRAPH, _TABLE, _RUN, _BOX = map(qn, ("w:p", "w:tbl", "w:r", "w:txbxContent"))
_ROW, _CELL, _TEXT, _TAB, _BREAK, _RETURN = map(
    qn, ("w:tr", "w:tc", "w:t", "w:tab", "w:br", "w:cr")
)
_SIGNS = {qn("w:noBreakHyphen"): "-", qn("w:sym"): "•"}

_SPOKEN = frozenset({_TEXT, _TAB, _BREAK, _RETURN, *_SIGNS})
_WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:customXml", "w:moveTo")))


def read(data: bytes) -> dict[str, object]:
    """The text, a form feed where the file asks for a new page."""
    parts = parts_of(data)
    letter = _Letter(parts)
    letter.say()
    text = letter.flow.text()
    if not text:
        raise refusal("scan" if parts.has_pictures else "blank")
    return {"text": text, "notice": STRUCK_OUT if letter.struck else None}


class _Letter:
    """A letter while it is walked through, block after block."""

    def __init__(self, parts: Parts) -> None:
        self.flow = Flow()
        self.struck = False
        self._parts = parts
        self._numbers = Numbers(parts.numbering, parts.styles)
        self._boxes: list[etree._Element] = []

    def say(self) -> None:
        """Say the body and then the notes."""
        for part in (self._parts.body, *self._parts.notes):
            self.flow.part(BLANK)
            self._blocks(part, BLANK)

    def _blocks(self, holder: etree._Element, width: int) -> None:
        """Paragraphs and tables in their order, also those that something is wrapped around."""
        for element in holder.iterchildren("*"):
            if element.tag == _PARAGRAPH:
                self._paragraph(element, width)
            elif element.tag == _TABLE:
                self.flow.part(width)
                self._rows(element)
                self.flow.part(width)
            elif element.tag not in _LEFT_OUT:
                self._blocks(element, width)

    def _rows(self, table: etree._Element) -> None:
        for element in table:
            if element.tag == _ROW and element.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
                self.flow.open_row()
                self._cells(element)
                self.flow.close_row()
            elif element.tag in _WRAPPERS:
                self._rows(element)

    def _cells(self, row: etree._Element) -> None:
        for element in row:
            if element.tag == _CELL:
                self.flow.open_cell()
                self._blocks(element, LINE)
                self.flow.close_cell()
            elif element.tag in _WRAPPERS:
                self._cells(element)

    def _paragraph(self, paragraph: etree._Element, width: int) -> None:
        settings = paragraph.find(qn("w:pPr"))
        fresh = settings is not None and is_on(settings.find(qn("w:pageBreakBefore")))
        self.flow.part(PAGE if fresh else width)
        if not _is_merged(settings):
            self.flow.mark(self._numbers.next(settings))
        self._runs(paragraph)
        self.flow.let_go()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.flow.part(width)
            self._blocks(box, width)

    def _runs(self, holder: etree._Element) -> None:
        """All that a paragraph says; text boxes wait for its end."""
        for element in holder.iterchildren("*"):
            tag = element.tag
            if tag in _LEFT_OUT or (tag == _RUN and self._is_hidden(element)):
                continue
            if tag == _BOX:
                self._boxes.append(element)
            elif tag == _FALLBACK:
                if holder.find(_CHOICE) is None:
                    self._runs(element)
            elif not self._sign(element):
                self._runs(element)

    def _sign(self, element: etree._Element) -> bool:
        """Say an element that is text or stands for a sign; whether it was one."""
        tag = element.tag
        if tag == _TEXT:
            self.flow.say(element.text or "")
        elif tag == _TAB:
            self.flow.part(CELL)
        elif tag in {_RETURN, _BREAK}:
            self._break(element)
        elif tag in _SIGNS:
            self.flow.say(_SIGNS[tag])
        return tag in _SPOKEN

    def _break(self, element: etree._Element) -> None:
        if element.get(qn("w:type")) == "page":
            self.flow.part(PAGE)
        else:
            self.flow.break_line()

    def _is_hidden(self, run: etree._Element) -> bool:
        look = run.find(qn("w:rPr"))
        if look is None:
            return False
        struck = any(is_on(look.find(qn(name))) for name in ("w:strike", "w:dstrike"))
        self.struck = self.struck or struck
        return struck or is_on(look.find(qn("w:vanish")))


def _is_merged(settings: etree._Element | None) -> bool:
    """Whether a tracked change took the paragraph's end out, and so its number."""
    path = "/".join(map(qn, ("w:rPr", "w:del")))
    return settings is not None and settings.find(path) is not None
