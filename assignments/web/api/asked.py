"""Words behind the `?` that are days, numbers or one of several words; what is none is refused."""

import datetime as dt
import re

from flask import request

from assignments.core.fields import day_of
from assignments.core.words import InputError, one_of
from assignments.web.access import office
from assignments.web.api.sent import MOST_ID

_NUMBER = re.compile(r"[0-9]{1,10}")


def day_asked(name: str) -> dt.date | None:
    """A day, None where none is named; InputError for what is no sensible day."""
    asked = request.args.get(name)
    return None if asked is None else day_of(asked, name, office().today())


def number_asked(name: str, most: int = MOST_ID) -> int | None:
    """A whole number above zero, None where none is named."""
    asked = request.args.get(name)
    if asked is None:
        return None
    if not _NUMBER.fullmatch(asked) or not 0 < int(asked) <= most:
        raise InputError(name, "is no number of a record", f"give one from 1 to {most}")
    return int(asked)


def word_asked(name: str, words: tuple[str, ...], usual: str) -> str:
    """One of some words; the usual one where none is named."""
    return one_of(request.args.get(name, usual), words, name, name)
