"""The day of a receipt, by its rows: nothing where it could be another one."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

OLDEST = dt.timedelta(days=3650)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<word>{'|'.join(_MONTHS)})[a-z]*"
# A picture's words often stand without the space between day and time.
_TIME = r"(?=\D|$|\d{1,2}:\d{2})"
_WAYS = (
    r"(?P<y>(?:19|20)\d{2})[-./](?P<m>\d{2})[-./](?P<d>\d{2})(?=\d{2}:\d{2})",
    r"(?P<y>(?:19|20)\d{2})\s*[-./年]\s*(?P<m>\d{1,2})\s*[-./月]\s*(?P<d>\d{1,2})(?!\d)日?",
    rf"(?<!\d)(?P<a>\d{{1,2}})[-./](?P<b>\d{{1,2}})[-./](?P<y>(?:19|20)\d{{2}}){_TIME}",
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -.]*{_MONTH}[ ,.-]*(?P<y>(?:19|20)\d{{2}}){_TIME}",
    rf"{_MONTH}\.? *(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? *(?P<y>(?:19|20)\d{{2}}){_TIME}",
)
_READERS = tuple(re.compile(way, re.IGNORECASE) for way in _WAYS)
_DAY = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", way) for way in _WAYS), re.IGNORECASE)
# What the day of a receipt is called, the surest first.
_CALLED = (
    re.compile(r"issued|invoice\s*date|开\s*票|填\s*开|支\s*付\s*时\s*间", re.IGNORECASE),
    re.compile(r"date|日\s*期|时\s*间", re.IGNORECASE),
    re.compile(r"departure|check-?\s*out|ausfahrt|离\s*店|退\s*房", re.IGNORECASE),
)
_NOT_PAID = re.compile(
    r"due|expir|valid|birth|period|到\s*期|有\s*效|截\s*止|账\s*期|期\s*间", re.IGNORECASE
)


def without_days(row: str) -> str:
    """A row without the days in it, whose digits are no amount."""
    return _DAY.sub(" ", row)


def has_day(row: str) -> bool:
    """Whether a day stands in a row."""
    return _DAY.search(row) is not None


def day_of(rows: Sequence[str], today: dt.date) -> str:
    """The day of the receipt: the one that is called so, else the only one that has been."""
    dated = [
        (row, day)
        for row in rows
        if not _NOT_PAID.search(row)
        for day in _days(row)
        if today - OLDEST < day <= today
    ]
    for called in _CALLED:
        found = [day for row, day in dated if called.search(row)]
        if found:
            return max(found).isoformat()
    days = {day for _, day in dated}
    return days.pop().isoformat() if len(days) == 1 else ""


def _days(row: str) -> Iterator[dt.date]:
    for reader in _READERS:
        for match in reader.finditer(row):
            day = _day_of(match.groupdict())
            if day is not None:
                yield day


def _day_of(parts: dict[str, str | None]) -> dt.date | None:
    """The day of what was matched; None where nobody knows which number is the month."""
    year = int(parts["y"] or 0)
    if parts.get("word"):
        month, number = _MONTHS.index(str(parts["word"]).lower()) + 1, int(parts["d"] or 0)
    elif parts.get("m"):
        month, number = int(parts["m"] or 0), int(parts["d"] or 0)
    else:
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        if first <= 12 and second <= 12 and first != second:  # noqa: PLR2004 - months
            return None
        month, number = (second, first) if first > 12 else (first, second)  # noqa: PLR2004
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None
