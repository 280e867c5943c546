"""Which facts a line of a category is asked for: one table, widened by what the letters test.

A category that no clause pays for is asked only what every line is: it is refused all the same.
"""

from collections.abc import Iterable

from assignments.core.letter import PAYING, Limit, Term

TRIP, CABIN, DESTINATION, PLACE = "trip", "cabin", "destination", "place"
COVERS, WEIGHT, CONTAINERS, SHIPMENT = "covers", "weight", "containers", "shipment"
PAID_BY = "paid_by"

# What makes sense of a cost of the category, whatever its clause says.
_OF_ITSELF: dict[str, tuple[str, ...]] = {
    "outbound_airfare": (TRIP, CABIN, DESTINATION),
    "home_leave_airfare": (TRIP, CABIN, DESTINATION),
    "repatriation_airfare": (TRIP, CABIN, DESTINATION),
    "emergency_leave": (TRIP, CABIN, DESTINATION),
    "house_hunting": (TRIP, DESTINATION),
    "home_leave_lodging": (TRIP,),
    "home_leave_vehicle": (TRIP,),
    "home_leave_meals": (TRIP,),
    "commuting": (TRIP,),
    "excess_baggage": (TRIP,),
    "air_freight": (SHIPMENT, WEIGHT),
    "sea_freight": (SHIPMENT, CONTAINERS, WEIGHT),
    "return_freight": (SHIPMENT, WEIGHT),
    "household_goods": (SHIPMENT, WEIGHT),
    "storage": (COVERS,),
    "housing_rent": (COVERS,),
    "temporary_housing": (COVERS,),
    "utilities": (COVERS,),
    "apartment_services": (COVERS,),
    "car_allowance": (COVERS,),
    "company_car": (COVERS,),
    "cost_of_living": (COVERS,),
    "foreign_service_premium": (COVERS,),
    "hardship_premium": (COVERS,),
}
_OF_LIMITS = {
    "count": TRIP,
    "reference": TRIP,
    "weight": WEIGHT,
    "containers": CONTAINERS,
    "duration": COVERS,
}
_OF_PERIODS = {"trip": TRIP, "month": COVERS, "day": COVERS}


def _of_limit(limit: Limit) -> set[str]:
    tested = {_OF_LIMITS.get(limit.type), _OF_PERIODS.get(limit.per or "")}
    return {fact for fact in tested if fact is not None}


def _of_term(term: Term) -> set[str]:
    """What a term tests of a line."""
    tested = {
        CABIN: term.cabin is not None,
        TRIP: term.cabin is not None,
        DESTINATION: term.destination is not None,
        PLACE: bool(term.places),
        PAID_BY: term.pays == "company_pays",
    }
    facts = {fact for fact, holds in tested.items() if holds}
    return facts.union(*(_of_limit(limit) for limit in term.limits))


def asked_of(category: str, terms: Iterable[Term]) -> frozenset[str]:
    """The facts to ask for beside date, amount, currency, person, note and receipts."""
    speaking = [term for term in terms if term.category == category and term.pays in PAYING]
    facts: set[str] = set().union(*(_of_term(term) for term in speaking))
    if any(term.pays != "excluded" for term in speaking):
        facts.update(_OF_ITSELF.get(category, ()))
    return frozenset(facts)


def places_of(category: str, terms: Iterable[Term]) -> tuple[str, ...]:
    """The places that the letters name for a category, each once, as they name them."""
    named = (place for term in terms if term.category == category for place in term.places)
    return tuple(dict.fromkeys(named))
