"""What a shared word means where it stands: a flight, a meal, a car, goods, a relocation."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from assignments.reading.categories.scene import Scene
from assignments.reading.categories.sifting import is_beside, joined, sifted
from assignments.reading.categories.signs import Mention


def _words(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_HOME_LEAVE = _words(r"home[- ]leave|home (?:visit|trip)|annual leave|vacation travel|r ?& ?r\b")
_EMERGENCY = _words(r"emergenc|compassionate|bereavement|serious(?:ly)? ill|critical illness")
_ENDING = _words(
    r"repatriat|(?:completion|conclusion|expir\w+|end) of (?:the|your|his|her|this"
    r"|an)(?: \w+){0,2} "
    r"(?:assignment|secondment|term|employment|posting)|upon (?:the )?(?:termination|return"
    r"|repatriation)"
    r"|\breturn (?:shipment|of|you|to (?:the )?(?:u\.?s|home|united|his|your|canada|england))"
    r"|returning to"
    r"|ship(?:ment|ped)? back|back to (?:the|your)|(?:is|are|should be|if) terminated|to return "
)
_HUNTING = _words(
    r"hunt|look[- ]see|pre-?(?:assignment|move|relocation)|(?:home|house|housing)[- ](?:search"
    r"|find)|"
    r"(?:locat|find|search|seek|secur|look)\w*(?: for)? (?:\w+ ){0,3}(?:hous|home|residence"
    r"|accommod|apartment)"
)
_COMMUTING = _words(
    r"commut|weekend|each week|per week|every (?:other )?week|back and forth|interim|until (?:you"
    r"|your family|"
    r"such time)|prior to (?:your|the) (?:relocat|move)|visit (?:your|his|her) family"
)
_MOVING = _words(
    r"host|relocat|\bmov(?:e|ing)\b|assignment|one[- ]way|expatriat|secondment|transfer"
    r"|new location|en route"
)
_ONE_WAY = _words(
    r"^(?!.*\b(?:each|every|per|annual|year|visit|and (?:back|return)|round)\b)"
    r".*(?:air ?fares?|tickets?|flights?|passages?)[^.;|]{0,60}? to (?:the )?(?-i:[A-Z][a-z])"
)
_THOSE = _words(
    r"\b(?:the|such|these|those|one of the|each|any|this|that) (?:\w+ )?"
    r"(?:trips?|visits?|flights?|tickets?)"
)
_TEMPORARY = _words(
    r"temporar|interim|transition|until (?:you|your|he|she|executive|employee)|pending"
    r"|short[- ]term|"
    r"(?:locate|find) (?:suitable )?permanent|hotel (?:stay|accommodation)"
)
_MONEY_WORDS = _words(
    r"expenses?|costs?|allowance|assistance|benefit|package|payment|reimburs|bonus|stipend|\bsum\b"
    r"|program|"
    r"polic|fee|incentive|plan|compensat|\bpay(?:ing)?\b|cover|fund|relocate (?:you|executive"
    r"|employee)"
)
# Of a journey: its words, whether those before the unit tell too, and whether it is not abroad.
_JOURNEYS = (
    ("home_leave_airfare", _HOME_LEAVE, True, False),
    ("emergency_leave", _EMERGENCY, True, False),
    ("house_hunting", _HUNTING, True, False),
    ("repatriation_airfare", _ENDING, False, False),
    ("commuting", _COMMUTING, False, True),
    ("outbound_airfare", _MOVING, True, False),
)
_RELOCATING = _words(r"relocat|allowance|lump")
_TAXED_MOVE = _words(r"relocat|\bmov(?:e|ing)\b|housing|commut|closing costs")
_OTHER_TAXES = _words(r"airport|transfer|sales|property|excise|payroll")


def settled(found: list[Mention], scene: Scene) -> tuple[Mention, ...]:
    """The mentions with their categories made out; those that only say what for are left out."""
    found = sifted(found, scene)
    made_out = [one for one in (_made_out(one, scene, found) for one in found) if one is not None]
    categories = frozenset(one.category for one in made_out)
    kept: list[Mention] = []
    for one in made_out:
        twin = next((old for old in kept if old.category == one.category), None)
        if twin is not None and joined(twin, one, scene):
            kept[kept.index(twin)] = replace(twin, last=max(twin.last, one.last))
        elif not is_beside(one, categories):
            kept.append(one)
    return tuple(kept)


def _made_out(one: Mention, scene: Scene, found: list[Mention]) -> Mention | None:
    tell = _TELLING.get(one.category)
    category = one.category if tell is None else tell(one, scene, found)
    return None if category is None else replace(one, category=category)


def _incidentals(one: Mention, _: Scene, found: list[Mention]) -> str | None:
    others = {other.category for other in found}
    return None if {"commuting", "house_hunting"} & others else one.category


def _freight(one: Mention, scene: Scene, _: list[Mention]) -> str | None:
    return "return_freight" if _ending(scene) else one.category


def _on_leave(scene: Scene) -> bool:
    return bool(_HOME_LEAVE.search(scene.unit.text) or _HOME_LEAVE.search(scene.topic))


def _ending(scene: Scene) -> bool:
    return bool(_ENDING.search(scene.unit.text) or _ENDING.search(scene.frame))


def _flight(_: Mention, scene: Scene, __: list[Mention]) -> str | None:
    """Which journey an airfare belongs to, by the nearest words that tell."""
    if _THOSE.search(scene.unit.text) and _HOME_LEAVE.search(scene.before):
        return "home_leave_airfare"
    for words in (scene.unit.text, scene.frame, scene.before):
        for category, told, also_before, only_at_home in _JOURNEYS:
            apt = (also_before or words is not scene.before) and not (only_at_home and scene.abroad)
            if apt and told.search(words):
                return category
    return "outbound_airfare" if scene.abroad and _ONE_WAY.search(scene.unit.text) else None


def _meals(_: Mention, scene: Scene, found: list[Mention]) -> str | None:
    text = scene.unit.text
    if _on_leave(scene):
        return "home_leave_meals"
    others = {one.category for one in found}
    if others & {"house_hunting", "commuting", "temporary_housing"} or _HUNTING.search(scene.about):
        return None
    if _TEMPORARY.search(text):
        return "temporary_housing"
    travelling = re.search(
        r"travel|en route|transit|trip|journey|airport", scene.about, re.IGNORECASE
    )
    return "transit_meals" if travelling and "business" not in others else None


def _lodging(_: Mention, scene: Scene, found: list[Mention]) -> str | None:
    if _on_leave(scene):
        return "home_leave_lodging"
    others = {one.category for one in found}
    if others & {"house_hunting", "commuting", "temporary_housing"} or _HUNTING.search(scene.about):
        return None
    return "temporary_housing" if _TEMPORARY.search(scene.around) else None


def _car(_: Mention, scene: Scene, found: list[Mention]) -> str | None:
    if _on_leave(scene):
        return "home_leave_vehicle"
    return None if any(one.category == "house_hunting" for one in found) else "rental_car"


def _goods(_: Mention, scene: Scene, __: list[Mention]) -> str | None:
    return "return_freight" if _ending(scene) else "household_goods"


def _housing(one: Mention, scene: Scene, found: list[Mention]) -> str | None:
    others = {other.category for other in found}
    if _on_leave(scene):
        return "home_leave_lodging"
    if one.category == "temporary_housing":
        if "house_hunting" in others and not _TEMPORARY.search(one.said):
            return None
        return one.category
    if "commuting" in others:
        return None
    if "temporary_housing" in others or _TEMPORARY.search(scene.unit.text):
        return "temporary_housing"
    return None if others & {"home_sale_purchase", "house_hunting"} else one.category


def _tax(one: Mention, scene: Scene, found: list[Mention]) -> str | None:
    """A tax that is nobody's else: equalised abroad, grossed up where it falls on a move."""
    if _OTHER_TAXES.search(one.said):
        return None
    others = {one.category for one in found}
    if others & {
        "tax_equalization",
        "hypothetical_tax",
        "tax_gross_up",
        "tax_preparation",
        "severance",
        "stock_options",
    }:
        return None
    if scene.abroad:
        return "tax_equalization"
    return "tax_gross_up" if _TAXED_MOVE.search(scene.around) else None


