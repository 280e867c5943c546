"""The parts of a Word file's package that hold its words. What they say is not known here."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from assignments.documents.faults import fault
from assignments.documents.limits import MOST_UNPACKED
from assignments.documents.refusals import refusal

_LOCKED = 0x1  # the flag of a member that asks for a password
_OFF = frozenset({"0", "false", "off"})
_OTHERS = (
    ("xl/workbook.xml", "workbook"),
    ("xl/workbook.bin", "workbook"),
    ("ppt/presentation.xml", "slides"),
    ("content.xml", "odt"),
)
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(frozen=True, slots=True)
class Parts:
    """The body, the notes one by one, and what numbers and styles are made of."""

    body: etree._Element
    notes: tuple[etree._Element, ...]
    numbering: etree._Element | None
    styles: etree._Element | None
    has_pictures: bool


def parts_of(data: bytes) -> Parts:
    """Unpack the parts; raise InputError for what swells, is locked or nested too deep."""
    _weigh(data)
    try:
        main = OpcPackage.open(BytesIO(data)).main_document_part
        root = _root(main)
        related = {
            kind: _related(main, kind) for kind in ("NUMBERING", "STYLES", "FOOTNOTES", "ENDNOTES")
        }
    except etree.XMLSyntaxError as error:
        raise fault(error) from None
    body = root.find(qn("w:body"))
    if body is None:
        raise refusal("damaged")
    notes = (*_notes(related["FOOTNOTES"]), *_notes(related["ENDNOTES"]))
    pictures = any(rel.reltype == RELATIONSHIP_TYPE.IMAGE for rel in main.rels.values())
    return Parts(body, notes, related["NUMBERING"], related["STYLES"], pictures)


def _weigh(data: bytes) -> None:
    """Refuse what is no Word file, or larger than it may be: a member is as large as it says."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise refusal("damaged") from None
    names = {member.filename for member in members}
    other = next((word for name, word in _OTHERS if name in names), None)
    if other is not None or "[Content_Types].xml" not in names:
        raise refusal(other or "archive")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise refusal("swollen")
    if any(member.flag_bits & _LOCKED for member in members):
        raise refusal("locked")


def _related(main: Part, kind: str) -> etree._Element | None:
    try:
        return _root(main.part_related_by(getattr(RELATIONSHIP_TYPE, kind)))
    except (KeyError, ValueError):
        return None


def _root(part: Part) -> etree._Element:
    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def _notes(part: etree._Element | None) -> tuple[etree._Element, ...]:
    return (
        ()
        if part is None
        else tuple(note for note in part if note.get(qn("w:type")) not in _SEPARATORS)
    )


def value_of(element: etree._Element | None, name: str = "w:val") -> str | None:
    """The value that an element of a file's settings gives; None where it is not there."""
    return None if element is None else element.get(qn(name))


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and not switched off."""
    return element is not None and (value_of(element) or "true") not in _OFF
