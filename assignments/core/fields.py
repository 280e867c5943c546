"""Reading plain mappings (a case file, a form, a row) into values, strictly.

One error for each slip: where it is, what is wrong, what to do. Nothing is guessed.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import cast

from assignments.core.periods import FIRST_YEAR, Covers, add_months
from assignments.core.words import InputError, one_of, stated, told

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
YEARS_AHEAD = 10
LAST_YEAR = 2199  # so that no period of a day leaves the calendar


class Fields:
    """A mapping with a name, whose every key must be known."""

    def __init__(self, value: object, where: str, known: tuple[str, ...]) -> None:
        """Take a mapping; raise InputError when it is none or holds an unknown field."""
        stated(value, where, "write it as {…}")
        if not isinstance(value, Mapping):
            raise InputError(where, f"{told(value)} is not an object", "write it as {…}")
        self.values = cast("Mapping[str, object]", value)
        self.where = where
        for key in self.values:
            if key not in known:
                what = f"unknown field {told(key)}"
                raise InputError(where, what, "take it out or correct its name")

    def __contains__(self, name: str) -> bool:
        """Whether the field is there at all."""
        return name in self.values

    def at(self, name: str) -> str:
        """Where a field stands, for an error."""
        return f"{self.where}, {name}" if self.where else name

    def get(self, name: str) -> object:
        """The raw value; None where it is left out."""
        return self.values.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """A string; the default where it is left out, InputError where it is none."""
        value = stated(self.values.get(name, default), self.at(name), "write a string")
        if not isinstance(value, str):
            raise InputError(self.at(name), f"{told(value)} is not text", "write a string")
        return value

    def text_or_none(self, name: str) -> str | None:
        """A string that is not empty, or None."""
        return None if self.get(name) is None else self.text(name) or None

    def flag(self, name: str, *, default: bool) -> bool:
        """True or false."""
        value = self.values.get(name, default)
        if not isinstance(value, bool):
            what = f"{told(value)} is not true or false"
            raise InputError(self.at(name), what, "write true or false")
        return value

    def flag_or_false(self, name: str) -> bool:
        """True or false; false where it is left out or null."""
        return self.get(name) is not None and self.flag(name, default=False)

    def number(self, name: str) -> int | None:
        """A whole number from 0, or None."""
        value = self.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            what = f"{told(value)} is not a whole number"
            raise InputError(self.at(name), what, "write digits only")
        return value

    def word(self, name: str, words: tuple[str, ...], kind: str, default: str | None = None) -> str:
        """One of the words."""
        return one_of(self.values.get(name, default), words, self.at(name), kind)

    def word_or_none(self, name: str, words: tuple[str, ...], kind: str) -> str | None:
        """One of the words, or None."""
        return None if self.get(name) is None else self.word(name, words, kind)

    def items(self, name: str) -> list[object]:
        """A list; empty where it is left out."""
        value = self.values.get(name)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            raise InputError(self.at(name), f"{told(value)} is not a list", "write it as […]")
        return list(value)

    def words(
        self, name: str, words: tuple[str, ...], kind: str, default: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """Several of the words, each once, in the order given."""
        if self.get(name) is None:
            return default
        found = (one_of(value, words, self.at(name), kind) for value in self.items(name))
        return tuple(dict.fromkeys(found))

    def day(self, name: str, as_of: date | None = None) -> date:
        """A date; see `day_of`."""
        return day_of(self.get(name), self.at(name), as_of)

    def day_or_none(self, name: str, as_of: date | None = None) -> date | None:
        """A date, or None."""
        return None if self.get(name) is None else self.day(name, as_of)

    def covers(self, name: str, as_of: date | None = None) -> Covers | None:
        """Covered days `{"from", "to"}`, the end not included, or None."""
        if self.get(name) is None:
            return None
        span = Fields(self.get(name), self.at(name), ("from", "to"))
        covers = Covers(span.day("from", as_of), span.day("to", as_of))
        if covers.end <= covers.first:
            raise InputError(
                self.at(name),
                "the end is not after the start",
                "the end is not included: give a later day",
            )
        return covers


def day_of(value: object, where: str, as_of: date | None = None) -> date:
    """A date written YYYY-MM-DD, from 1990 to ten years after `as_of`; InputError otherwise."""
    stated(value, where, "write YYYY-MM-DD")
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise InputError(where, f"{told(value)} is not a date", "write YYYY-MM-DD")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise InputError(where, f"{value} does not exist", "give a day of the calendar") from None
    return sensible_day(day, where, as_of)


def sensible_day(day: date, where: str, as_of: date | None = None) -> date:
    """The day, when it lies from 1990 to ten years after `as_of`; InputError otherwise."""
    if day.year < FIRST_YEAR:
        raise InputError(where, f"{day} is before {FIRST_YEAR}", "give a later day")
    if day.year > LAST_YEAR:
        raise InputError(where, f"{day} is after {LAST_YEAR}", "give an earlier day")
    if as_of is not None and day > _latest(as_of):
        what = f"{day} is more than ten years after {as_of}"
        raise InputError(where, what, "give an earlier day")
    return day


@lru_cache(maxsize=16)
def _latest(as_of: date) -> date:
    return add_months(as_of, 12 * YEARS_AHEAD)