def _relocation(one: Mention, scene: Scene, found: list[Mention]) -> str | None:
    """A relocation as a whole; bare where it only says what another cost is for."""
    others = [other for other in found if other.category not in {"relocation", "clawback"}]
    core = one.first + max(0, one.said.lower().find("reloc"))
    if any(other.first <= core < other.last for other in others):
        return None
    within = [other for other in others if one.first <= other.first and other.last <= core]
    if any(" and " not in scene.unit.text[other.last : core] for other in within):
        return None
    if "goods" in {other.category for other in others} and not _RELOCATING.search(one.said):
        return None
    bare = not _MONEY_WORDS.search(one.said)
    money = [q for q in scene.quantities if q.kind == "money" and not q.negated]
    if (bare and (others or not money)) or (others and scene.unit.text.rstrip().endswith(":")):
        return None
    capped = any(q.bound == "most" for q in money)
    return "relocation_total" if capped else "relocation_allowance"


_TELLING: Mapping[str, Callable[[Mention, Scene, list[Mention]], str | None]] = {
    "air": _flight,
    "meals": _meals,
    "lodging": _lodging,
    "goods": _goods,
    "air_freight": _freight,
    "sea_freight": _freight,
    "rental_car": _car,
    "transit_incidentals": _incidentals,
    "temporary_housing": _housing,
    "housing_rent": _housing,
    "tax": _tax,
    "relocation": _relocation,
}
