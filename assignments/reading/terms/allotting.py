"""Which of a part's quantities bound which of its mentions."""

import re
from itertools import groupby

from assignments.reading.categories import Mention
from assignments.reading.terms.limits import PREMIUMS, fits
from assignments.reading.terms.parts import Part
from assignments.reading.values import Quantity

_WHOLE = frozenset({"relocation_total", "relocation_allowance"})
_CONDITIONAL = frozenset({"clawback", "notice", "assignment_term", "stock_options"})
_OF_PAY = re.compile(
    r"salary|compensation|\bpay\b|bonus|shares?\b|options?\b|stock|earnings", re.IGNORECASE
)
_IN_CONDITION = re.compile(
    r"\b(?:if|should|in the event|within|no later than|not later than|prior to|at least|after"
    r"|following|before|unless)\b"
    r"[^,;:]{0,60}$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"^ ?(?:\([^)]{0,20}\) ?)?"
    r"(?:after|following|from|of|commencing|prior|before|anniversary|advance|notice)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\W*(?:(?:of|for|up|to|not|exceed|more|than|in|the|amount|limited|equal|a|an|maximum|be|shall|will|is|per|each|your|toward"
    r"|towards)\W+)*$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[,;]|\b(?:and|or)\b", re.IGNORECASE)
_REACH = 60


def allotted(part: Part) -> list[tuple[Quantity, ...]]:
    """The quantities of a part by mention: the nearest that they fit; one at the end, to all."""
    given: list[list[Quantity]] = [[] for _ in part.mentions]
    ends = part.mentions[-1].last
    for one in part.quantities:
        able = [n for n, mention in enumerate(part.mentions) if _bounds(part, mention, one)]
        if not able:
            continue
        for n in _chosen(part, one, able, trailing=one.first >= ends):
            given[n].append(one)
    return [
        _nearest(mention, counted) for mention, counted in zip(part.mentions, given, strict=True)
    ]


def _bounds(part: Part, mention: Mention, one: Quantity) -> bool:
    """Whether a quantity can bound a mention where it stands."""
    if not fits(mention.category, one):
        return False
    before = part.text[max(0, one.first - part.first - _REACH) : one.first - part.first]
    after = part.text[one.last - part.first : one.last - part.first + _REACH]
    if mention.category == "tax_gross_up" and one.kind == "money":
        return one.bound == "most"
    if one.kind == "share" and mention.category not in PREMIUMS:
        return not (_OF_PAY.search(after) or _OF_PAY.search(before[-30:]))
    if one.kind == "duration" and mention.category not in _CONDITIONAL:
        return not (
            _IN_CONDITION.search(before) and (_SINCE.search(after) or "within" in before.lower())
        )
    return True


def _chosen(part: Part, one: Quantity, able: list[int], *, trailing: bool) -> list[int]:
    if one.kind == "money":
        whole = [n for n in able if part.mentions[n].category in _WHOLE]
        if whole:
            return whole[:1]
    if trailing:
        return able
    return [min(able, key=lambda n: _way(part, part.mentions[n], one))]


def _way(part: Part, mention: Mention, one: Quantity) -> int:
    """How far a quantity stands from a mention; not at all where mere linking words lie between."""
    if mention.last <= one.first:
        between = part.text[mention.last - part.first : one.first - part.first]
    else:
        between = part.text[one.last - part.first : mention.first - part.first]
    if _LINK.match(between):
        return 0
    apart = mention.first >= one.last and _NEXT.search(between) is not None
    return 1 + _distance(mention, one) + (_REACH if apart else 0)


def _nearest(mention: Mention, counted: list[Quantity]) -> tuple[Quantity, ...]:
    """Of each kind and period the nearest, in the order in which they stand."""
    kept: list[Quantity] = []
    for _, same in groupby(sorted(counted, key=_sort), key=_sort):
        kept.append(min(same, key=lambda one: _distance(mention, one)))
    return tuple(sorted(kept, key=lambda one: one.first))


def _sort(one: Quantity) -> tuple[str, str]:
    return one.kind, one.per or ""


def _distance(mention: Mention, one: Quantity) -> int:
    return max(mention.first - one.last, one.first - mention.last, 0)
