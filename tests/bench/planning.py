"""A ten-year projection of one assignment: every cost by month, on a letter of many terms."""

import datetime as dt
from functools import partial

from assignments.core.case import case_of
from assignments.core.money import Money
from assignments.core.plan import Assumption, Outlook, project
from tests.bench.table import seconds, show

START = dt.date(2005, 1, 18)
YEARS = (1, 5, 10)
HEADING = "A plan of one assignment: {} terms, a salary, norms, fares and {} assumptions by hand"
NAMES = ("years", "figures", "ms", "at most")
MOST = 100  # ms, for ten years


def _term(clause: str, category: str, *limits: dict[str, object], **rest: object) -> object:
    words = {"clause": clause, "category": category, "pays": "reimburse", "limits": list(limits)}
    return {**words, **rest}


def _amount(most: str, per: str, **rest: object) -> dict[str, object]:
    return {"type": "amount", "max": most, "currency": "USD", "per": per, **rest}


TRIPS = {"type": "count", "max": 3, "unit": "trip", "per": "calendar_year"}
MONTHLY = ("utilities", "local_transport", "apartment_services", "club_membership", "education")
ALLOWANCES = ("car_allowance", "cost_of_living", "foreign_service_premium", "hardship_premium")
TERMS = [
    *(_term(f"1.{place}", one, _amount("310.00", "month")) for place, one in enumerate(MONTHLY)),
    *(
        _term(f"2.{place}", one, _amount("250.00", "month"), pays="allowance")
        for place, one in enumerate(ALLOWANCES)
    ),
    _term("3", "housing_rent", _amount("99000.00", "calendar_year"), judgement="reasonable"),
    _term("4", "home_leave_airfare", TRIPS, cabin="economy"),
    _term("5", "medical", _amount("5000.00", "assignment_year", pool="health")),
    _term("6", "language_training", _amount("900.00", "quarter"), _amount("5000.00", "once")),
    _term("7", "air_freight", {"type": "weight", "max": 500, "unit": "lb"}),
    _term("8", "repatriation_airfare"),
]
HAND = [
    Assumption("air_freight", "in_all", "2005-01", "2005-03", Money(450, "USD"), "500"),
    Assumption("utilities", "month", "2006-01", "2006-12", Money(40000, "USD")),
]


def _world() -> Outlook:
    facts = case_of(
        {
            "assignment": {
                "start": START.isoformat(),
                "home": "US",
                "host": "CN",
                "settlement_currency": "USD",
                "monthly_salary": {"amount": "17850.00", "currency": "USD"},
            },
            "terms": TERMS,
            "norms": {"housing_rent": {"amount": "3200.00", "currency": "USD", "per": "month"}},
            "fares": {"home_leave_airfare": {"amount": "1150.00", "currency": "USD"}},
            "as_of": START.isoformat(),
            "lines": [],
        }
    ).facts
    return Outlook(facts, START, {})


def _planned(years: int) -> int:
    """Make a plan of so many years and add it up; how many figures it has."""
    known = _world()
    last = START.replace(year=START.year + years) - dt.timedelta(days=1)
    plan = project(Outlook(known.facts, last, {}), HAND)
    plan.by_category()
    return sum(len(one.figures) for one in plan.estimates)


def run(*, quick: bool) -> None:
    """Print how long a plan of one, five and ten years takes, its facts read anew each time."""
    rows = []
    for years in YEARS:
        taken = seconds(partial(_planned, years), times=3 if quick else 10)
        most = f"{MOST} ms" if years == YEARS[-1] else ""
        rows.append((str(years), f"{_planned(years):,}", f"{taken * 1000:,.1f}", most))
    show(HEADING.format(len(TERMS), len(HAND)), NAMES, rows)
