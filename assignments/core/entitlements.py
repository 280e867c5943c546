"""What of the letters' limits is urgent today: forfeited soon, or nearly used. Pure.

What is left of them `balances` tells.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from assignments.core.balances import Remaining
from assignments.core.reminders import FORFEIT_DAYS

NEARLY = Fraction(4, 5)  # so much of a limit is nearly all of it


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What is left of a limit in today's period, and the day on which it is forfeited, if any.

    `elsewhere` tells that it is for journeys to another country alone.
    """

    row: Remaining
    forfeited: dt.date | None = None
    elsewhere: bool = False

    @property
    def share(self) -> Fraction:
        """How much of it is used or held; 0 where it is not known what is granted."""
        granted = self.row.granted
        return (self.row.used + self.row.held) / granted if granted else Fraction(0)

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        return self.row.left == 0

    @property
    def is_nearly_used(self) -> bool:
        """Whether most is used or held, and something is left."""
        return bool(self.row.left) and self.share >= NEARLY

    def is_forfeited_soon(self, today: dt.date) -> bool:
        """Whether what is left is lost within the days of which people are told."""
        if self.forfeited is None or not self.row.left:
            return False
        return 0 <= (self.forfeited - today).days <= max(FORFEIT_DAYS)

    def is_urgent(self, today: dt.date) -> bool:
        """Whether it is worth a look now."""
        return self.is_forfeited_soon(today) or self.is_nearly_used


def urgent_first(found: Iterable[Entitlement], today: dt.date) -> tuple[Entitlement, ...]:
    """What is lost soon, then what is nearly used, what lasts longer, and what is spent."""
    return tuple(sorted(found, key=lambda one: (_rank(one, today), one.forfeited or dt.date.max)))


def _rank(one: Entitlement, today: dt.date) -> int:
    if one.is_forfeited_soon(today):
        return 0
    if one.is_nearly_used:
        return 1
    if one.row.left is None or one.is_spent:
        return 4
    return 3 if one.forfeited is None else 2
