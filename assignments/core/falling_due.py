"""What fell due beside what was put forward of it: what is still open, and what is too much.

Which dues there are is in `allowances` and `pay`; whether anything is left of a limit says `check`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from assignments.core.allowances import Due
from assignments.core.money import Money


@dataclass(frozen=True, slots=True)
class PutForward:
    """One line that a due was put forward as; `counted` and `approved` in settlement's minor units.

    `by_hand` is true where a person decided it.
    """

    key: str
    number: int
    line_id: int
    money: Money
    status: str
    by_hand: bool
    counted: int | None = None
    approved: int | None = None
    corrected: int = 0

    @property
    def given(self) -> Money:
        """How much of the due it settles.

        What a person decided, and what waits for one, settles all of it; what the letter's limits
        cut settles what they left.
        """
        whole = self.by_hand or self.status != "approved"
        return self.money if whole else self._share(0)

    @property
    def granted(self) -> Money:
        """How much of it was approved, in its own currency, with later corrections."""
        return self._share(self.corrected)

    def _share(self, more: int) -> Money:
        if self.approved is None or not self.counted:
            return self.money
        minor = self.money.minor * (self.approved + more) // self.counted
        return Money(minor, self.money.currency)


@dataclass(frozen=True, slots=True)
class Open:
    """What is open of a due; `number` is that of the next line for it."""

    due: Due
    money: Money
    number: int


@dataclass(frozen=True, slots=True)
class Overpaid:
    """More was put forward for a period than falls due by now: a person decides what to do."""

    label: str
    money: Money
    line_ids: tuple[int, ...]


def still_open(dues: Iterable[Due], forward: Iterable[PutForward]) -> tuple[Open, ...]:
    """What is open of each due that fell due, in their order."""
    by_key: dict[str, list[PutForward]] = {}
    for one in forward:
        by_key.setdefault(one.key, []).append(one)
    found = (_open(due, by_key.get(due.key, [])) for due in dues)
    return tuple(one for one in found if one is not None)


def _open(due: Due, forward: list[PutForward]) -> Open | None:
    if any(one.money.currency != due.money.currency for one in forward):
        return None
    money = due.money
    for one in forward:
        money -= one.given
    return Open(due, money, len(forward) + 1) if money.minor > 0 else None


def overpaid(dues: Iterable[Due], forward: Iterable[PutForward]) -> tuple[Overpaid, ...]:
    """Where lines give more for a period than falls due by now, over the terms of one balance.

    Lines that were rejected, and those that nobody has decided yet, give nothing.
    """
    due_now: dict[str, Due] = {due.key: due for due in dues}
    groups: dict[tuple[str, str, str], list[PutForward]] = {}
    for one in forward:
        if one.status == "approved":
            due = due_now.get(one.key)
            place = ("", one.key, "") if due is None else (due.balance, due.label, due.person)
            groups.setdefault(place, []).append(one)
    found = []
    for place, lines in groups.items():
        granted = [
            due.money for due in due_now.values() if (due.balance, due.label, due.person) == place
        ]
        money = Money.zero(lines[0].money.currency)
        for one in lines:
            money += one.granted
        for one_due in granted:
            if one_due.currency == money.currency:
                money -= one_due
        if money.minor > 0:
            label = place[1].rpartition(":")[2]
            found.append(Overpaid(label, money, tuple(one.line_id for one in lines)))
    return tuple(found)
