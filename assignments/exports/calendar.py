"""Days as iCalendar (RFC 5545): whole days, each under an identifier that stays its own."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded where a calendar is asked for: it takes long
    from icalendar import Event

PRODUCT = "-//Assignment Costs//Assignments//EN"
AGAIN = dt.timedelta(hours=12)  # how often other programs are asked to look


@dataclass(frozen=True, slots=True)
class Day:
    """One entry, both days included; `uid` ends with a domain."""

    uid: str
    first: dt.date
    last: dt.date
    summary: str
    description: str = ""
    url: str = ""


def calendar(name: str, language: str, days: Iterable[Day], now: dt.datetime) -> bytes:
    """The calendar as it is handed out: lines folded, text escaped, stamped with the instant."""
    from icalendar import Calendar  # noqa: PLC0415 - see above

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name, parameters={"LANGUAGE": language})
    made.add("name", name)
    made.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", AGAIN)
    for day in days:
        made.add_component(_event(day, language, now))
    return bytes(made.to_ical())


def _event(day: Day, language: str, now: dt.datetime) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - see above

    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", now)
    event.add("dtstart", day.first)
    event.add("dtend", day.last + dt.timedelta(days=1))
    event.add("summary", day.summary, parameters={"LANGUAGE": language})
    if day.description:
        event.add("description", day.description)
    if day.url:
        event.add("url", day.url)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
