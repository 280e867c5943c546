"""What a receipt says, out of the words that were seen on its picture: amount, currency, day, who.

Pure: the words come with their places from `pictures`. English and Chinese receipts. What is not
clear is left out, and nothing here is more than a proposal.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

LONGEST_NAME = 80
OLDEST = dt.timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Seen:
    """Words that were seen together, and where: pixels from the left and from the top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """How far down they stand."""
        return (self.top + self.bottom) / 2


def rows_of(seen: Iterable[Seen]) -> list[str]:
    """The lines of a receipt from above: words that stand side by side belong together."""
    rows: list[list[Seen]] = []
    for one in sorted(seen, key=lambda word: word.middle):
        last = rows[-1][-1] if rows else None
        height = one.bottom - one.top
        if last is not None and abs(one.middle - last.middle) < 0.6 * height:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [" ".join(one.text for one in sorted(row, key=lambda word: word.left)) for row in rows]


def proposed(seen: Iterable[Seen], today: dt.date) -> dict[str, str]:
    """By the fields of a line's form: `amount`, `currency`, `date`, and who was paid as `note`."""
    rows = rows_of(seen)
    found = {
        "amount": _amount(rows),
        "currency": _currency(rows),
        "date": _day(rows, today),
        "note": _name(rows),
    }
    return {name: value for name, value in found.items() if value}


# Labels of what was paid in the end, the surest first; and rows that are something else.
_TOTALS = (
    re.compile(
        r"grand total|amount (?:paid|due)|total (?:paid|due|amount)|balance due|"
        r"价税合计|实付|实收|应付|付款金额|支付金额",
        re.IGNORECASE,
    ),
    re.compile(r"\btotal|合\s*计|总\s*计|总\s*额|总\s*价", re.IGNORECASE),
    re.compile(r"\bamount|\bfare\b|金\s*额|车\s*费", re.IGNORECASE),
)
_OTHER = re.compile(
    r"sub-?\s*total|\btax\b|\bvat\b|change\b|discount|deposit|\bitems?\b|小\s*计|税\s*额|找\s*零|"
    r"优\s*惠|折\s*扣|押\s*金|数\s*量",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\d.,:/-])(\d{1,3}(?:[, '\u2019]\d{3})+(?:\.\d{1,2})?|\d{1,3}(?:\.\d{3})+,\d{2}|"
    r"\d+[.,]\d{2}|\d{1,7})(?![\d:/%-]|[.,]\d)"
)
_MARK = re.compile(r"[¥￥€£$]|元|\b(?:CNY|RMB|USD|EUR|GBP|HKD|JPY|SGD|CHF)", re.IGNORECASE)


def _amount(rows: list[str]) -> str:
    """What was paid: the number beside or under its label, else the largest that is money."""
    for label in _TOTALS:
        found = [
            amount
            for number, row in enumerate(rows)
            if label.search(row) and not _OTHER.search(row)
            for amount in _beside(rows, number)
        ]
        if found:
            return _told(max(found))
    money = [one for row in rows if not _OTHER.search(row) for one in _money_in(row)]
    return _told(max(money)) if money else ""


def _beside(rows: list[str], number: int) -> list[Decimal]:
    """The numbers of a labelled row, or of the one below where it has none."""
    here = _numbers(rows[number])
    return here or (_numbers(rows[number + 1]) if number + 1 < len(rows) else [])


def _money_in(row: str) -> list[Decimal]:
    """The numbers of a row that is about money by a mark of it."""
    return _numbers(row) if _MARK.search(row) and not _has_day(row) else []


def _numbers(row: str) -> list[Decimal]:
    without_days = _DAY.sub(" ", row)
    values = (_value(one) for one in _NUMBER.findall(without_days))
    return [one for one in values if one is not None and one > 0]


def _value(text: str) -> Decimal | None:
    """A number however its thousands are set apart: 1,234.50, 1 234.50 or 1.234,50."""
    plain = re.sub(r"[ '\u2019]", "", text)
    if re.search(r",\d{2}$", plain) and "." not in plain.rpartition(",")[2]:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None


def _told(amount: Decimal) -> str:
    return f"{amount:f}"


_CODES = re.compile(r"CNY|RMB|USD|EUR|GBP|HKD|JPY|SGD|CHF|TWD|KRW|INR|AUD|CAD|人民币")
_SIGNS = (
    (re.compile(r"HK\$"), "HKD"),
    (re.compile(r"(?<!U)S\$"), "SGD"),
    (re.compile(r"US\$"), "USD"),
    (re.compile(r"€"), "EUR"),
    (re.compile(r"£"), "GBP"),
    (re.compile(r"元"), "CNY"),
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _currency(rows: list[str]) -> str:
    """Its code, where one is printed or a sign says it; a bare dollar says nothing."""
    totals = [row for row in rows if any(label.search(row) for label in _TOTALS)]
    for text in (" ".join(totals), " ".join(rows)):
        if code := _CODES.search(text.upper()):
            return {"RMB": "CNY", "人民币": "CNY"}.get(code[0], code[0])
        for sign, currency in _SIGNS:
            if sign.search(text):
                return currency
        if re.search(r"[¥￥]", text):
            return "CNY" if _CHINESE.search(" ".join(rows)) else ""
    return ""


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<word>{'|'.join(_MONTHS)})[a-z]*"
_WAYS = (
    r"(?P<y>(?:19|20)\d{2})\s*[-./年]\s*(?P<m>\d{1,2})\s*[-./月]\s*(?P<d>\d{1,2})(?!\d)日?",
    r"(?<!\d)(?P<a>\d{1,2})[-./](?P<b>\d{1,2})[-./](?P<y>(?:19|20)\d{2})(?!\d)",
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -.]*{_MONTH}[ ,.-]*(?P<y>(?:19|20)\d{{2}})",
    rf"{_MONTH}\.? *(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? *(?P<y>(?:19|20)\d{{2}})",
)
_READERS = tuple(re.compile(way, re.IGNORECASE) for way in _WAYS)
_DAY = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", way) for way in _WAYS), re.IGNORECASE)
_DATED = re.compile(r"date|日\s*期|时\s*间", re.IGNORECASE)
_NOT_PAID = re.compile(r"due|expir|valid|birth|到\s*期|有\s*效|截\s*止", re.IGNORECASE)


def _has_day(row: str) -> bool:
    return _DAY.search(row) is not None


def _day(rows: list[str], today: dt.date) -> str:
    """The day of the receipt: one that is called so, else the latest that has been."""
    found = [
        (_DATED.search(row) is not None, day)
        for row in rows
        if not _NOT_PAID.search(row)
        for day in _days(row)
        if today - OLDEST < day <= today
    ]
    return max(found)[1].isoformat() if found else ""


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


_NO_NAME = re.compile(
    r"receipt|invoice|welcome|customer|copy|bill\b|\btel\b|\bno\b|发\s*票|收\s*据|小\s*票|欢\s*迎|"
    r"电\s*话|单\s*号|订\s*单|账\s*单|顾\s*客|存\s*根",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")


def _name(rows: list[str]) -> str:
    """Who was paid: the first row that is a name and neither a heading nor a number."""
    for row in rows[:6]:
        enough = 2 if _CHINESE.search(row) else 3
        is_other = _NO_NAME.search(row) or _has_day(row) or any(one.search(row) for one in _TOTALS)
        if len(_LETTERS.findall(row)) >= enough and not is_other:
            return row.strip()[:LONGEST_NAME]
    return ""
