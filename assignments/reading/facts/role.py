"""What the employee will be and to whom they report."""

import re
from collections.abc import Iterator

from assignments.reading.facts.names import PERSON, SUFFIX, TITLE, TITLED, is_post
from assignments.reading.facts.said import Said

_SERVES = re.compile(
    r"(?i:\b(?:position|post|role|title|capacity|job|assignment)(?: (?:is|will be|shall be))?"
    r"(?: to the position)? (?:of|as)"
    r"|\b(?:your|the) (?:position|title|role|job title|post) (?:is|will be|shall be)"
    r"|\b(?:employ(?:ed)?|(?<!his )(?<!her )employment|serve|serving|join|appointed|act|work"
    r"|engaged?"
    r"|hired?|assigned|transferred|seconded|promoted|become|continue|with us"
    r"|offer you (?:employment|a position|the position))\b[^.;:]{0,90}? as|\bbecome|\bas its)"
    rf"(?: (?:the|an?|our|its|new|to be|that of))*\s+[\"\u201c]?({TITLE})"
)
_ROW = re.compile(rf"(?i:position|title|job title|role|post)\s*[:|]?\s+({TITLE})")
_REPORTS = re.compile(
    r"\breport(?:s|ing)?(?: \w+ly)?(?: and solely)? to:? (?:the |our |your |its )?"
    rf"(?:{TITLED})?({PERSON}|{TITLE})"
)
_OF_COMPANY = re.compile(
    rf"(?:,| of| at| for| with) (?:the )?(?:[A-Z][\w&.'\u2019-]*,? ?(?:& "
    rf"|and )?){{1,6}},? {SUFFIX}\b\.?.*$"
    r"| (?:of|for|at|to) (?:the )?(?:Company|Employer|Corporation|Group)\b.*$"
    r"| (?:of|for|at|to|and) (?:the )?(?:COMPANY|EMPLOYER|Employee|Executive|EMPLOYEE)$"
)
_TAIL = re.compile(r"(?:,? (?:and|of|for|the|to|in|effective|reporting))+$|[,.]$")
_LABELLED = re.compile(r"\b(?:position|title|post|role|capacity)\b", re.IGNORECASE)


def position(letter: Said, employer: str | None) -> str | None:
    """The post in the letter's words; the first that is said."""
    for title in _titles(letter):
        said = _cut(title, employer)
        if is_post(said):
            return said
    return None


def _titles(letter: Said) -> Iterator[str]:
    for unit in letter.sentences():
        if unit.kind == "row" and (found := _ROW.match(unit.text)):
            yield found.group(1)
        yield from (found.group(1) for found in _SERVES.finditer(unit.text))
        if unit.headings and _LABELLED.search(unit.headings[-1]):
            found = re.match(rf"(?:The )?({TITLE})", unit.text)
            if found:
                yield found.group(1)


def _cut(title: str, employer: str | None) -> str:
    title = _OF_COMPANY.sub("", title)
    for name in [employer, *_short(employer)] if employer else []:
        title = re.sub(rf"(?:,| of| at| for) (?:the )?{re.escape(name)}\b.*$", "", title)
    last = ""
    while last != title:
        last, title = title, _TAIL.sub("", title).strip()
    return title


def _short(employer: str) -> list[str]:
    """The company's name without what only says what kind of company it is."""
    short = re.sub(rf",? {SUFFIX}\.?$", "", employer)
    return [short, re.sub(r"^The ", "", short)]


def reports_to(letter: Said) -> str | None:
    """The person or post that is named first."""
    for unit in letter.sentences():
        for found in _REPORTS.finditer(unit.text):
            name = _cut(found.group(1), None)
            if re.fullmatch(PERSON, name) or is_post(name):
                return name
    return None
