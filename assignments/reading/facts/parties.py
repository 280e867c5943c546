"""Who the letter is from and to: the employer and the employee."""

import re
from collections.abc import Iterator

from assignments.reading.facts.names import COMPANY, NAMED, PERSON, SUFFIX, TITLED, bare
from assignments.reading.facts.said import Said

_Q = "[\"'\u201c\u201d\u2018\u2019]"
_ANY_PERSON = rf"(?:{PERSON}|[A-Z]+(?: [A-Z]\.?)*(?: [A-Z]{{2,}}){{1,2}})"
_ROLE = r"(?:Company|Employer|Corporation|Group|Firm|Bank)"
_CALLED = re.compile(
    rf"({COMPANY}|{NAMED})(?:,? an? [\w ]{{0,50}}(?:corporation|company|entity|partnership))?,?"
    rf"\s*\((?:[^()]{{0,60}}?)(?:the )?{_Q}?(?:the )?{_Q}?{_ROLE}{_Q}",
)
_EMPLOYEE_CALLED = re.compile(
    rf"\b(?:(?i:and|between|with|is by and between)\s+)_*((?:{TITLED})?{_ANY_PERSON})_*,?\s*"
    rf"(?:an individual,?\s*)?(?:residing [^()]{{0,80}})?\((?:[^()]{{0,40}}?){_Q}?(?:the )?{_Q}?"
    rf"(?:(?i:employee|executive|assignee|you)|(?!COMPANY|EMPLOYER|CORPORATION)[A-Z]{{3,}}){_Q}",
)
_WITH = re.compile(
    rf"\b(?:employment with|position with|(?:joining|join) |employed by|on behalf of"
    rf"|employ you (?:at|with)|offer"
    rf" from|assignment with|working for|work for)\s*(?:our client )?({COMPANY}"
    rf"|(?:{NAMED}) [Cc]ompany\b)"
)
_ANY = re.compile(COMPANY)
_LETTERHEAD = re.compile(r"[\[(]?(.+?),?\s*(?:\[?letterhead\]?|stationery)[\])]?$", re.IGNORECASE)
_SUFFIXED = re.compile(rf"[A-Z0-9][^\d|@]{{1,60}}?,?\s+{SUFFIX}\.?$", re.IGNORECASE)
_ADDRESSED = re.compile(rf"(?:{TITLED})({PERSON})")
_TO = re.compile(rf"(?:TO|To):\s*(?:{TITLED})?({PERSON})")
_NAME = re.compile(rf"(?:{TITLED})?({PERSON})(?:, (?:M\.D\.|Ph\.D\.|Esq\.?))?")
_SIGNED = re.compile(r"/s/\s*([A-Z][^\d/]{3,40}?)(?:\s+(?:\d|Date|By|$)|$)", re.IGNORECASE)
_ACCEPTED = re.compile(
    r"\b(?:accept(?:ed)?|agreed|acknowledged|confirmed|understood)\b", re.IGNORECASE
)


def employer(letter: Said) -> str | None:
    """The company: as it is called in the first sentences, above them, or in the signature."""
    opening = re.sub(r"\b[Tt]he Company\b(?![\"\u201d])", "it", letter.opening)
    for pattern in (_CALLED, _WITH):
        found = pattern.search(opening)
        if found:
            return _company(found.group(1))
    for line in letter.above:
        head = _LETTERHEAD.fullmatch(line)
        if head or _SUFFIXED.fullmatch(line.strip("[] ")):
            return _company(head.group(1) if head else line)
    found = _ANY.search(opening)
    if found:
        return _company(found.group())
    signed = [line for line in letter.below if _SUFFIXED.fullmatch(line)]
    return _company(signed[0]) if signed else None


def _company(name: str) -> str:
    name = re.sub(
        r"^(?:By and between|between|and|by|that|with"
        r"|of)\s+",
        "",
        name,
        flags=re.IGNORECASE,
    )
    return name.strip(' _,[]"\u201c\u201d')


def employee(letter: Said) -> str | None:
    """The person: as called in the first sentences, as addressed above, or as accepting below."""
    found = _EMPLOYEE_CALLED.search(letter.opening)
    if found:
        return bare(found.group(1))
    for line in letter.above:
        addressed = _ADDRESSED.match(line) or _TO.fullmatch(line)
        if addressed:
            return bare(addressed.group(1))
    names = list(_above_salutation(letter))
    return names[0] if names else _accepting(letter)


def _above_salutation(letter: Said) -> Iterator[str]:
    """Lines above the salutation that are a name whose last or first word is greeted."""
    greeting = next((line for line in letter.above if line.lower().startswith("dear ")), "")
    greeted = re.findall(r"[A-Z][\w'\u2019-]+", greeting[5:])
    for line in letter.above:
        found = None if line == greeting else _NAME.match(line)
        if found and any(word in found.group(1).split() for word in greeted):
            yield bare(found.group(1))


def _accepting(letter: Said) -> str | None:
    """Who signed where the letter is accepted."""
    for n, line in enumerate(letter.below):
        if not _ACCEPTED.search(line):
            continue
        for near in (line, *letter.below[n + 1 : n + 3], *letter.below[max(0, n - 1) : n]):
            found = _SIGNED.search(near)
            if found:
                return bare(found.group(1))
    return None
