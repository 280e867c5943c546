"""What of a letter's numbers no term rests on: every number is in a term, or listed here."""

from collections.abc import Iterable

from assignments.reading.values import Counted, Passage, Quantity

# What names something, dates it or converts it counts nothing that a term could grant.
_SILENT = frozenset({"reference", "exchange_rate"})


def numbers(counted: Iterable[Counted]) -> tuple[Passage, ...]:
    """Where each number stands that a term must rest on or a person must see."""
    return tuple(
        one.unit.passage(quantity.first, quantity.last)
        for one in counted
        for quantity in one.quantities
        if _speaks(quantity)
    )


def unread(counted: Iterable[Counted], terms: Iterable[Passage]) -> tuple[Passage, ...]:
    """The sentences with a number that lies in no term's quote."""
    rested = sorted((one.start, one.end) for one in terms)
    found: list[Passage] = []
    behind = 0
    furthest = -1
    for one in counted:
        loose = False
        for place in numbers((one,)):
            while behind < len(rested) and rested[behind][0] <= place.start:
                furthest = max(furthest, rested[behind][1])
                behind += 1
            loose = loose or place.end > furthest
        if loose:
            found.append(one.unit.passage(0, len(one.unit.text)))
    return tuple(found)


def _speaks(quantity: Quantity) -> bool:
    return quantity.kind != "date" and quantity.unit not in _SILENT
