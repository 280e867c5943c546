"""Which mentions of a unit only say more of another one's matter, and are none of their own."""

import re
from collections.abc import Sequence

from assignments.core.words import STANDING, TAX
from assignments.reading.categories.scene import Scene
from assignments.reading.categories.signs import Mention
from assignments.reading.language.breaks import BREAK


def _words(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_UNDER_TAX = _words(r"\btax(?:es|ation)?\b")
_TAXES = frozenset({*TAX, "tax"})
_SHIPPING = frozenset({"air_freight", "sea_freight"})
_FIRST_GRANTED = _words(
    r"\b(?:company|employer|corporation|bank|we|firm)\b[^.;]{0,40}\b(?:pay|provide|reimburse)|"
    r"\byou (?:will|shall) (?:receive|be (?:paid|reimbursed|provided))"
)
_IF = _words(r"\b(?:if|in the event|should|upon|unless)\b")
_BECAUSE = _words(
    r"\b(?:upon|on|from|resulting from|caused by|attributable to|arising (?:from|out of)"
    r"|as a result of|due to|in respect of|with respect to)\b"
)
_EXCEPT = _words(
    r"\b(?:with the exception of|other than|except for|apart from) (?:the |your |any )?$"
)
_WHILE = _words(r"(?:^|, )(?:during|while|as long as|when|until)\b[^,;]{0,50}$")
_OF = _words(r"^(?: (?!and|or)\w+){0,4}? of (?:\w+ ){0,2}$")
_WILL_BE = _words(r"\b(?:will|shall|would) (?:also )?be\b")
_GRANTED_TOO = _words(r"\b(?:pay|reimburse|provide|and)\b")


def sifted(found: Sequence[Mention], scene: Scene) -> list[Mention]:
    """The mentions that are matters of their own, before their categories are made out."""
    left = [
        one
        for one in _unless_repaid(found, scene)
        if not (_is_taxed(one, found, scene) or _is_circumstance(one, found, scene))
    ]
    if _UNDER_TAX.search(scene.frame) and any(one.category in _TAXES for one in left):
        return [one for one in left if one.category in _TAXES]
    return left


def is_beside(one: Mention, categories: frozenset[str]) -> bool:
    """Whether a mention only says more of another, once all categories are made out."""
    if one.category in {"medical", "benefits"}:
        return "medical_preparation" in categories
    return one.category == "household_goods" and bool(categories & _SHIPPING)


def joined(old: Mention, new: Mention, scene: Scene) -> bool:
    """Whether two mentions of a category stand in one part of a sentence."""
    return BREAK.search(scene.unit.text, old.last, new.first) is None


def _unless_repaid(found: Sequence[Mention], scene: Scene) -> list[Mention]:
    """What is to be paid back is no grant, unless the sentence grants it first."""
    back = next((one for one in found if one.category == "clawback"), None)
    if back is None:
        return list(found)
    before = scene.unit.text[: back.first]
    granted = _FIRST_GRANTED.search(before) and not _IF.match(before.lstrip())
    return [
        one for one in found if one.category in STANDING or (granted and one.last <= back.first)
    ]


def _is_circumstance(one: Mention, found: Sequence[Mention], scene: Scene) -> bool:
    """Whether a mention only says when another matter holds, or what it does not touch."""
    before = scene.unit.text[: one.first]
    if one.category == "goods" and any(
        other.category == "storage" and _OF.match(scene.unit.text[other.last : one.first])
        for other in found
    ):
        return True
    if _EXCEPT.search(before):
        return any(other.last <= one.first for other in found)
    return bool(_WHILE.search(before)) and any(
        other.first >= one.last and other.category != one.category for other in found
    )


def _is_taxed(one: Mention, found: Sequence[Mention], scene: Scene) -> bool:
    """Whether a mention only says what a tax falls on."""
    text = scene.unit.text
    for tax in found:
        if tax is one or tax.category not in _TAXES or one.category in _TAXES:
            continue
        if tax.last <= one.first and _BECAUSE.search(text, tax.last, one.first):
            return True
        if tax.last <= one.first and one.category == "relocation":
            return True
        between = text[one.last : tax.first] if one.last <= tax.first else ""
        if one.category == "relocation" and _WILL_BE.search(between):
            return not _GRANTED_TOO.search(between)
    return False
