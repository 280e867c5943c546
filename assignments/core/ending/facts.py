"""What is known of an employment when its ending is priced: days, pay, cover, options, money."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from assignments.core.assignment import Assignment, Fare
from assignments.core.money import Money
from assignments.core.periods import add_months
from assignments.core.words import InputError

MOST_OPTIONS = 10**12
MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Salary:
    """A month's salary, exact; the clause is empty where it was only recorded."""

    monthly: Fraction
    currency: str
    letter: str = ""
    clause: str = ""
    quote: str = ""

    @property
    def money(self) -> Money:
        """It rounded to the minor unit."""
        return Money.rounded(self.monthly, self.currency)


@dataclass(frozen=True, slots=True)
class HealthCover:
    """What a month of group health cover costs from a day on; no dependants were covered: None."""

    first: dt.date
    own: Money
    dependants: Money | None = None


@dataclass(frozen=True, slots=True)
class Untaken:
    """Days of vacation that were earned and not taken, as of a day."""

    day: dt.date
    days: Fraction


@dataclass(frozen=True, slots=True)
class OptionGrant:
    """Options granted on a day: a first part after `cliff` months, the rest in even steps.

    The first part is cliff/total of them ("25 % after a year, the rest quarterly over three": 12,
    48, 3). Steps are whole; options are rounded down.
    """

    granted_on: dt.date
    number: int
    cliff: int
    total: int
    step: int

    def __post_init__(self) -> None:
        """Refuse a schedule that cannot be."""
        if not 0 < self.number <= MOST_OPTIONS:
            raise InputError("number", "is not from 1 to 1,000,000,000,000", "correct it")
        if not (0 < self.total <= 600 and 0 <= self.cliff <= self.total):  # noqa: PLR2004 - 50 years
            raise InputError("total", "does not fit the first part", "give up to 600 months")
        if self.step <= 0 or (self.total - self.cliff) % self.step:
            raise InputError("step", "the rest is no whole number of steps", "correct the months")

    def vested(self, day: dt.date) -> int:
        """How many have vested by the end of a day."""
        if day < add_months(self.granted_on, self.cliff):
            return 0
        months = self.cliff
        while months < self.total and add_months(self.granted_on, months + self.step) <= day:
            months += self.step
        return self.number * months // self.total


@dataclass(frozen=True, slots=True)
class EndingFacts:
    """All that is known; what is None or empty nobody has recorded.

    `signed` holds the signing day of each letter by its number, `set_aside` what is left in the
    assignment's funds by category, `left` what is left of what the letter grants, by category, in
    words.
    """

    assignment: Assignment
    first_day: dt.date | None = None
    signed: Mapping[str, dt.date] = field(default_factory=dict)
    salary: Salary | None = None
    covers: tuple[HealthCover, ...] = ()
    grants: tuple[OptionGrant, ...] = ()
    fares: tuple[Fare, ...] = ()
    untaken: tuple[Untaken, ...] = ()
    set_aside: Mapping[str, Money] = field(default_factory=dict)
    left: Mapping[str, str] = field(default_factory=dict)

    def cover(self, day: dt.date) -> HealthCover | None:
        """The cover that counts on a day: the one that began last, or was recorded last."""
        begun = [one for one in self.covers if one.first <= day]
        return max(enumerate(begun), key=lambda one: (one[1].first, one[0]), default=(0, None))[1]

    def untaken_on(self, day: dt.date) -> Untaken | None:
        """The newest count of vacation days not taken, as of the day or before."""
        known = [one for one in self.untaken if one.day <= day]
        return max(enumerate(known), key=lambda one: (one[1].day, one[0]), default=(0, None))[1]
