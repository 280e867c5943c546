"""Where the employee was: stays, days in each country, and what is near 183 of them."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import day_counts, day_report, presence
from assignments.exports.shapes import people
from assignments.exports.shapes.people import Named
from assignments.exports.shapes.words import (
    Country,
    Day,
    Id,
    Instant,
    among,
    day_or_none,
    instant,
    instant_or_none,
)

CountingRule = Annotated[str, among(presence.COUNTING_RULES)]


class Stay(TypedDict):
    """Days in a country, put down by hand; what was taken back is kept."""

    id: Id
    country: Country
    first: Day
    last: Day
    note: str
    by: Named | None
    at: Instant
    taken_back_by: Named | None
    taken_back_at: Instant | None


class StayInput(TypedDict):
    """Days in a country: those of arrival and of departure, both included."""

    country: Country
    first: Day
    last: Day
    note: NotRequired[Annotated[str, Field(max_length=200)]]


class DayCount(TypedDict):
    """Days in one country in one window: up to today, and with what is planned.

    `reached_on` is the day on which there are 183 of them; null: never.
    """

    country: str
    window: Annotated[str, among(day_counts.WINDOWS)]
    label: str
    first: Day
    last: Day
    so_far: int
    planned: int
    reached_on: Day | None


class DayWarning(TypedDict):
    """A limit that is near, reached or passed, or will be by the plan.

    `if_staying`: on that day if the person stays in the country from today on.
    """

    state: str
    on: Day | None
    if_staying: bool
    count: DayCount


class Days(TypedDict):
    """The days of an assignment under a counting rule: by year, and the fullest twelve months."""

    rule: CountingRule
    today: Day
    warnings: list[DayWarning]
    calendar_years: list[DayCount]
    tax_years: list[DayCount]
    twelve_months: list[DayCount]


class DaySpent(TypedDict):
    """One day, and the countries that it counts for, the host first."""

    day: Day
    countries: list[str]
    planned: bool


def stay(one: presence.StayRecord) -> Stay:
    """A stay as it was recorded."""
    return {
        "id": one.id,
        "country": one.stay.country,
        "first": one.stay.first.isoformat(),
        "last": one.stay.last.isoformat(),
        "note": one.note,
        "by": people.named_or_none(one.by),
        "at": instant(one.at),
        "taken_back_by": people.named_or_none(one.undone_by),
        "taken_back_at": instant_or_none(one.undone_at),
    }


def days(report: day_report.DayReport) -> Days:
    """The counts of a report."""
    return {
        "rule": report.rule,
        "today": report.today.isoformat(),
        "warnings": [warning(one) for one in report.warnings],
        "calendar_years": [_count(one) for _, year in report.calendar_years() for one in year],
        "tax_years": [_count(one) for _, years in report.tax_years() for one in years],
        "twelve_months": [_count(one) for one in report.twelve_months()],
    }


def _count(one: day_counts.Count) -> DayCount:
    return {
        "country": one.country,
        "window": one.window,
        "label": one.label,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "so_far": one.so_far,
        "planned": one.planned,
        "reached_on": day_or_none(one.on),
    }


def warning(one: day_counts.Warned) -> DayWarning:
    """A limit that is near, or passed."""
    return {
        "state": one.state,
        "on": day_or_none(one.on),
        "if_staying": one.stays,
        "count": _count(one.count),
    }


def spent(one: day_report.DaySpent) -> DaySpent:
    """One day."""
    return {
        "day": one.day.isoformat(),
        "countries": list(one.countries),
        "planned": one.planned,
    }
