"""What people of a filled world claim: claims of lines, with their days, sums and currencies."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate
from random import Random
from typing import Any

from assignments.core.claim import Line, Weight
from assignments.core.ledger import CLAIM, SUPPLIER
from assignments.core.money import Money
from assignments.core.periods import Covers, add_months
from assignments.demo.filling.letters import LONG, OFFER, SHORT
from assignments.demo.filling.people import Sent
from assignments.demo.filling.places import BETWEEN, Place
from assignments.demo.filling.size import Plot


@dataclass(frozen=True, slots=True)
class Cost:
    """One sort of cost: how often, about how many dollars, and in how far that varies."""

    category: str
    often: int
    dollars: float
    spread: float = 0.5
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claimed:
    """One claim as it is handed in, on its instant; its lines in their order."""

    title: str
    at: dt.datetime
    lines: tuple[Line, ...]
    kind: str = CLAIM
    supplier: str = ""


_OFTEN = (
    Cost("business_expense", 34, 60, 0.9, "lunch with a customer"),
    Cost("local_transport", 28, 22, 0.5, "taxi"),
    Cost("medical", 8, 110, 0.6, "surgery and medicines"),
    Cost("home_leave_airfare", 3, 900, 0.3, "home leave"),
    Cost("rental_car", 1, 140, 0.3, "car for a weekend"),
    Cost("club_membership", 1, 70, 0.2, "gym"),
)
_BY_KIND = {
    LONG.name: (
        Cost("housing_rent", 8, 2900, 0.1, "rent"),
        Cost("utilities", 8, 180, 0.4, "electricity"),
        Cost("language_training", 4, 150, 0.2, "lessons"),
        Cost("air_freight", 1, 300, 0.4, "boxes by air"),
    ),
    SHORT.name: (
        Cost("apartment_services", 10, 1500, 0.2, "furnished flat"),
        Cost("transit_meals", 10, 45, 0.6, "meals on the way"),
    ),
    OFFER.name: (
        Cost("housing_rent", 8, 2900, 0.1, "rent"),
        Cost("utilities", 8, 180, 0.4, "electricity"),
        Cost("education", 4, 1900, 0.3, "school"),
    ),
}
_BY_SUPPLIER = {
    LONG.name: ("household_goods", "Gannet Movers"),
    OFFER.name: ("immigration", "Quill & Partners"),
}
_MONTHLY = frozenset({"housing_rent", "utilities", "apartment_services"})
_NO_RECEIPT = 0.01
_INVOICED = 0.02  # of claims, by a supplier
_TITLES = ("Costs in {0:%B %Y}", "Expenses until {0.day} {0:%B}", "Week of {0.day} {0:%B %Y}")


def claimed(plot: Plot, who: Sent, random: Random, now: dt.datetime) -> Iterator[Claimed]:
    """The claims of a plot, the first handed in first; receipts are numbers still."""
    last = max(who.until(now.date()), who.start + dt.timedelta(days=3))
    days = sorted(random.uniform(2, (last - who.start).days) for _ in plot.claims)
    midnight = dt.datetime.combine(who.start, dt.time(), tzinfo=dt.UTC)
    line_id = plot.first_line
    for number, (count, day) in enumerate(zip(plot.claims, days, strict=True)):
        at = midnight + dt.timedelta(days=day)
        claim = _Claim(who, random, at, plot.first_claim + number, line_id)
        yield claim.told(count)
        line_id += count


@dataclass(slots=True)
class _Claim:
    """One claim in the making."""

    who: Sent
    random: Random
    at: dt.datetime
    claim_id: int
    first_line: int

    def told(self, count: int) -> Claimed:
        invoiced = _BY_SUPPLIER.get(self.who.kind.name)
        if invoiced is not None and self.random.random() < _INVOICED:
            return self._invoice(invoiced, count)
        costs = (*_OFTEN, *_BY_KIND[self.who.kind.name])
        weights = list(accumulate(cost.often for cost in costs))
        drawn = self.random.choices(costs, cum_weights=weights, k=count)
        lines = tuple(self._line(cost, self.first_line + n) for n, cost in enumerate(drawn))
        return Claimed(self.random.choice(_TITLES).format(self.at), self.at, lines)

    def _invoice(self, invoiced: tuple[str, str], count: int) -> Claimed:
        category, supplier = invoiced
        cost = Cost(category, 1, 400, 0.4)
        day = self._day()
        lines = tuple(
            replace(self._line(cost, self.first_line + n), paid_by="company", date=day)
            for n in range(count)
        )
        title = f"{supplier}, invoice {self.claim_id}"
        return Claimed(title, self.at, lines, SUPPLIER, supplier)

    def _day(self) -> dt.date:
        """A day shortly before the claim, on the assignment."""
        early = self.at.date() - dt.timedelta(days=int(self.random.random() ** 2 * 25))
        last = self.who.end or early
        return max(self.who.start, min(early, last))

    def _line(self, cost: Cost, line_id: int) -> Line:
        day = self._day()
        has_receipt = self.random.random() > _NO_RECEIPT
        plain = Line(
            id=str(line_id),
            category=cost.category,
            date=day,
            amount=self._amount(cost),
            claim=str(self.claim_id),
            has_receipt=has_receipt,
        )
        return replace(plain, **self._facts(cost.category, day))

    def _facts(self, category: str, day: dt.date) -> dict[str, Any]:
        """What else a line of a category has to state."""
        if category == "home_leave_airfare":
            departs = day + dt.timedelta(days=self.random.randint(0, 20))
            return {"departs": departs, "destination": "home", "cabin": "economy"}
        if category == "air_freight":
            return {"weight": Weight(Fraction(self.random.randint(5, 90)), "kg")}
        if category == "household_goods":
            return {"containers": (40,)}
        if category in _MONTHLY:
            first = max(day.replace(day=1), self.who.start)
            return {"covers": Covers(first, add_months(day.replace(day=1), 1))}
        return {}

    def _amount(self, cost: Cost) -> Money:
        """A sum in the currency of the host, more seldom of home, seldom of a third country."""
        return self._where().about(cost.dollars * self.random.lognormvariate(0, cost.spread))

    def _where(self) -> Place:
        drawn = self.random.random()
        if drawn < 0.7:  # noqa: PLR2004 - a share
            return self.who.host
        return self.who.home if drawn < 0.93 else self.random.choice(BETWEEN)  # noqa: PLR2004 - a share
