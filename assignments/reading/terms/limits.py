"""Quantities as the contract's limits: which of them can bound which category."""

from collections.abc import Iterable
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
_NO_DURATION = frozenset(
    {
        "base_salary",
        "bonus",
        "stock_options",
        "holidays",
        "tax_equalization",
        "tax_gross_up",
        "hypothetical_tax",
        "exchange_rate",
        "documentation",
        "relocation_allowance",
        "relocation_total",
        "miscellaneous_allowance",
        "immigration",
        "home_leave_airfare",
        "outbound_airfare",
        "repatriation_airfare",
        "household_goods",
        "business_expense",
        "pension",
    }
)
_SHARED = frozenset({"pension", "clawback"})
PREMIUMS = frozenset({"foreign_service_premium", "hardship_premium", "cost_of_living"})
_NO_MONEY = frozenset(
    {"documentation", "exchange_rate", "stock_options", "tax_gross_up", "tax_equalization", "holidays"}
)
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def fits(category: str, quantity: Quantity) -> bool:
    """Whether a quantity of its kind can bound a category."""
    if quantity.negated or quantity.value is None or quantity.value <= 0:
        return False
    match quantity.kind:
        case "money":
            return category not in _NO_MONEY
        case "share":
            return category in _SHARED or (category not in STANDING and category not in TAX)
        case "salary":
            return category in {"severance", "relocation_allowance", "miscellaneous_allowance"}
        case "weight":
            return category in _FREIGHT
        case "container":
            return category in _FREIGHT
        case "count":
            return category in _TRIPS
        case "duration":
            return category not in _NO_DURATION and quantity.unit in {*_DAYS, *_MONTHS}
        case _:
            return False


def limits(category: str, quantities: Iterable[Quantity]) -> list[dict[str, Any]]:
    """The limits that fitting quantities put on a category, each once."""
    made: list[dict[str, Any]] = []
    for one in quantities:
        limit = _limit(category, one)
        if limit is not None and limit not in made:
            made.append(limit)
    return made


def _limit(category: str, one: Quantity) -> dict[str, Any] | None:
    value = one.value or Decimal(0)
    each = {"each": True} if one.each else {}
    match one.kind:
        case "money":
            per = one.per or ("trip" if one.each and category in _TRIPS else "once")
            return {"type": "amount", "max": _money(value), "currency": one.currency, "per": per, **each}
        case "share" if category in PREMIUMS:
            return {
                "type": "share",
                "max": _plain(value / 100),
                "of": "monthly_salary",
                "per": "month",
            }
        case "share":
            return {"type": "share", "max": _plain(value / 100), "of": "cost"}
        case "salary":
            months = value * (12 if one.unit == "year" else 1)
            return {"type": "share", "max": _plain(months), "of": "monthly_salary", "per": "once"}
        case "weight":
            return {"type": "weight", "max": _plain(value), "unit": one.unit, **each}
        case "container":
            return {"type": "containers", "max": _plain(value), "size_ft": one.size_ft or 40}
        case "count":
            return {"type": "count", "max": _plain(value), "unit": "trip", "per": one.per or "once", **each}
        case _:
            return _duration(one, value)


def _duration(one: Quantity, value: Decimal) -> dict[str, Any]:
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
