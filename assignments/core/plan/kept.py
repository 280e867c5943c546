"""A projection as JSON, to be kept: exactly what it was, whatever the letter says later."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from assignments.core.money import Money
from assignments.core.plan.values import Estimate, Figure, Projection
from assignments.core.rates import Conversion

_TOLD = (
    "category",
    "kind",
    "basis",
    "says",
    "term",
    "letter",
    "clause",
    "quote",
    "rhythm",
    "place",
)


def projection_json(what: Projection) -> dict[str, Any]:
    """A projection as it is kept; money in minor units."""
    return {
        "currency": what.currency,
        "months": list(what.months),
        "estimates": [_estimate_json(one) for one in what.estimates],
    }


def _estimate_json(one: Estimate) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in _TOLD}
    figures = [
        [month, amount.minor, amount.currency, None if cost is None else cost.minor]
        for month, amount, cost in one.figures
    ]
    rates = [
        [rate.base, rate.quote, rate.day.isoformat(), str(rate.rate), rate.source]
        for rate in one.rates
    ]
    return {**told, "figures": figures, "rates": rates}


def projection_kept(kept: Mapping[str, Any]) -> Projection:
    """A projection from what is kept of it."""
    currency = kept["currency"]
    estimates = tuple(_estimate(one, currency) for one in kept["estimates"])
    return Projection(currency, tuple(kept["months"]), estimates)


def _estimate(kept: Mapping[str, Any], currency: str) -> Estimate:
    figures = tuple(
        Figure(month, Money(minor, code), None if cost is None else Money(cost, currency))
        for month, minor, code, cost in kept["figures"]
    )
    rates = tuple(
        Conversion(base, quote, dt.date.fromisoformat(day), Fraction(rate), source)
        for base, quote, day, rate, source in kept["rates"]
    )
    return Estimate(**{name: kept[name] for name in _TOLD}, figures=figures, rates=rates)
