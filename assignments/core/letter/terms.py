"""Terms and their limits as values, and the balances that limits name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assignments.core.periods import ALL_TIME
from assignments.core.words import InputError

PAYING = frozenset({"reimburse", "company_pays", "allowance", "excluded"})
_ENDING = frozenset({"repatriation_airfare", "return_freight"})
_DURING = frozenset(
    {
        "housing_rent",
        "utilities",
        "apartment_services",
        "home_leave_airfare",
        "home_leave_lodging",
        "home_leave_vehicle",
        "home_leave_meals",
        "home_leave_cash",
        "local_transport",
        "education",
        "car_allowance",
        "company_car",
        "cost_of_living",
        "foreign_service_premium",
        "hardship_premium",
        "club_membership",
    }
)


@dataclass(frozen=True, slots=True)
class Limit:
    """One bound of a term: `most` is in the limit's own unit or currency."""

    type: str
    most: Fraction
    unit: str | None = None
    currency: str | None = None
    size_ft: int | None = None
    over_outbound_weight: bool = False
    of: str | None = None
    per: str | None = None
    pool: str | None = None
    each: bool = False
    clause: str | None = None

    @property
    def is_money(self) -> bool:
        """Whether the limit bounds an amount of money kept in a balance."""
        return self.type in {"amount", "reference"} or self.of == "monthly_salary"

    @property
    def by_days(self) -> bool:
        """Whether covered days draw on it each by its own worth: money by the month or the day."""
        return self.is_money and self.type != "reference" and self.per in {"month", "day"}

    @property
    def shape(self) -> tuple[object, ...]:
        """What limits of one pool must have in common."""
        per = None if self.per in {None, "once", ALL_TIME} else self.per
        return (self.type, per, self.unit, self.currency, self.of, self.each)


@dataclass(frozen=True, slots=True)
class Term:
    """What one sentence of a letter grants, limits or rules out.

    `key` names the term for as long as it lives; limits without a pool keep their balance under it.
    """

    key: str
    category: str
    pays: str
    letter: str = "1"
    clause: str = ""
    beneficiaries: tuple[str, ...] = ("employee",)
    accompanying: bool = False
    destination: str | None = None
    places: tuple[str, ...] = ()
    cabin: str | None = None
    when: str | None = None
    needs: tuple[str, ...] = ()
    judgement: str | None = None
    measure: str | None = None
    limits: tuple[Limit, ...] = ()
    first: date | None = None
    last: date | None = None
    confirmed: bool = True
    quote: str = ""
    start: int | None = None
    end: int | None = None

    def in_force(self, day: date) -> bool:
        """Whether the term holds on the day; both bounds included."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def holds_at(self, place: str) -> bool:
        """Whether the term holds at the place: anywhere, or one of its places by its words."""
        wanted = place.strip().casefold()
        return not self.places or any(wanted == known.strip().casefold() for known in self.places)

    @property
    def window(self) -> str:
        """When the term pays: as its letter says, else what is assumed of its category."""
        if self.when is not None:
            return self.when
        if self.category in _ENDING:
            return "ending"
        return "during" if self.category in _DURING else "any"

    @property
    def rule(self) -> tuple[object, ...]:
        """What two clauses must not differ in to govern one line together."""
        return (
            self.pays,
            self.cabin,
            frozenset(self.needs),
            self.judgement,
            frozenset(self.limits),
        )


def balance_name(term: Term, number: int, person: str | None) -> str:
    """The name of the balance of a term's limit, its pool's or its own; `each` has one a person."""
    limit = term.limits[number]
    name = f"term:{term.key}:{number}" if limit.pool is None else f"pool:{limit.pool}"
    return f"{name}@{person}" if limit.each else name


def pools_fit(terms: Iterable[Term]) -> None:
    """Raise InputError unless limits of one pool have one type, period and unit or currency."""
    shapes: dict[str, tuple[object, ...]] = {}
    for term in terms:
        for limit in term.limits:
            if limit.pool is not None and shapes.setdefault(limit.pool, limit.shape) != limit.shape:
                raise InputError(
                    f"letter {term.letter}, clause {term.clause or 'without number'}",
                    f"its limit does not fit the others of the pool {limit.pool!r}",
                    "give them one type, one period and one unit or currency",
                )
