"""What a unit speaks of: what it names itself, what it refers back to, what its heading names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assignments.core.words import STANDING
from assignments.reading.categories import Mention, Scene, announced, mentions, named
from assignments.reading.language.stance import bounds, excludes, grants
from assignments.reading.terms.drafts import Draft
from assignments.reading.terms.limits import fits
from assignments.reading.values import Quantity

_OFF_TOPIC = re.compile(
    r"good reason\W*(?:\w+ ){0,6}(?:means?|meaning|exists?|includes?|is defined|deemed)\b"
    r"|(?:mean|deemed|constitut)\w*\b[^.;]{0,60}good reason|constructive(?:ly)? (?:terminat"
    r"|discharg)|without (?:your|his|her|executive's|employee's|the "
    r"executive's) (?:\w+ ){0,3}consent|indemnif|arbitrat|\b(?:280g|4999)\b|excise tax"
    r"|principal (?:executive "
    r"offices?|place of business)|non-?compet|non-?solicit|more than \w+(?: \(\d+\))? miles|radius"
    r"|confidential|"
    r"governing law|\bdesires? to\b|^whereas\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:such|this|these|those|the (?:above|foregoing|total|aggregate|maximum|combined)|said"
    r"|the same)\b|^\W*(?:it|they|all)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:total|aggregate|all|combined|overall|these|above|foregoing|expenses|costs)\b",
    re.IGNORECASE,
)
_COST = re.compile(r"\b(?:expenses?|costs?|fees?|charges|reimburs\w+|benefits?)\b", re.IGNORECASE)
_COUNTED = frozenset({"money", "duration", "weight", "share", "count"})
_STANDING = frozenset(STANDING)
_ASIDE = frozenset({"holidays", "documentation"})
_ENDING = frozenset({"notice", "severance", "health_continuation", "stock_options", "clawback"})


def spoken_of(scene: Scene, earlier: Sequence[Sequence[Draft]]) -> tuple[Mention, ...]:
    """The categories of a unit; `earlier` are the drafts of the few units just before it."""
    if _OFF_TOPIC.search(scene.about):
        return tuple(one for one in mentions(scene) if one.category in _ENDING)
    found = mentions(scene)
    if not found and _BACK.search(scene.unit.text):
        found = tuple(_followed(scene, earlier))
    found = found or tuple(_leading(scene))
    found = (*found, *_headed(scene, found))
    return found or tuple(_followed(scene, earlier))


def _followed(scene: Scene, earlier: Sequence[Sequence[Draft]]) -> Iterator[Mention]:
    """What a sentence that only says "such costs shall not exceed" speaks of."""
    text = scene.unit.text
    back = _BACK.search(text)
    counted = [one for one in scene.quantities if one.kind in _COUNTED]
    no = excludes(text)
    bounded = bool(counted) and bounds(text)
    if not earlier or not ((bounded and back) or (no and (back or _COST.search(text)))):
        return
    reach = earlier if back and bounded else earlier[-1:]
    before = [draft.mention.category for drafts in reversed(reach) for draft in drafts]
    categories = dict.fromkeys(before)
    first, last = back.span() if back else (0, len(text))
    money = any(one.kind == "money" for one in counted)
    if len(categories) > 1 and money and _SEVERAL.search(text):
        yield Mention("relocation_total", first, last, text[first:last])
        return
    for category in categories:
        if no or any(fits(category, one) for one in counted):
            yield Mention(category, first, last, text[first:last])
            return


def _leading(scene: Scene) -> Iterator[Mention]:
    """What a sum or a share before a list is for: the one matter of its items, or all of them."""
    counted = [one for one in scene.quantities if one.kind in {"money", "share"}]
    if not counted or not scene.led:
        return
    text = scene.unit.text
    items = [replace(scene, unit=unit, led=()) for unit in scene.led]
    categories = dict.fromkeys(one.category for item in items for one in mentions(item))
    if len(categories) > 1:
        yield Mention("relocation_total", 0, len(text), text)
    for category in categories if len(categories) == 1 else ():
        yield Mention(category, 0, len(text), text)


def _headed(scene: Scene, found: tuple[Mention, ...]) -> Iterator[Mention]:
    """What a sentence under a heading speaks of where it does not name it itself."""
    text = scene.unit.text
    counted = [
        one
        for one in scene.quantities
        if one.kind in _COUNTED and not any(fits(mention.category, one) for mention in found)
    ]
    pays = excludes(text) or (grants(text) and _COST.search(text) and not scene.led)
    if {one.category for one in found} - _ASIDE or not (counted or (pays and not found)):
        return
    for words in (scene.lead, *reversed(scene.unit.headings)):
        categories = dict.fromkeys(one.category for one in announced(words) or named(words, scene))
        fitting = [one for one in categories if _can_bound(one, counted)]
        if len(fitting) == 1 or announced(words):
            known = {one.category for one in found}
            yield from (Mention(one, 0, len(text), words) for one in fitting if one not in known)
        if categories:
            return


def _can_bound(category: str, counted: Sequence[Quantity]) -> bool:
    """Whether one of the numbers fits a category; where there is none, whether it is a cost."""
    if not counted:
        return category not in _STANDING
    return any(fits(category, one) for one in counted)
