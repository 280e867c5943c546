"""Whether a quantity is the most, the least or about what is meant.

Whether each person has it is in `each`, per what time it is meant in `periods`.
"""

import re

from assignments.reading.quantities.number_words import WORDS
from assignments.reading.values import Quantity

_REACH = 110
_FILL = (
    r"(?:[ ,()\"\u201c:]*\b(?:the|an?|your|any|another|first|next|additional|extra|further|grand|"
    r"total|"
    r"overall|gross|net|aggregate|combined|maximum|amount|value|sum|cost|period|limit|term|of|"
    r"one-way|equivalent|monthly|annual|yearly|weekly|daily|calendar|full|initial|up to|"
    r"reimbursement|allowance|payment|budget|family|or|in|cumulative|each|for|to|at|lump|"
    r"expenditure|cap|fee|rate|weight|volume|size|length|duration|charge|price|"
    r"about)\b)*[ ,()\"\u201c:]*$"
)
_CAPPED = (
    r"limited to|limited at|capped at|capped to|cap(?:ped)? of|restricted to|subject to (?:an?|any)"
    r" (?:cap|limit|maximum|ceiling)(?: of)?|(?:maximum|limit|ceiling) of|confined to"
)
_NEVER = r"(?:not|never|nor|no|without|cannot)"
_MOST = re.compile(
    r"\b(?:up to(?: and including)?|upto|at most|as (?:much|many|long) as|"
    r"(?<!not )(?<!no )less than|"
    r"(?<!not )(?<!no )fewer than|"
    rf"{_CAPPED}|maximum|max\.?|lesser of|limit|ceiling|cap|"
    r"(?:no|not|nor|never)(?: \w+){0,5} (?:more|greater|longer|higher|larger|further) than|"
    rf"{_NEVER}\b[\w ,'\u2019-]{{0,60}}\bexceed(?:ing|s|ed)?|"
    r"(?:maximum|cap|limit|ceiling)\b[^;.:]{0,60}? (?:is|be|are|of|at|to)|"
    r"(?:cap|limit|ceiling)s? (?:them |it |this |these )?(?:at|to|of))" + _FILL,
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:at least|minimum|min\.|(?:not|no) (?:less|fewer) than|in excess of|more than|"
    r"greater than|longer than|exceed(?:s|ing|ed)?|not below)" + _FILL,
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:approximately|approx\.?|about|around|roughly|circa|ca\.|estimated (?:at|to be|as)|"
    r"estimated(?: \w+){0,2}|nearly|almost)" + _FILL,
    re.IGNORECASE,
)
_HINT = re.compile(
    r"up ?to|most|much|many|long|less|few|limit|cap|restrict|confin|max|lesser|ceiling|more|great|"
    r"high|larg|further|exceed|least|min|excess|below|approx|about|around|rough|ca\.|circa|estim|"
    r"nearly|almost|over|above|beyond|regard|notwith|subject",
    re.IGNORECASE,
)
_NOT_CAPPED = re.compile(rf"\b{_NEVER}\b(?: \w+){{0,4}}? (?:{_CAPPED})" + _FILL, re.IGNORECASE)
_INCLUDING = re.compile(r"\bbut (?:is |are )?not limited to", re.IGNORECASE)
_AFTER_MOST = re.compile(
    r"(?:,? ?\(?(?:per|an?|each|every|/) ?\w+(?: year)?)?[ ,(]{0,2}(?:\w+ )?"
    r"(?:maximum|max\b|or less|or fewer|limit\b|cap\b|ceiling|at most)"
    # "(maximum five days)" speaks of what follows
    rf"(?!\.? (?:of )?(?:(?:[A-Z]{{2,3}} ?)?[$£€]?\d|(?:{WORDS})\b))",
    re.IGNORECASE,
)
_LIFTED_BEFORE = re.compile(
    r"\b(?:not(?: be)? subject to|without regard to|regardless of|notwithstanding|not apply)"
    r"(?: the| an?| any)* $",
    re.IGNORECASE,
)
_LIFTED_AFTER = re.compile(
    r"[^.;]{0,40}\b(?:limit|cap|maximum|ceiling)(?: \w+){0,3}? (?:does|do|shall|will) not apply",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:over|above|beyond)" + _FILL, re.IGNORECASE)
_AMOUNTS = frozenset({"money", "weight", "volume", "share"})
_AFTER_LEAST = re.compile(
    r"[ ,(]{0,2}(?:\w+ )?(?:minimum\b|or more|or longer|or above|at least)", re.IGNORECASE
)
_OR_MORE = re.compile(r" or (more|less|fewer)\b", re.IGNORECASE)


def bound(text: str, begin: int, quantity: Quantity) -> tuple[str, bool]:
    """How a quantity binds by the words since `begin`, and whether a "not" lifts that."""
    before, last = text[max(begin, quantity.first - _REACH) : quantity.first], quantity.last
    if own := _OR_MORE.search(text, quantity.first, last):
        return ("least" if own[1].lower() == "more" else "most"), False
    if _AFTER_MOST.match(text, last):
        return "most", bool(_LIFTED_BEFORE.search(before) or _LIFTED_AFTER.match(text, last))
    if not _HINT.search(before):
        return ("least" if _AFTER_LEAST.match(text, last) else "exact"), False
    if quantity.kind in _AMOUNTS and _OVER.search(before):
        return "least", False
    return _bound_before(before, text, last)


def _bound_before(before: str, text: str, last: int) -> tuple[str, bool]:
    if _NOT_CAPPED.search(before):
        return ("exact", False) if _INCLUDING.search(before) else ("most", True)
    if _MOST.search(before):
        return "most", False
    if _LEAST.search(before) or _AFTER_LEAST.match(text, last):
        return "least", False
    return ("about" if _ABOUT.search(before) else "exact"), False
