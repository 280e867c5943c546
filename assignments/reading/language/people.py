"""Whom words mean: the employee, the spouse, the children."""

import re

_ALL = ("employee", "spouse", "children")
_FAMILY = re.compile(
    r"\b(?:famil(?:y|ies)|families'|family members?|household members|(?<=and your )household)\b",
    re.IGNORECASE,
)
_SPOUSE = re.compile(r"\b(?:spouses?|wife|husband|partner|spousal)\b", re.IGNORECASE)
_CHILDREN = re.compile(r"\b(?:child(?:ren)?|sons?|daughters?)\b", re.IGNORECASE)
_DEPENDENTS = re.compile(r"\b(?:dependants?|dependents?)\b", re.IGNORECASE)
_EMPLOYEE = re.compile(
    r"\b(?:you(?! (?:are|will|shall|may|have|would|must))|yourself|the employee|employee(?!'s)"
    r"|executive(?!'s)|"
    r"himself|herself|mr\.|ms\.|mrs\.|dr\.)",
    re.IGNORECASE,
)
_OTHERS_ALONE = re.compile(
    r"\b(?:for|of|to|by|each|with|allow|enable|assist|help|provide|if|should) (?:your|his|her|the"
    r"|any|an|each|all|one|eligible|"
    r"accompanying|dependent|minor|employee's|executive's|assignee's)?(?: \w+){0,2}? ?(?:spouse"
    r"|wife|husband|partner|child|"
    r"son|daughter|dependant|dependent)|^\W*(?:your|his|her|the)? ?(?:\w+ )?(?:spouse|wife|husband"
    r"|partner|child|dependant|"
    r"dependent)|(?:spouse|child|children|wife|husband|dependents?|dependants?)'s?\b",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"family (?:home|residence|room|car|automobile|coverage|emergenc\w+|medical leave|pets?"
    r"|reasons)"
    r"|single[- ]family|(?:illness|death) of (?:a|an|your)(?: \w+)? family(?: member)?"
    r"|family and medical",
    re.IGNORECASE,
)
_ACCOMPANYING = re.compile(
    r"\baccompan\w+|who (?:will be )?(?:relocat|mov|travel|come|join)\w+|that relocated",
    re.IGNORECASE,
)


def beneficiaries(text: str) -> tuple[str, ...]:
    """Who may draw on what the words grant; words that name nobody mean the employee."""
    plain = _NOT_PEOPLE.sub(" ", text)
    if _FAMILY.search(plain):
        return _ALL
    spouse = bool(_SPOUSE.search(plain))
    children = bool(_CHILDREN.search(plain))
    if _DEPENDENTS.search(plain):
        spouse, children = spouse or not children, True
    if not spouse and not children:
        return ("employee",)
    named = [("spouse", spouse), ("children", children)]
    others = tuple(person for person, meant in named if meant)
    return (
        others
        if _OTHERS_ALONE.search(plain) and not _EMPLOYEE.search(plain)
        else ("employee", *others)
    )


def accompanying(text: str) -> bool:
    """Whether, of the others, only those are meant who come along."""
    return _ACCOMPANYING.search(text) is not None
