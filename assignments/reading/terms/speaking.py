"""What a unit speaks of: what it names itself, what it refers back to, what its heading names."""

import re
from collections.abc import Iterator, Sequence

from assignments.reading.categories import Mention, Scene, mentions, named
from assignments.reading.language.stance import bounds, excludes
from assignments.reading.terms.drafts import Draft
from assignments.reading.terms.limits import fits

_OFF_TOPIC = re.compile(
    r"good reason|constructive(?:ly)? (?:terminat|discharg)|without (?:your|his|her|executive's|employee's|the "
    r"executive's) (?:\w+ ){0,3}consent|indemnif|arbitrat|\b(?:280g|4999)\b|excise tax|principal (?:executive "
    r"offices?|place of business)|non-?compet|non-?solicit|more than \w+(?: \(\d+\))? miles|radius|confidential|"
    r"governing law|hold harmless",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:such|this|these|those|the (?:above|foregoing|total|aggregate|maximum|combined)|said|the same)\b|^\W*(?:it|they|all)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:total|aggregate|all|combined|overall|these|above|foregoing|expenses|costs)\b", re.IGNORECASE
)
_COST = re.compile(r"\b(?:expenses?|costs?|fees?|charges|reimburs\w+|benefits?)\b", re.IGNORECASE)
_COUNTED = frozenset({"money", "duration", "weight", "share", "count"})
_ENDING = frozenset({"notice", "severance", "health_continuation", "stock_options", "clawback"})


def spoken_of(scene: Scene, earlier: Sequence[Sequence[Draft]]) -> tuple[Mention, ...]:
    """The categories of a unit; `earlier` are the drafts of the few units just before it."""
    if _OFF_TOPIC.search(scene.about):
        return tuple(one for one in mentions(scene) if one.category in _ENDING)
    found = mentions(scene) or tuple(_followed(scene, earlier))
    return (*found, *_headed(scene, found))


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


def _headed(scene: Scene, found: tuple[Mention, ...]) -> Iterator[Mention]:
    """What a sentence under a heading speaks of where it does not name it itself."""
    text = scene.unit.text
    counted = [
        one
        for one in scene.quantities
        if one.kind in _COUNTED and not any(fits(mention.category, one) for mention in found)
    ]
    if not counted and (found or not excludes(text)):
        return
    for words in (scene.unit.lead, *reversed(scene.unit.headings)):
        categories = dict.fromkeys(one.category for one in named(words, scene))
        fitting = [
            one
            for one in categories
            if not counted or any(fits(one, quantity) for quantity in counted)
        ]
        if len(fitting) == 1 and fitting[0] not in {one.category for one in found}:
            yield Mention(fitting[0], 0, len(text), words)
        if categories:
            return
