"""The words of the office: every closed vocabulary the outside relies on.

Only sets of words and the one error for input that does not keep to them live here.
"""

from enum import StrEnum

TRAVEL = (
    "outbound_airfare",
    "transit_meals",
    "transit_incidentals",
    "home_leave_airfare",
    "home_leave_lodging",
    "home_leave_vehicle",
    "home_leave_meals",
    "home_leave_cash",
    "emergency_leave",
    "repatriation_airfare",
    "house_hunting",
    "commuting",
    "excess_baggage",
    "rental_car",
    "mileage",
)
GOODS = (
    "air_freight",
    "sea_freight",
    "return_freight",
    "household_goods",
    "storage",
    "vehicle_shipment",
    "pet_transport",
)
HOUSING = (
    "housing_rent",
    "temporary_housing",
    "utilities",
    "apartment_services",
    "housing_fees",
    "furnishing",
    "home_sale_purchase",
)
SETTLING_IN = (
    "language_training",
    "cultural_training",
    "immigration",
    "medical_preparation",
    "miscellaneous_allowance",
    "relocation_allowance",
    "relocation_services",
    "relocation_total",
    "spousal_support",
    "education",
)
LIVING = (
    "local_transport",
    "car_allowance",
    "company_car",
    "cost_of_living",
    "foreign_service_premium",
    "hardship_premium",
    "club_membership",
    "medical",
)
TAX = ("tax_equalization", "tax_preparation", "tax_gross_up", "hypothetical_tax")
STANDING = (
    "base_salary",
    "bonus",
    "stock_options",
    "severance",
    "health_continuation",
    "vacation",
    "holidays",
    "pension",
    "benefits",
    "notice",
    "clawback",
    "assignment_term",
    "exchange_rate",
    "documentation",
)
WORK = ("business_expense",)
CATEGORY_GROUPS = {
    "travel": TRAVEL,
    "goods": GOODS,
    "housing": HOUSING,
    "settling in": SETTLING_IN,
    "living": LIVING,
    "tax": TAX,
    "pay and standing": STANDING,
    "work": WORK,
    "other": ("other",),
}
CATEGORIES = tuple(word for group in CATEGORY_GROUPS.values() for word in group)
CATEGORY_SET = frozenset(CATEGORIES)

PERSONS = ("employee", "spouse", "children")
CABINS = ("economy", "premium_economy", "business", "first")
DESTINATIONS = ("home", "host", "other")
PAYS = ("reimburse", "company_pays", "allowance", "excluded", "withheld", "note")
WHENS = ("preparing", "during", "ending", "any")
NEEDS = ("receipt", "approval")
PERS = (
    "once",
    "day",
    "week",
    "month",
    "quarter",
    "calendar_year",
    "assignment_year",
    "trip",
    "assignment",
)
PAID_BY = ("employee", "company")
WEIGHT_UNITS = ("lb", "kg")
CONTAINER_SIZES = (20, 40)
LIMIT_TYPES = ("amount", "count", "weight", "containers", "duration", "share", "reference")

# Categories whose lines belong to a journey of one traveller even when they do not name it.
TRIP_CATEGORIES = frozenset(
    {
        "outbound_airfare",
        "home_leave_airfare",
        "home_leave_lodging",
        "home_leave_vehicle",
        "home_leave_meals",
        "emergency_leave",
        "repatriation_airfare",
        "house_hunting",
        "commuting",
        "excess_baggage",
    }
)
SHIPPED_OUT = frozenset({"air_freight", "sea_freight", "household_goods"})
MOST_CHOICES_NAMED = 12
FARE_OF_REFERENCE = "home_leave_airfare"


class Outcome(StrEnum):
    """What a verdict says of a line; later members are worse."""

    ALLOWED = "allowed"
    REDUCED = "reduced"
    REVIEW = "review"
    REFUSED = "refused"

    @property
    def rank(self) -> int:
        """0 for the best outcome, 3 for the worst."""
        return list(Outcome).index(self)


class InputError(ValueError):
    """Input that cannot be taken: what is wrong, where, and what to do about it."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        """Keep the three parts apart, so a form can show them beside the field."""
        super().__init__(f"{where}: {what}; {remedy}")
        self.where = where
        self.what = what
        self.remedy = remedy


MOST_SHOWN = 40


def told(value: object) -> str:
    """A value as a message names it: short, and on one line."""
    if isinstance(value, str):
        return repr(value if len(value) <= MOST_SHOWN else f"{value[:MOST_SHOWN]}…")
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return f"the number {value}"[:MOST_SHOWN]
    return "a list" if isinstance(value, list | tuple) else "an object"


def stated(value: object, where: str, remedy: str) -> object:
    """Return the value; raise InputError where it is left out."""
    if value is None:
        raise InputError(where, "is left out", remedy)
    return value


def one_of(value: object, words: tuple[str, ...] | frozenset[str], where: str, kind: str) -> str:
    """Return `value` when it is one of `words`; raise InputError naming the place otherwise."""
    if isinstance(value, str) and value in words:
        return value
    few = len(words) <= MOST_CHOICES_NAMED
    remedy = f"use {', '.join(sorted(words))}" if few else "use one of the contract's words"
    stated(value, where, remedy)
    raise InputError(where, f"unknown {kind} {told(value)}", remedy)
