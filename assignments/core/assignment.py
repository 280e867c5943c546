"""What is known of one assignment when a line is judged: dates, people, terms, norms, fares, rates.

No lines and no balances here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from assignments.core.letter import PAYING, Term
from assignments.core.money import Money
from assignments.core.rates import RateTable
from assignments.core.words import TRIP_CATEGORIES

PREPARING_DAYS = 90  # after the start
ENDING_BEFORE = 30  # days before the recorded end
ENDING_AFTER = 180  # days after it


@dataclass(frozen=True, slots=True)
class Assignment:
    """The bounds of one assignment and who came along."""

    start: date
    home: str
    host: str
    settlement_currency: str
    expected_end: date | None = None
    end: date | None = None
    accompanied_by: tuple[str, ...] = ()
    monthly_salary: Money | None = None

    def window(self, when: str) -> tuple[date | None, date | None]:
        """First and last day of a window, both included; None without bound.

        `ending` has no days while no end is recorded: ask `is_due` first.
        """
        if when == "preparing":
            return None, self.start + timedelta(days=PREPARING_DAYS)
        if when == "during":
            return self.start, self.end
        if when == "ending" and self.end is not None:
            return (
                self.end - timedelta(days=ENDING_BEFORE),
                self.end + timedelta(days=ENDING_AFTER),
            )
        return None, None

    def is_due(self, when: str) -> bool:
        """Whether a window has any day yet."""
        return when != "ending" or self.end is not None

    def came_along(self, person: str) -> bool:
        """Whether the person is on the assignment."""
        return person == "employee" or person in self.accompanied_by


@dataclass(frozen=True, slots=True)
class Norm:
    """What is reasonable for a category, `per` so long, between its days."""

    category: str
    money: Money
    per: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Fare:
    """The known economy fare of a trip of a category, between its days."""

    category: str
    money: Money
    first: date | None = None
    last: date | None = None


Dated = TypeVar("Dated", Norm, Fare)


def in_force(known: tuple[Dated, ...], category: str, day: date) -> Dated | None:
    """The newest norm or fare of the category that holds on the day."""
    holding = [
        one
        for one in known
        if one.category == category
        and (one.first is None or one.first <= day)
        and (one.last is None or day <= one.last)
    ]
    return max(holding, key=lambda one: one.first or date.min, default=None)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of an assignment on the day of judging, but for its lines."""

    assignment: Assignment
    as_of: date
    terms: tuple[Term, ...] = ()
    norms: tuple[Norm, ...] = ()
    fares: tuple[Fare, ...] = ()
    rates: RateTable = field(default_factory=RateTable)
    paying: Mapping[str, tuple[Term, ...]] = field(init=False, repr=False, compare=False)
    trip_categories: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the terms that can cover a line by their category, in the letter's order."""
        paying: dict[str, tuple[Term, ...]] = {}
        trips = set(TRIP_CATEGORIES)
        for term in self.terms:
            if term.pays in PAYING:
                paying[term.category] = (*paying.get(term.category, ()), term)
                if (
                    any(
                        limit.type in {"count", "reference"} or limit.per == "trip"
                        for limit in term.limits
                    )
                    or term.cabin
                ):
                    trips.add(term.category)
        object.__setattr__(self, "paying", paying)
        object.__setattr__(self, "trip_categories", frozenset(trips))

    def norm(self, category: str, day: date) -> Norm | None:
        """The norm of a category on a day."""
        return in_force(self.norms, category, day)

    def fare(self, category: str, day: date) -> Fare | None:
        """The known economy fare of a category on a day."""
        return in_force(self.fares, category, day)
