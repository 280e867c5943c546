"""What is known of one assignment when a line is judged: dates, people, terms, readings, fares.

No lines and no balances here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from assignments.core.definitions import as_read, definitions_of
from assignments.core.letter import PAYING, Term
from assignments.core.money import Money
from assignments.core.rates import RateTable
from assignments.core.readings import CompanyReading, norm_for
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
class Fare:
    """The known economy fare of a trip of a category, between its days."""

    category: str
    money: Money
    first: date | None = None
    last: date | None = None


def in_force(fares: tuple[Fare, ...], category: str, day: date) -> Fare | None:
    """The newest fare of the category that holds on the day."""
    holding = [
        one
        for one in fares
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
    readings: tuple[CompanyReading, ...] = ()
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

    def norm(self, term: Term, day: date) -> CompanyReading | None:
        """The norm that a term left to judgement is held to on a day."""
        return norm_for(self.readings, term, day)

    def definitions(self, term: Term, day: date) -> tuple[CompanyReading, ...]:
        """How the company defines words of a term on a day."""
        return definitions_of(self.readings, term, day)

    def as_read(self, term: Term, day: date) -> Term:
        """The term for the people that the company reads its words to mean on a day."""
        return as_read(self.readings, term, day)

    def fare(self, category: str, day: date) -> Fare | None:
        """The known economy fare of a category on a day."""
        return in_force(self.fares, category, day)
