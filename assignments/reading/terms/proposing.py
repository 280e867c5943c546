"""Which terms a letter's units propose: units in, proposals out, in the order of the letter."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

from assignments.reading.categories import Mention, Scene
from assignments.reading.language.stance import bounds, excludes, grants
from assignments.reading.terms.allotting import allotted
from assignments.reading.terms.drafts import Draft, Shared
from assignments.reading.terms.parts import Part, parts
from assignments.reading.terms.pooling import pooled
from assignments.reading.terms.speaking import spoken_of
from assignments.reading.terms.wording import proposal
from assignments.reading.values import Counted, Proposal, Quantity, Unit

_ABROAD = re.compile(
    r"expatriat|secondment|seconded|host (?:country|location|city)|home country"
    r"|international assignment|overseas|"
    r"tax equali[sz]|home leave|work permit|assignment letter|foreign service|foreign assignment"
    r"|(?:relocat|transfer|assign|"
    r"based|office|live|reside|mov|between)\w*\b[^.;]{0,80}\b(?:england|london|u\.k\."
    r"|united kingdom|switzerland|germany|france|"
    r"paris|japan|tokyo|china|shanghai|beijing|hong kong|singapore|australia|sydney|canada|toronto"
    r"|mexico|brazil|india|"
    r"netherlands|amsterdam|belgium|brussels|italy|spain|ireland|dublin|israel|korea|taiwan"
    r"|malaysia|sweden|denmark|norway|"
    r"finland|austria|poland|russia|moscow|dubai|south africa|new zealand)\b",
    re.IGNORECASE,
)
_SUBSUMED = re.compile(
    r"\b(?:such as|intended to cover|to cover|including(?: but not limited to)?|e\.g\."
    r"|for items such as|in the nature of)\b",
    re.IGNORECASE,
)
_IN_LIEU = re.compile(
    r"\b(?:in (?:lieu|place|substitution) of|instead of|rather than)(?: \w+){0,4} ?$", re.IGNORECASE
)
_SUBSUMING = frozenset({"relocation_allowance", "miscellaneous_allowance"})
_SPEAKS = re.compile(
    r"\b(?:will|shall|may|is|are|be|has|have|must|agrees?|receives?|includes?)\b", re.IGNORECASE
)
_NEAR = 400
_LATELY = 6
_MOST_ITEMS = 30
_MOST_OF_TITLE = 8
_SHORT = 3  # letters of words that a title writes small


def proposals(counted: Sequence[Counted]) -> tuple[Proposal, ...]:
    """Every term the units propose."""
    return tuple(proposal(draft) for draft in pooled(tuple(_drafts(counted))))


def _drafts(counted: Sequence[Counted]) -> Iterator[Draft]:
    abroad = sum(1 for one in counted if _ABROAD.search(one.unit.text)) > 1
    before: Unit | None = None
    lately: deque[tuple[Draft, ...]] = deque(maxlen=_LATELY)
    for number, one in enumerate(counted):
        unit = one.unit
        if unit.kind in {"heading", "furniture"} or _is_title(one):
            continue
        if before is None or not _goes_on(before, unit):
            lately.clear()
        said = before.text[-_NEAR:] if before is not None and _is_within(before, unit) else ""
        scene = Scene(unit, one.quantities, said, abroad, tuple(_led(counted, number)))
        drafts = tuple(_of(scene, tuple(lately)))
        yield from drafts
        before = unit
        lately.append(drafts)


def _is_within(before: Unit, unit: Unit) -> bool:
    """Whether a unit stands in the clause of the one before it, or in that one's own clause."""
    longer, shorter = sorted((before.clause, unit.clause), key=len, reverse=True)
    nested = longer == shorter or (shorter != "" and longer.startswith(shorter))
    return nested and before.headings == unit.headings


def _goes_on(before: Unit, unit: Unit) -> bool:
    """Whether a unit may refer back to the one before it: in one clause, in a list or after it."""
    listed = before.kind == "item" and (unit.lead == before.lead or unit.clause == "")
    return _is_within(before, unit) or (listed and before.headings == unit.headings)


def _led(counted: Sequence[Counted], number: int) -> Iterator[Unit]:
    """The items that a unit introduces."""
    lead = counted[number].unit.text.rstrip(" :")
    if not counted[number].unit.text.endswith(":"):
        return
    for one in counted[number + 1 : number + 1 + _MOST_ITEMS]:
        if one.unit.lead.rstrip(" :") != lead:
            return
        yield one.unit


def _is_title(one: Counted) -> bool:
    """Whether a sentence is but a title that stands alone on its line."""
    words = [word for word in one.unit.text.split() if word[:1].isalpha() and len(word) > _SHORT]
    titled = all(word[0].isupper() for word in words)
    few = len(words) <= _MOST_OF_TITLE
    bare = all(quantity.kind == "number" for quantity in one.quantities)
    alone = one.unit.kind == "row" or (one.unit.kind == "sentence" and not one.unit.lead)
    return alone and few and titled and bare


def _of(scene: Scene, earlier: tuple[tuple[Draft, ...], ...]) -> Iterator[Draft]:
    """The drafts of one unit; `earlier` are those of the units just before it."""
    found = spoken_of(scene, tuple(one for one in earlier if one))
    for part in parts(scene.unit.text, found, scene.quantities):
        if part.mentions:
            yield from _of_part(scene, part)


def _of_part(scene: Scene, part: Part) -> Iterator[Draft]:
    lead = scene.lead
    no = excludes(part.text) or excludes(lead)
    listed = scene.unit.kind in {"item", "row"}
    said = f"{scene.unit.text} {lead}"
    speaks = grants(said) or bounds(part.text) or _SPEAKS.search(part.text)
    if not (no or listed or part.quantities or speaks):
        return
    counted = allotted(part)
    for number, mention in enumerate(part.mentions):
        if not (number and counted[0] and _subsumed(part, mention)):
            excluded = no or (not counted[number] and _instead(part, mention))
            shared = _shared(counted, number, scene.unit.clause)
            yield Draft(scene, mention, part, counted[number], excluded, shared)


def _shared(counted: list[tuple[Quantity, ...]], number: int, clause: str) -> tuple[Shared, ...]:
    """The sums that a mention has together with another of its part."""
    others = [one for n, theirs in enumerate(counted) if n != number for one in theirs]
    sums = [one for one in counted[number] if one.kind == "money" and one in others]
    return tuple(Shared(one, clause) for one in sums)


def _instead(part: Part, one: Mention) -> bool:
    """Whether something else comes in the place of what is mentioned."""
    before = part.text[: one.first - part.first]
    return one.category != "home_leave_cash" and _IN_LIEU.search(before) is not None


def _subsumed(part: Part, one: Mention) -> bool:
    """Whether a later mention only says what an earlier fixed sum is for."""
    first = part.mentions[0]
    between = part.text[first.last - part.first : one.first - part.first]
    return first.category in _SUBSUMING and bool(_SUBSUMED.search(between))
