"""How companies, people, titles of posts and places are written."""

import re

_WORD = r"[A-Z\u00c0-\u00dd][\w&'\u2019.\-/]*"
SUFFIX = (
    r"(?:Incorporated|Inc|Corporation|Corp|Limited|Ltd|Company|Co|LLC|L\.L\.C|LLP|L\.P|LP|plc|PLC"
    r"|P\.L\.C|GmbH|AG|S\.A|SA|N\.V|NV|B\.V|BV|S\.p\.A|SpA|A/S|AS|ASA|AB|Oy|Pty|Bhd|K\.K|KK|SARL)"
)
COMPANY = (
    rf"(?:[Tt]he )?(?:{_WORD}|[a-z]\d\b)(?:,? (?:{_WORD}|&|and (?=[A-Z])|of (?=[A-Z])"
    rf"|\([A-Z]\w+\)))"
    rf"{{0,7}}?,? {SUFFIX}\b\.?"
)
NAMED = rf"{_WORD}(?:,? (?:&|{_WORD})){{0,6}}"
TITLED = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Herr|Frau|Sra?|Mme)\.?\s+"
PERSON = (
    r"[A-Z\u00c0-\u00dd][\w'\u2019\-]+(?: [A-Z]\.?(?: [A-Z]\.?)?| \"[A-Z]\w+\"| (?:van|von|de|der"
    r"|den|la|du|bin|al))*"
    r"(?: [A-Z\u00c0-\u00dd][\w'\u2019\-]+){1,3}(?:,? (?:Jr|Sr|II|III|IV)\b\.?)?"
)
_TITLE_WORD = r"[A-Z][\w&/'\u2019\-]*\.?"
TITLE = (
    rf"{_TITLE_WORD}(?:(?:,? (?:and|of|for|the|to|&)(?: the)? | ?[/\u2013\u2014] ?| - |, | )"
    rf"{_TITLE_WORD}){{0,12}}"
)
_POST = re.compile(
    r"\b(?:President|Officer|Directors?|Board|Manager|Chief|Engineer|Head|Counsel|Controller"
    r"|Comptroller"
    r"|Executive|Partner|Consultant|Analyst|Specialist|Lead|Leader|Advis[eo]r|Secretary|Treasurer"
    r"|Supervisor|Superintendent|Representative|Principal|Associate|Assistant|Coordinator"
    r"|Administrator|Scientist|Geologist|Geophysicist|Technician|Chairman|Chairwoman|Chair"
    r"|Accountant|Architect|Developer|Designer|Buyer|Planner|Trader|Physician|Teacher|Instructor"
    r"|Professor|Auditor|Expert|Foreman|Operator|Inspector|Strategist|Economist|Actuary|Chef|Pilot"
    r"|Captain|Editor|Producer|C[EFOTIM]O|[ES]?VP|MD|GM)\b",
    re.IGNORECASE,
)


def is_post(title: str) -> bool:
    """Whether words of a title name a post that somebody holds."""
    return bool(_POST.search(title))


def bare(name: str) -> str:
    """A name without the signs and the address before and after it."""
    name = re.sub(rf"^{TITLED}", "", name.strip(" \t,;:_*[]()\"\u201c\u201d'"))
    return re.sub(r",? (?:M\.D\.?|Ph\.?D\.?|Esq\.?|CPA|MBA)$", "", name).strip(" ,")
