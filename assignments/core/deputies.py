"""Who stands in for whom on which days, and above which amounts two people approve: the records.

What a deputy may decide is in `approval`.
"""

import datetime as dt
from dataclasses import dataclass

from assignments.core.money import Money
from assignments.core.records import Person


@dataclass(frozen=True, slots=True)
class StandIn:
    """A stretch of days, both included, on which `deputy` stands in for `away`.

    One that was ended early keeps its days, and does not count any more.
    """

    id: int
    away: Person
    deputy: Person
    first: dt.date
    last: dt.date
    set_by: Person
    set_at: dt.datetime
    ended_by: Person | None = None
    ended_at: dt.datetime | None = None

    def lasts_on(self, day: dt.date) -> bool:
        """Whether the deputy stands in on a day."""
        return self.ended_at is None and self.first <= day <= self.last

    def is_open(self, today: dt.date) -> bool:
        """Whether it lasts or is still to come, so that it can be ended."""
        return self.ended_at is None and today <= self.last


@dataclass(frozen=True, slots=True)
class ApprovalLimit:
    """Above which amount of a currency two people approve; None: one person approves any amount."""

    currency: str
    amount: Money | None
    set_by: Person
    set_at: dt.datetime
