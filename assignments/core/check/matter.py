"""A line as the judge has it on the desk: its value, its day, its trip.

Steps 1 and 2 of judging. Which terms cover it is in `matching`.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from assignments.core.assignment import Facts
from assignments.core.claim import Line
from assignments.core.money import Money
from assignments.core.rates import Conversion
from assignments.core.remaining import Book


def days_to_join(line: Line) -> tuple[date, ...]:
    """The days on which a trip may depart that a line without a name joins, the likeliest first."""
    if line.departs is not None:
        return (line.departs,)
    return (line.date,) if line.covers is None else (line.covers.first, line.date)


@dataclass(frozen=True)
class Matter:
    """One line before the judge, with what is known and what earlier lines took.

    Without slots, so that what many rules ask is worked out once.
    """

    line: Line
    facts: Facts
    book: Book
    rate_day: date
    frozen: dict[str, Conversion]
    conversions: dict[str, Conversion | None] = field(default_factory=dict)

    @cached_property
    def currency(self) -> str:
        """The settlement currency."""
        return self.facts.assignment.settlement_currency

    def conversion(self, currency: str) -> Conversion | None:
        """The rate from the line's currency, frozen ones first; None where there is none."""
        if currency not in self.conversions:
            found = self.frozen.get(currency)
            if found is None:
                base = self.line.amount.currency
                found = self.facts.rates.find(base, currency, self.rate_day, self.currency)
            self.conversions[currency] = found
        return self.conversions[currency]

    def value(self, currency: str) -> Money | None:
        """The line's amount in a currency, rounded once; None where there is no rate."""
        if currency == self.line.amount.currency:
            return self.line.amount
        conversion = self.conversion(currency)
        return None if conversion is None else conversion.turn(self.line.amount)

    @cached_property
    def counted(self) -> Money | None:
        """The line's amount in the settlement currency."""
        return self.value(self.currency)

    def part(self, share: Fraction) -> Money | None:
        """A share of the counted amount, rounded down to the minor unit."""
        counted = self.counted
        return None if counted is None else Money.floor(counted.exact * share, self.currency)

    @property
    def is_of_a_trip(self) -> bool:
        """Whether the line belongs to a journey."""
        line = self.line
        named = line.trip is not None or line.departs is not None
        return named or line.category in self.facts.trip_categories

    @property
    def own_trip(self) -> str:
        """The trip of a line that names none and joins none."""
        return f"#{self.line.id}/{self.line.person}"

    @cached_property
    def trip(self) -> str | None:
        """The trip with its traveller: as named, else the first that departs on the line's day."""
        if not self.is_of_a_trip:
            return None
        line = self.line
        if line.trip is not None:
            return f"{line.trip}/{line.person}"
        found = (self.book.trip_departing(line.person, day) for day in days_to_join(line))
        return next((trip for trip in found if trip is not None), self.own_trip)

    @cached_property
    def departs(self) -> date | None:
        """The day the trip departs, by its first line that was not refused."""
        trip = self.trip
        if trip is None:
            return None
        first = self.book.first_of_trip(trip)
        if first is None and self.line.trip is not None and self.line.departs is None:
            first = self.book.first_named(self.line.trip)
        if first is not None and first.departs is not None:
            return first.departs
        return self.line.departs or self.line.date

    @cached_property
    def day(self) -> date:
        """The day that judges: first covered day, the trip's departure, or the line's date."""
        if self.line.covers is not None:
            return self.line.covers.first
        return self.departs or self.line.date
