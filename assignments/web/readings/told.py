"""How a reading is told to people: only words, nothing is decided here.

Each filter takes a reading as a value or as a kept finding carries it.
"""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from assignments.core.readings import CompanyReading, reading_of
from assignments.web import filters, speech
from assignments.web.languages import N_, Spoken
from assignments.web.readings.routes import blueprint

SCOPES = Spoken(
    {
        "letter": N_("For this letter alone"),
        "assignment": N_("For this assignment"),
        "company": N_("For all letters"),
    }
)
STATES = Spoken(
    {
        "holds": N_("Counts"),
        "coming": N_("To come"),
        "ended": N_("Ended"),
        "replaced": N_("Replaced by a later one"),
        "taken_back": N_("Taken back"),
    }
)
_MOST = Spoken(
    {
        "": N_("at most %(money)s in all"),
        "once": N_("at most %(money)s in all"),
        "day": N_("at most %(money)s a day"),
        "week": N_("at most %(money)s a week"),
        "month": N_("at most %(money)s a month"),
        "quarter": N_("at most %(money)s a quarter"),
        "calendar_year": N_("at most %(money)s a calendar year"),
        "assignment_year": N_("at most %(money)s an assignment year"),
        "trip": N_("at most %(money)s a trip"),
        "assignment": N_("at most %(money)s in all"),
    }
)
Told = CompanyReading | Mapping[str, Any]


def _value(reading: Told) -> CompanyReading:
    return reading if isinstance(reading, CompanyReading) else reading_of(reading)


@blueprint.app_template_filter()
def reading_meaning(reading: Told) -> str:
    """What the words are read as: so much money, or what they mean."""
    it = _value(reading)
    if it.norm is None:
        return it.says
    return _MOST[it.norm.per] % {"money": filters.money(it.norm.money)}


@blueprint.app_template_filter()
def reading_people(reading: Told) -> str:
    """Whom the words mean, where the definition says so."""
    people = _value(reading).people
    return _(" and ").join(_("the %(lower)s", lower=speech.PERSONS[one].lower()) for one in people)


@blueprint.app_template_filter()
def reading_scope(reading: Told) -> str:
    """What it is for."""
    it = _value(reading)
    return _("For letter %(letter)s alone", letter=it.letter) if it.letter else SCOPES[it.scope]


@blueprint.app_template_filter()
def reading_source(reading: Told) -> str:
    """Who recorded it, when and why."""
    it = _value(reading)
    return (
        _(
            "recorded by %(by)s on %(on)s: %(reason)s",
            by=it.by,
            on=filters.day(it.on),
            reason=it.reason,
        )
        if it.by
        else ""
    )


@blueprint.app_template_filter()
def reading_days(reading: Told) -> str:
    """From when to when it counts, as it was recorded."""
    it = _value(reading)
    first, last = filters.day(it.first), filters.day(it.last)
    if first and last:
        return _("from %(first)s to %(last)s", first=first, last=last)
    return (
        _("from %(first)s", first=first)
        if first
        else _("until %(last)s", last=last)
        if last
        else _("at any time")
    )


@blueprint.app_template_filter()
def reading_state(state: str) -> str:
    """What a reading is by now."""
    return STATES[state]
