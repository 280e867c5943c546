"""Quantities as the contract's limits: which of them can bound which category."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from assignments.core.words import GOODS, STANDING, TAX
from assignments.reading.values import Quantity

_TRIPS = frozenset(
    {
        "outbound_airfare",
        "home_leave_airfare",
        "emergency_leave",
        "repatriation_airfare",
        "house_hunting",
        "commuting",
    }
)
_FREIGHT = frozenset(GOODS) - {"pet_transport", "vehicle_shipment"}
_LASTING = frozenset(
    {
        *("temporary_housing", "housing_rent", "storage", "rental_car", "utilities"),
        *("apartment_services", "furnishing", "housing_fees", "home_sale_purchase"),
        *("commuting", "house_hunting", "emergency_leave", "local_transport"),
        *("car_allowance", "company_car", "cost_of_living", "club_membership", "medical"),
        *("foreign_service_premium", "hardship_premium", "tax_preparation"),
        *("language_training", "education", "spousal_support", "relocation_services"),
        *(
            "severance",
            "health_continuation",
            "vacation",
            "pension",
            "benefits",
            "notice",
            "clawback",
        ),
        "assignment_term",
    }
)
_SHARED = frozenset({"pension", "clawback", "tax_preparation"})
PREMIUMS = frozenset({"foreign_service_premium", "hardship_premium", "cost_of_living"})
_NO_MONEY = frozenset(
    {
        "documentation",
        "exchange_rate",
        "stock_options",
        "tax_gross_up",
        "tax_equalization",
        "holidays",
    }
)
_BY_SALARY = frozenset({"severance", "relocation_allowance", "miscellaneous_allowance"})
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def fits(category: str, quantity: Quantity) -> bool:
    """Whether a quantity of its kind can bound a category."""
    if quantity.negated or quantity.value is None or quantity.value <= 0:
        return False
    able = _FITTING.get(quantity.kind)
    return able is not None and able(category) and quantity.unit in _UNITS[quantity.kind]


def limits(category: str, quantities: Iterable[Quantity]) -> list[dict[str, Any]]:
    """The limits that fitting quantities put on a category, each once."""
    made: list[dict[str, Any]] = []
    for one in quantities:
        limit = _MAKING[one.kind](category, one, one.value or Decimal(0))
        if limit not in made:
            made.append(limit)
    return made


def _amount(category: str, one: Quantity, value: Decimal) -> dict[str, Any]:
    per = one.per or ("trip" if one.each and category in _TRIPS else "once")
    limit = {"type": "amount", "max": _money(value), "currency": one.currency, "per": per}
    return {**limit, **_each(one)}


def _share(category: str, _: Quantity, value: Decimal) -> dict[str, Any]:
    """A share of cost; a premium's is one of pay, each month of that month's."""
    share = {"type": "share", "max": _plain(value / 100)}
    if category in PREMIUMS:
        return {**share, "of": "monthly_salary", "per": "month"}
    return {**share, "of": "cost"}


def _salary(_: str, one: Quantity, value: Decimal) -> dict[str, Any]:
    months = value * (12 if one.unit == "year" else 1)
    return {"type": "share", "max": _plain(months), "of": "monthly_salary", "per": "once"}


def _weight(_: str, one: Quantity, value: Decimal) -> dict[str, Any]:
    return {"type": "weight", "max": _plain(value), "unit": one.unit, **_each(one)}


def _containers(_: str, one: Quantity, value: Decimal) -> dict[str, Any]:
    return {"type": "containers", "max": _plain(value), "size_ft": one.size_ft or 40}


def _count(_: str, one: Quantity, value: Decimal) -> dict[str, Any]:
    limit = {"type": "count", "max": _plain(value), "unit": "trip", "per": one.per or "once"}
    return {**limit, **_each(one)}


def _duration(_: str, one: Quantity, value: Decimal) -> dict[str, Any]:
    if one.unit in _DAYS:
        unit, most = "day", value * _DAYS[one.unit]
    else:
        unit, most = "month", value * _MONTHS[one.unit or "month"]
    per = {"per": one.per} if one.per else {}
    return {"type": "duration", "max": _plain(most), "unit": unit, **per}


def _plain(value: Decimal) -> str:
    """A decimal without an exponent and without zeros that say nothing."""
    return f"{value.normalize():f}"


def _money(value: Decimal) -> str:
    """An amount as one writes it: whole, or with its cents."""
    text = _plain(value)
    return f"{text}0" if "." in text and text.index(".") == len(text) - 2 else text


def _each(one: Quantity) -> dict[str, Any]:
    return {"each": True} if one.each else {}


_FITTING: Mapping[str, Callable[[str], bool]] = {
    "money": lambda category: category not in _NO_MONEY,
    "share": lambda category: category in _SHARED or category not in {*STANDING, *TAX},
    "salary": lambda category: category in _BY_SALARY,
    "weight": lambda category: category in _FREIGHT,
    "container": lambda category: category in _FREIGHT,
    "count": lambda category: category in _TRIPS,
    "duration": lambda category: category in _LASTING,
}
# Money by the mile, pay by the week and hours cannot be said as a limit.
_UNITS: Mapping[str, frozenset[str | None]] = {
    "money": frozenset({None}),
    "share": frozenset({None, "percent"}),
    "salary": frozenset({None, "month", "year"}),
    "weight": frozenset({"lb", "kg"}),
    "container": frozenset({None, "container"}),
    "count": frozenset({None, "trip"}),
    "duration": frozenset({*_DAYS, *_MONTHS}),
}
_MAKING: Mapping[str, Callable[[str, Quantity, Decimal], dict[str, Any]]] = {
    "money": _amount,
    "share": _share,
    "salary": _salary,
    "weight": _weight,
    "container": _containers,
    "count": _count,
    "duration": _duration,
}
