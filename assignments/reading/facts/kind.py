"""What a letter is, and which other letter it adds to, changes or replaces."""

import re

from assignments.reading.facts.said import Said

_AMENDMENT = re.compile(
    r"\bamendment\b(?! thereto)|\b(?:hereby|to|will|shall|agree to) amend\b|\b(?:letter|agreement)"
    r" amends\b|\bis (?:hereby )?amended\b|\bamend(?:s|ing) (?:your|the|our|certain)\b",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"\bextension (?:of|to) (?:your|the|an?|his|her)\b.{0,40}(?:assignment|secondment|term|contract"
    r"|agreement|employment|letter)|\b(?:assignment|secondment|contract|term) extension\b"
    r"|\bextend(?:s|ed|ing)? (?:your|the|his|her)\b.{0,30}\b(?:assignment|secondment|stay|term)\b"
    r"|\b(?:assignment|secondment)\b.{0,60}\b(?:is|has been) (?:hereby )?extended\b",
    re.IGNORECASE,
)
_ASSIGNMENT = re.compile(
    r"\b(?:international|overseas|foreign|expatriate|temporary|long[- ]term|short[- ]term|global"
    r"|your|this|accepted an?|on|the) (?:\w+ )?assignment\b(?! of (?:this|the|its|any|rights))"
    r"|\b(?:secondment|seconded|expatriate|expatriation)\b|\bassignment (?:letter|to|in"
    r"|agreement)\b"
    r"|\bletter of assignment\b|\bassigned to (?:work|our|the company's)\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"\b(?:(?:international|overseas|foreign|expatriate|long[- ]term|global) (?:\w+ )?assignment"
    r"|secondment|seconded|expatriate|expatriation)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\boffer(?:s|ing)? (?:to )?(?:you|employ)|\boffer of (?:employment|a position)"
    r"|\b(?:this|our|job|employment) offer\b|\boffer letter\b|\boffer you\b",
    re.IGNORECASE,
)
_EMPLOYMENT = re.compile(
    r"\bemployment (?:agreement|contract|letter|arrangement)|\b(?:agreement|contract|terms) of"
    r" (?:your )?employment\b|\bhereby employs?\b|\bemploy(?:s|ed)? (?:you|employee"
    r"|the executive)\b",
    re.IGNORECASE,
)
_OTHER_TITLE = re.compile(
    r"\b(?:severance|separation|retirement|consulting"
    r"|release)\b",
    re.IGNORECASE,
)
_NOUN = r"(?:agreement|letter|contract|offer|assignment)"
_RELATES = re.compile(
    r"\b(?:in addition to(?: and in no way \w+)?|amend(?:s|ed|ing"
    r"|ment)?(?: (?:no\. ?)?\w+)?(?: to| of)?"
    r"|extend(?:s|ing)?|extension (?:of|to)|supplement(?:s|al to|ing)?(?: to)?|modif(?:y|ies"
    r"|ication)"
    r"(?: to| of)?|replac(?:es?|ing)|supersed(?:es?|ing)|supercedes?|addendum to|pursuant to|under"
    r"|reference is made to|refer(?:s|red)? to)\s+"
    rf"((?:your|the|our|that certain"
    rf"|my)\s+(?:[\w'\u2019&,-]+\s+){{0,8}}?{_NOUN}\b[^;]{{0,220}}?\b\d{{4}})\b",
    re.IGNORECASE,
)
_CHANGES = (
    "amend",
    "extend",
    "extens",
    "supplement",
    "modif",
    "replac",
    "supers",
    "superc",
    "in add",
    "addend",
)


# In this order: what the title says before what the sentences say.
_TOLD = (
    (_AMENDMENT, "amendment", True, True),
    (_EXTENSION, "extension", True, True),
    (_ASSIGNMENT, "assignment", True, False),
    (_OTHER_TITLE, None, True, False),
    (_ABROAD, "assignment", False, True),
    (_OFFER, "offer", True, True),
    (_EMPLOYMENT, "employment", True, False),
    (_ASSIGNMENT, "assignment", False, True),
    (_EMPLOYMENT, "employment", False, True),
)


def kind(letter: Said) -> str | None:
    """One of the words for letters; None where the title and first sentences do not tell."""
    title, opening = "\n".join(letter.titles), letter.opening
    for pattern, name, by_title, by_opening in _TOLD:
        if (by_title and pattern.search(title)) or (by_opening and pattern.search(opening)):
            return name
    return None


def relates_to(letter: Said, kind_found: str | None) -> str | None:
    """The other letter in this letter's own words; None where it names none by its date."""
    for text in [" ".join(letter.titles), *(unit.text for unit in letter.sentences())]:
        for found in _RELATES.finditer(text):
            changes = found.group().lower().startswith(_CHANGES)
            if changes or kind_found in ("amendment", "extension"):
                return found.group(1)
    return None
