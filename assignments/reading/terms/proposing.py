"""Which terms a letter's units propose: units in, proposals out, in the order of the letter."""

import re
from collections.abc import Iterable, Iterator

from assignments.core.words import STANDING, TAX
from assignments.reading.categories import Mention, Scene, mentions, named
from assignments.reading.language.stance import bounds, excludes, grants
from assignments.reading.quantities import quantities
from assignments.reading.terms.drafts import Draft
from assignments.reading.terms.limits import fits
from assignments.reading.terms.parts import Part, parts
from assignments.reading.terms.wording import proposal
from assignments.reading.values import Proposal, Structure, Unit

_ABROAD = re.compile(
    r"expatriat|secondment|seconded|host (?:country|location|city)|home country|international assignment|overseas|"
    r"tax equali[sz]|home leave|work permit|assignment letter|foreign service|foreign assignment",
    re.IGNORECASE,
)
_OFF_TOPIC = re.compile(
    r"good reason|constructive(?:ly)? (?:terminat|discharg)|without (?:your|his|her|executive's|employee's|the executive's) "
    r"(?:\w+ ){0,3}consent|indemnif|arbitrat|\b(?:280g|4999)\b|excise tax|principal (?:executive offices?|place of "
    r"business)|non-?compet|non-?solicit|more than \w+(?: \(\d+\))? miles|radius|confidential|governing law|hold harmless",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:such|this|these|those|the (?:above|foregoing|total|aggregate|maximum|following)|that|said|it|same)\b",
    re.IGNORECASE,
)
_SUBSUMED = re.compile(
    r"\b(?:such as|intended to cover|to cover|including(?: but not limited to)?|e\.g\.|for items such as|in the nature of)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:total|aggregate|all|combined|overall|these|above|foregoing|expenses|costs)\b", re.IGNORECASE)
_NEAR = 400
_COSTS = frozenset(STANDING)


def proposals(structure: Structure) -> tuple[Proposal, ...]:
    """Every term the units propose."""
    return tuple(proposal(draft) for draft in _drafts(structure.units))


def _drafts(units: tuple[Unit, ...]) -> Iterator[Draft]:
    abroad = sum(1 for unit in units if _ABROAD.search(unit.text)) > 1
    before: Unit | None = None
    lately: list[Draft] = []
    for unit in units:
        if unit.kind in {"heading", "furniture"}:
            continue
        near = before is not None and before.clause == unit.clause
        said = before.text[-_NEAR:] if before is not None and near else ""
        scene = Scene(unit, quantities(unit.text), said, abroad)
        lately = lately if near else []
        drafts = list(_of(scene, lately))
        yield from drafts
        before = unit
        lately = [*lately, *drafts]


def _of(scene: Scene, earlier: list[Draft]) -> Iterator[Draft]:
    """The drafts of one unit; `earlier` are those of the units just before it."""
    text = scene.unit.text
    off_topic = bool(_OFF_TOPIC.search(scene.about))
    found = tuple(
        one for one in mentions(scene) if not off_topic or one.category in _COSTS
    )
    if not found and not off_topic:
        found = tuple(_followed(scene, earlier)) or tuple(_headed(scene))
    for part in parts(text, found, scene.quantities):
        yield from _of_part(scene, part)


def _followed(scene: Scene, earlier: list[Draft]) -> Iterator[Mention]:
    """What a sentence that only says "such costs shall not exceed" speaks of."""
    text = scene.unit.text
    back = _BACK.search(text)
    counted = [one for one in scene.quantities if one.kind in {"money", "duration", "weight", "share", "count"}]
    if not earlier or back is None or not (counted and bounds(text) or excludes(text)):
        return
    categories = dict.fromkeys(one.mention.category for one in reversed(earlier))
    money = any(one.kind == "money" for one in counted)
    if len(categories) > 1 and money and _SEVERAL.search(text):
        yield Mention("relocation_total", back.start(), back.end(), back[0])
        return
    for category in categories:
        if any(fits(category, one) for one in counted) or excludes(text):
            yield Mention(category, back.start(), back.end(), back[0])
            return


def _headed(scene: Scene) -> Iterator[Mention]:
    """What a sentence under a heading speaks of when it names nothing itself."""
    text = scene.unit.text
    counted = any(one.kind in {"money", "duration", "count"} for one in scene.quantities)
    if not (counted or excludes(text)):
        return
    for words in (scene.unit.lead, *reversed(scene.unit.headings)):
        categories = dict.fromkeys(one.category for one in named(words, scene))
        fitting = [
            one
            for one in categories
            if one not in _COSTS and (excludes(text) or any(fits(one, q) for q in scene.quantities))
        ]
        if len(categories) == 1 and fitting:
            yield Mention(fitting[0], 0, len(text), words)
        if categories:
            return


def _of_part(scene: Scene, part: Part) -> Iterator[Draft]:
    if not part.mentions:
        return
    no = excludes(part.text) or excludes(scene.unit.lead)
    yes = grants(part.text) or bounds(part.text) or grants(scene.unit.text) or grants(scene.unit.lead)
    allotted = _allotted(part)
    for number, mention in enumerate(part.mentions):
        if not (no or yes or mention.category in _COSTS):
            continue
        if number and _subsumed(part, part.mentions[0], mention, allotted[0]):
            continue
        yield Draft(
            scene, mention, part.text, part.first, part.last, tuple(allotted[number]), no
        )


def _subsumed(part: Part, first: Mention, one: Mention, counted: list[object]) -> bool:
    """Whether a later mention only says what an earlier fixed sum is for."""
    between = part.text[first.last - part.first : one.first - part.first]
    return bool(counted) and first.category in {"relocation_allowance", "miscellaneous_allowance"} and bool(
        _SUBSUMED.search(between)
    )


def _allotted(part: Part) -> list[list[object]]:
    """The quantities of a part by mention: the nearest that they fit; one at the end, to all."""
    given: list[list[object]] = [[] for _ in part.mentions]
    ends = part.mentions[-1].last
    for one in part.quantities:
        able = [n for n, mention in enumerate(part.mentions) if fits(mention.category, one)]
        if not able:
            continue
        trailing = one.first >= ends and len({part.mentions[n].category for n in able}) > 1
        chosen = able if trailing else [min(able, key=lambda n: _distance(part.mentions[n], one))]
        for n in chosen:
            given[n].append(one)
    return given


def _distance(mention: Mention, quantity: object) -> int:
    return max(mention.first - quantity.last, quantity.first - mention.last, 0)
