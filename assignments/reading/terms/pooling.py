"""A cap over several items, carried to each of them: together they may not pass it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assignments.core.words import STANDING, TAX
from assignments.reading.terms.drafts import Draft, Shared
from assignments.reading.values import Unit

_APART = frozenset({*STANDING, *TAX, "relocation_total"})


def pooled(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with each item under a cap over several sharing its sum."""
    shared: dict[int, tuple[Shared, ...]] = {}
    for number, total in enumerate(drafts):
        clause = total.scene.unit.clause
        sums = tuple(Shared(one, clause) for one in total.quantities if one.kind == "money")
        if total.mention.category != "relocation_total" or not sums:
            continue
        items = list(_items(drafts, number))
        for item in (number, *items) if items else ():
            shared[item] = sums
    return tuple(
        replace(draft, shared=(*draft.shared, *shared[number])) if number in shared else draft
        for number, draft in enumerate(drafts)
    )


def _items(drafts: Sequence[Draft], number: int) -> Iterator[int]:
    """What a cap speaks of: the rest of its own sentence, the list that it introduces or ends."""
    total = drafts[number].scene
    led = {id(one) for one in total.led}
    for other in range(number + 1, len(drafts)):
        if not (drafts[other].scene.unit is total.unit or id(drafts[other].scene.unit) in led):
            break
        if _shares(drafts[other]):
            yield other
    for other in range(number - 1, -1, -1):
        if led or not _leads_to(drafts[other].scene.unit, total.unit):
            break
        if _shares(drafts[other]):
            yield other


def _leads_to(unit: Unit, total: Unit) -> bool:
    """Whether a unit before the cap belongs to what the cap sums up."""
    listed = unit.paragraph == total.paragraph or unit.kind == "item" or bool(unit.lead)
    return listed and unit.clause.startswith(total.clause)


def _shares(draft: Draft) -> bool:
    """Whether a draft has no sum of its own, and is a cost at all."""
    money = any(one.kind == "money" for one in draft.quantities)
    return not (money or draft.excluded or draft.mention.category in _APART)
