"""Public holidays of countries, as values for the core. Nothing is counted or stored here.

The holidays package is large, so it is imported with the first calendar that somebody asks for.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from importlib.metadata import version
from typing import Protocol

from assignments.core.time_off import WEEKEND, WorkCalendar, YearOfDays

RULE = "public holidays with their observed days, as the Python package holidays {} has them"
NOT_KNOWN = "not known: enter them by hand"
NOT_ALL = "{}; those of {} are not known: enter them by hand"


def calendar_of(country: str, years: Iterable[int], part: str = "") -> WorkCalendar:
    """The calendar of a country, or of a part of it, for those of some years that are known."""
    found = {year: _year(country, year, part) for year in sorted(set(years))}
    known = {year: days for year, days in found.items() if days is not None}
    if not known:
        return WorkCalendar(country, rule=NOT_KNOWN)
    rule, missing = RULE.format(version("holidays")), [str(year) for year in found.keys() - known]
    if missing:
        rule = NOT_ALL.format(rule, ", ".join(sorted(missing)))
    return WorkCalendar(country, known, rule)


def parts_of(country: str) -> tuple[str, ...]:
    """The parts of a country that have holidays of their own, by the package's codes."""
    import holidays  # noqa: PLC0415 - large, and most pages need none of it

    found: tuple[str, ...] = tuple(holidays.list_supported_countries().get(country, ()))
    return found


class _Found(Protocol):
    """What the package answers, as far as it is used here."""

    def is_weekend(self, day: date, /) -> bool:
        """Whether a day is one of the weekend."""
        ...


@lru_cache(maxsize=512)
def _year(country: str, year: int, part: str) -> YearOfDays | None:
    """One year of a country; None where nothing is known of it."""
    import holidays  # noqa: PLC0415 - as above

    try:
        found = holidays.country_holidays(country, subdiv=part or None, years=year, observed=True)
    except NotImplementedError:
        return None
    if not found.start_year <= year <= found.end_year:
        return None
    names = {day: str(name) for day, name in found.items() if day.year == year}
    worked = frozenset(day for day in _worked(found) if day.year == year)
    return YearOfDays(_weekend(found, year), names, worked)


def _worked(found: _Found) -> Iterable[date]:
    """Weekend days that are worked; not every country has any."""
    return getattr(found, "weekend_workdays", ())


def _weekend(found: _Found, year: int) -> frozenset[int]:
    """The days of the week without work in the middle of a year; Monday is 0."""
    middle = date(year, 7, 1)
    week = (middle + timedelta(days=number) for number in range(7))
    off = frozenset(
        day.weekday() for day in week if found.is_weekend(day) and day not in _worked(found)
    )
    return off or WEEKEND
