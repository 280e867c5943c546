"""Rules on ending as the office recorded them, what a person decided, and facts with their days."""

import datetime as dt
from dataclasses import dataclass

from assignments.core.ending.facts import HealthCover, OptionGrant, Untaken
from assignments.core.ending.rules import EndingRule
from assignments.core.records import Person


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """One rule, read from the letter (`why` tells on what ground) or typed; confirmed, dropped."""

    id: int
    assignment_id: int
    letter_id: int
    rule: EndingRule
    why: str
    by: Person | None
    at: dt.datetime
    confirmed_by: Person | None = None
    confirmed_at: dt.datetime | None = None
    dropped_by: Person | None = None
    dropped_at: dt.datetime | None = None
    dropped_why: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is confirmed and was not taken out."""
        return self.confirmed_at is not None and self.dropped_at is None


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on whether a cause is given, perhaps by one item of the letter's list."""

    id: int
    cause: str
    given: bool
    day: dt.date
    reason: str
    rule_id: int | None
    by: Person | None
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Known:
    """One recorded fact: the first day of employment, a cover, untaken days, or a grant."""

    id: int
    fact: dt.date | HealthCover | Untaken | OptionGrant
    by: Person | None
    at: dt.datetime
    taken_back: bool = False
