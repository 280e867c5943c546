"""How counted days are told to people: only words, nothing is counted here."""

import datetime as dt

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

RULES = {ANY_PART: "Any part of a day", MIDNIGHT: "Where the day ended"}
RULES_SAID = {
    ANY_PART: "A day counts for every country in which any part of it was spent: "
    "a day of travel counts for both.",
    MIDNIGHT: "A day counts for the country in which it ended, at midnight: "
    "the day of departure does not count.",
}

WINDOWS_NAMED = {
    CALENDAR_YEAR: "in one calendar year",
    TAX_YEAR: "in one tax year",
    ANY_TWELVE_MONTHS: "in any twelve months",
}


@blueprint.app_template_filter()
def land(code: str) -> str:
    """A country as it is named in a count; a trip elsewhere has none."""
    return "Elsewhere, country not known" if code == ELSEWHERE else filters.country(code)


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
        return f"in the calendar year {count.label}"
    if count.window == TAX_YEAR:
        return f"in the tax year {count.label} (from {filters.day(count.first)})"
    return f"in any twelve months ({filters.day(count.first)} to {filters.day(count.last)})"


@blueprint.app_template_filter()
def warning_said(warned: Warned) -> str:
    """What a warning says: how many days so far, and on which day the limit is reached."""
    count, on = warned.count, filters.day(warned.on)
    place = f"in {filters.country(count.country)} {window_said(count)}"
    if warned.state == "passed":
        passed = filters.plural(count.so_far, "day")
        return f"{passed} so far {place}: more than {LIMIT}. The {LIMIT}rd was on {on}."
    if warned.state == "reached":
        return f"{LIMIT} days {place}, reached on {on}. One more day passes the limit."
    so_far = f"{filters.plural(count.so_far, 'day')} so far {place}."
    if warned.on is None:
        return f"{so_far} The plan does not reach {LIMIT}."
    why = "If the person stays there from today on" if warned.stays else "By the plan"
    return f"{so_far} {why}, the {LIMIT}rd is on {on}."
