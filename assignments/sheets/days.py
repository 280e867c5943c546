"""A day as somebody typed it, as YYYY-MM-DD; never guessed."""

import datetime as dt
import re

from assignments.core.words import InputError, told

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)"
)
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_EITHER = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4})")
_NO_CENTURY = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}")


def iso(text: str, where: str) -> str:
    """The day as YYYY-MM-DD, from that or from DD.MM.YYYY; other text as it stands.

    With points the day comes first, everywhere. With strokes it does here and not there: InputError
    says which two days it could be.
    """
    if _ISO.fullmatch(text):
        return text
    moment = _MOMENT.fullmatch(text)
    if moment is not None:
        return _at_midnight(moment[1], moment[2], where)
    dotted = _DOTTED.fullmatch(text)
    if dotted is not None:
        day, month, year = dotted.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    either = _EITHER.fullmatch(text)
    if either is not None:
        raise _either(text, (either[1], either[3], either[4]), where)
    if _NO_CENTURY.fullmatch(text):
        raise InputError(where, f"{told(text)} has no century", "write YYYY-MM-DD")
    return text


def _at_midnight(day: str, time: str, where: str) -> str:
    if time.strip("0:."):
        raise InputError(where, f"has a time of day ({time})", f"write {day}")
    return day


def _either(text: str, parts: tuple[str, str, str], where: str) -> InputError:
    first, second, year = (int(part) for part in parts)
    found = [_day(year, second, first), _day(year, first, second)]
    days = list(dict.fromkeys(day for day in found if day is not None))
    if len(days) > 1:
        what = f"{told(text)} could be {days[0]} or {days[1]}"
        return InputError(where, what, "write YYYY-MM-DD")
    remedy = f"write {days[0]}" if days else "write YYYY-MM-DD"
    return InputError(where, f"{told(text)} is not written as a day is here", remedy)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
