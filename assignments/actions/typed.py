"""Reading what was typed into a form: small checks that name the field and the remedy."""

import datetime as dt

import pycountry

from assignments.core.fields import sensible_day
from assignments.core.words import InputError

LONGEST = 200


def written(value: str, where: str, longest: int = LONGEST) -> str:
    """Some words, without outer spaces; InputError where there are none or too many."""
    text = value.strip()
    if not text:
        raise InputError(where, "is empty", "fill it in")
    return short(text, where, longest)


def short(value: str, where: str, longest: int = LONGEST) -> str:
    """Some words or none, without outer spaces; InputError where there are too many."""
    text = value.strip()
    if len(text) > longest:
        raise InputError(where, f"has more than {longest} characters", "shorten it")
    return text


def file_name(name: str, nameless: str = "file", longest: int = LONGEST) -> str:
    """The bare name of an uploaded file, without what cannot be printed."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    return "".join(one for one in bare if one.isprintable()).strip()[-longest:] or nameless


def country(value: str, where: str) -> str:
    """A country's two letters (ISO 3166)."""
    code = value.strip().upper()
    if pycountry.countries.get(alpha_2=code) is None:
        raise InputError(where, f"unknown country {value!r}", "use its two letters, as in CN")
    return code


def sensible(day: dt.date | None, where: str, today: dt.date) -> dt.date | None:
    """A day from 1990 to ten years ahead, or none."""
    return None if day is None else sensible_day(day, where, today)


def span(first: dt.date | None, last: dt.date | None, today: dt.date) -> None:
    """Raise InputError unless both days are sensible and the last is not before the first."""
    sensible(first, "first", today)
    sensible(last, "last", today)
    if first is not None and last is not None and last < first:
        raise InputError("last", f"{last} is before the first day", "give a later day")
