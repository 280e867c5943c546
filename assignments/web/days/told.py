"""How counted days are told to people: only words, nothing is counted here."""

import datetime as dt

from flask_babel import gettext as _

from assignments.core.day_counts import (
    ANY_TWELVE_MONTHS,
    CALENDAR_YEAR,
    LIMIT,
    TAX_YEAR,
    Count,
    Counted,
    Warned,
)
from assignments.core.presence import ANY_PART, ELSEWHERE, MIDNIGHT
from assignments.web import filters
from assignments.web.days.routes import blueprint
from assignments.web.languages import N_, Spoken

RULES = Spoken({ANY_PART: N_("Any part of a day"), MIDNIGHT: N_("Where the day ended")})
RULES_SAID = Spoken(
    {
        ANY_PART: N_(
            "A day counts for every country in which any part of it was spent: "
            "a day of travel counts for both."
        ),
        MIDNIGHT: N_(
            "A day counts for the country in which it ended, at midnight: "
            "the day of departure does not count."
        ),
    }
)

WINDOWS_NAMED = Spoken(
    {
        CALENDAR_YEAR: N_("in one calendar year"),
        TAX_YEAR: N_("in one tax year"),
        ANY_TWELVE_MONTHS: N_("in any twelve months"),
    }
)


@blueprint.app_template_filter()
def land(code: str) -> str:
    """A country as it is named in a count; a trip elsewhere has none."""
    return _("Elsewhere, country not known") if code == ELSEWHERE else filters.country(code)


@blueprint.app_template_filter()
def land_code(code: str) -> str:
    """A country's letters in the calendar."""
    return "??" if code == ELSEWHERE else code


@blueprint.app_template_filter()
def tax_year_begins(counted: Counted) -> str:
    """The day of the year on which a country's tax year begins."""
    month, day = counted.begins
    return str(filters.day(dt.date(2000, month, day))).removesuffix(" 2000")


@blueprint.app_template_filter()
def window_named(window: str) -> str:
    """A kind of window, as it follows "more than 183 days"."""
    return WINDOWS_NAMED[window]


@blueprint.app_template_filter()
def window_said(count: Count) -> str:
    """The window of a count, as it follows "in China"."""
    if count.window == CALENDAR_YEAR:
        return _("in the calendar year %(label)s", label=count.label)
    if count.window == TAX_YEAR:
        return _(
            "in the tax year %(label)s (from %(first)s)",
            label=count.label,
            first=filters.day(count.first),
        )
    return _(
        "in any twelve months (%(first)s to %(last)s)",
        first=filters.day(count.first),
        last=filters.day(count.last),
    )


@blueprint.app_template_filter()
def warning_said(warned: Warned) -> str:
    """What a warning says: how many days so far, and on which day the limit is reached."""
    count, on = warned.count, filters.day(warned.on)
    place = _(
        "in %(country)s %(window_said)s",
        country=filters.country(count.country),
        window_said=window_said(count),
    )
    if warned.state == "passed":
        passed = filters.plural(count.so_far, "day")
        return _(
            "%(passed)s so far %(place)s: more than %(LIMIT)s. The %(LIMIT)srd was on %(on)s.",
            passed=passed,
            place=place,
            LIMIT=LIMIT,
            on=on,
        )
    if warned.state == "reached":
        return _(
            "%(LIMIT)s days %(place)s, reached on %(on)s. One more day passes the limit.",
            LIMIT=LIMIT,
            place=place,
            on=on,
        )
    so_far = _(
        "%(so_far)s so far %(place)s.", so_far=filters.plural(count.so_far, "day"), place=place
    )
    if warned.on is None:
        return _("%(so_far)s The plan does not reach %(LIMIT)s.", so_far=so_far, LIMIT=LIMIT)
    why = _("If the person stays there from today on") if warned.stays else _("By the plan")
    return _(
        "%(so_far)s %(why)s, the %(LIMIT)srd is on %(on)s.",
        so_far=so_far,
        why=why,
        LIMIT=LIMIT,
        on=on,
    )
