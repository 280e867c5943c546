"""How a reading is told to people: only words, nothing is decided here.

Each filter takes a reading as a value or as a kept finding carries it.
"""

from collections.abc import Mapping
from typing import Any

from assignments.core.readings import CompanyReading, reading_of
from assignments.web import filters, speech
from assignments.web.readings.routes import blueprint

SCOPES = {
    "letter": "For this letter alone",
    "assignment": "For this assignment",
    "company": "For all letters",
}
STATES = {
    "holds": "Counts",
    "coming": "To come",
    "ended": "Ended",
    "replaced": "Replaced by a later one",
    "taken_back": "Taken back",
}
_PER = {
    "once": "in all",
    "assignment": "in all",
    "calendar_year": "a calendar year",
    "assignment_year": "an assignment year",
}
Told = CompanyReading | Mapping[str, Any]


def _value(reading: Told) -> CompanyReading:
    return reading if isinstance(reading, CompanyReading) else reading_of(reading)


@blueprint.app_template_filter()
def reading_meaning(reading: Told) -> str:
    """What the words are read as: so much money, or what they mean."""
    it = _value(reading)
    if it.norm is None:
        return it.says
    per = _PER.get(it.norm.per, f"a {it.norm.per}")
    return f"at most {filters.money(it.norm.money)} {per}"


@blueprint.app_template_filter()
def reading_people(reading: Told) -> str:
    """Whom the words mean, where the definition says so."""
    people = _value(reading).people
    return " and ".join(f"the {speech.PERSONS[one].lower()}" for one in people)


@blueprint.app_template_filter()
def reading_scope(reading: Told) -> str:
    """What it is for."""
    it = _value(reading)
    return f"For letter {it.letter} alone" if it.letter else SCOPES[it.scope]


@blueprint.app_template_filter()
def reading_source(reading: Told) -> str:
    """Who recorded it, when and why."""
    it = _value(reading)
    return f"recorded by {it.by} on {filters.day(it.on)}: {it.reason}" if it.by else ""


@blueprint.app_template_filter()
def reading_days(reading: Told) -> str:
    """From when to when it counts, as it was recorded."""
    it = _value(reading)
    first, last = filters.day(it.first), filters.day(it.last)
    if first and last:
        return f"from {first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else "at any time"


@blueprint.app_template_filter()
def reading_state(state: str) -> str:
    """What a reading is by now."""
    return STATES[state]
