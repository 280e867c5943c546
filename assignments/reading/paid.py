"""How much was paid, and in which currency, by the rows of a receipt.

An amount that could be another one is worse than none: where labels disagree, where a label stands
without its number, or where something above the total is dearer than it, nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from assignments.reading.paid_on import without_days

CODES = "CNY|RMB|USD|EUR|GBP|HKD|JPY|SGD|CHF|TWD|KRW|INR|AUD|CAD"
# Looking at a picture drops the space before a code, so small letters may stand before it.
_CODE = re.compile(rf"(?<![A-Z])(?:{CODES})(?![A-Za-z])|人民币")
_SIGNED = re.compile(r"[¥￥€£$]|(?<=\d)\s*元")

# Labels of what was paid in the end, the surest first.
LABELS = (
    re.compile(
        r"grand\s*total|amount\s*(?:paid|due)|total\s*(?:paid|(?:amount\s*)?due|amount)|"
        r"balance\s*due|payable|价税合计|实付|实收|应付|应收|付款金额|支付金额",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:invoice\s*)?total|\bsumme\b|\bgesamt(?:betrag|summe)?\b|合\s*[计計]|总\s*[计額额价]|總\s*計",
        re.IGNORECASE,
    ),
    re.compile(r"\bamount|\bfare\b|金\s*[额額]|车\s*费", re.IGNORECASE),
)
# Rows about something else than what was paid.
_OTHER = re.compile(
    r"sub-?\s*total|tax(?!i)|\bvat\b|\bgst\b|mwst|\btva\b|change\b|discount|deposit|\bitems?\b|"
    r"sav(?:ed|ings?)|cash\b|tender|\bbar\b|r[uü]ckgeld|remaining|previous|received|"
    r"小\s*计|税\s*额|优\s*惠|折\s*扣|押\s*金|数\s*量|现\s*金|余\s*额|退\s*款|里\s*程|单\s*价|"
    r"^\s*找|[预預]|釣",
    re.IGNORECASE,
)
_REDUCED = re.compile(
    r"discount|voucher|coupon|rabatt|remise|优\s*惠|折\s*扣|减\s*免", re.IGNORECASE
)
_CHANGE = re.compile(r"^\s*找|\bchange\b", re.IGNORECASE)
_TAKEN = re.compile(r"实收")
_WITH_TAX = re.compile(
    r"incl\w*\.?\s*(?:of\s*)?(?:all\s*)?(?:vat|gst|tax(?:es)?|service)|含税", re.IGNORECASE
)
_IN_WORDS = re.compile(r"大写|小写|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整]")
_NUMBER = re.compile(
    r"(?<![\d.,:/-])(\d{1,3}(?:[,'\u2019]\d{3})+(?:\.\d{1,2})?|\d{1,3}(?:\.\d{3})+,\d{2}|"
    r"\d+[.,]\d{2}|\d+\.\d|\d{1,7})(?![\d:/%-]|[.,]\d)"
)
# 2 345.60 may be two things for 345.60, and 1200O or l2.50 was seen amiss.
_UNCLEAR = re.compile(
    r"(?<!\d)\d{1,3} \d{3}(?!\d)|(?<![A-Za-z])[OoIlSBZDQ]\d*[.,]?\d|\d[OoIlSBZDQ](?![A-Za-z])"
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Paid:
    """An amount, and the row that says it."""

    amount: Decimal
    row: str


def paid_of(rows: Sequence[str]) -> Paid | None:
    """What was paid; None where no row says so, or where another row raises a doubt."""
    read = [_WITH_TAX.sub(" ", row) for row in rows]
    for label in LABELS:
        told = [number for number, row in enumerate(read) if _says(label, row, read)]
        if told:
            found = _agreed([_beside(label, read, number) for number in told])
            is_sure = found is not None and not _is_doubtful(found, read)
            return found if is_sure else None
    return _only_one(read)


def _says(label: re.Pattern[str], row: str, rows: Sequence[str]) -> bool:
    """Whether a row has the label, is about nothing else, and leaves something to be paid."""
    if not label.search(row) or _OTHER.search(row):
        return False
    if _TAKEN.search(row) and any(_CHANGE.search(one) for one in rows):
        return False  # what was handed over
    numbers = [value for value, _ in _values(row)]
    return not numbers or any(numbers)


def _beside(label: re.Pattern[str], rows: Sequence[str], number: int) -> Paid | None:
    """The one number of a labelled row, or behind its label, or of a row below of nothing else."""
    here, below = rows[number], rows[number + 1] if number + 1 < len(rows) else ""
    if not _values(here):
        here = below if not _LETTER.search(_bare(below)) else ""
    if _UNCLEAR.search(without_days(here)):
        return None
    for part in (here, label.split(here)[-1]):
        amounts = _money_of(part)
        if len(amounts) == 1:
            return Paid(amounts[0], rows[number])
    return None


def _agreed(found: Sequence[Paid | None]) -> Paid | None:
    """The one amount that labels alone say, else the one that all labelled rows say."""
    exact = [one for one in found if one is not None and _is_bare(one.row)]
    told = exact or found
    amounts = {None if one is None else one.amount for one in told}
    return told[0] if len(amounts) == 1 else None


def _is_bare(row: str) -> bool:
    """Whether a row is a label and an amount, and says nothing else."""
    for label in LABELS:
        row = label.sub(" ", row)
    return len(_LETTER.findall(_bare(_IN_WORDS.sub(" ", row)))) < 2  # noqa: PLR2004 - a stray one


def _bare(row: str) -> str:
    """A row without its amounts and their currency."""
    return _NUMBER.sub(" ", _SIGNED.sub(" ", _CODE.sub(" ", row)))


def _is_doubtful(found: Paid, rows: Sequence[str]) -> bool:
    """Whether something above the total is dearer, and no discount says why."""
    at = next((number for number, row in enumerate(rows) if row == found.row), 0)
    above = [row for row in rows[:at] if not _OTHER.search(row)]
    dearer = any(amount > found.amount for row in above for amount in _exact(row))
    return dearer and not any(_REDUCED.search(row) for row in rows)


def _only_one(rows: Sequence[str]) -> Paid | None:
    """Without a label: the only amount of the whole receipt, if a mark says that it is money."""
    told = [row for row in rows if not _OTHER.search(row)]
    amounts = {amount for row in told for amount in [*_exact(row), *_marked(row)]}
    for row in told:
        if len(amounts) == 1 and _marked(row) and not _UNCLEAR.search(row):
            return Paid(amounts.pop(), row)
    return None


def _exact(row: str) -> list[Decimal]:
    return [value for value, is_exact in _values(row) if is_exact and value]


def _marked(row: str) -> list[Decimal]:
    is_marked = _CODE.search(row) or _SIGNED.search(row)
    return _money_of(row) if is_marked else []


def _money_of(row: str) -> list[Decimal]:
    """The different amounts of a row; whole numbers count only where no other stands there."""
    values = [(value, is_exact) for value, is_exact in _values(row) if value]
    exact = [value for value, is_exact in values if is_exact]
    return list(dict.fromkeys(exact or [value for value, _ in values]))


def _values(row: str) -> list[tuple[Decimal, bool]]:
    """The numbers of a row but for days, each with whether it has cents."""
    found = ((_value(one), one) for one in _NUMBER.findall(without_days(row)))
    return [
        (value, re.search(r"[.,]\d{1,2}$", one) is not None)
        for value, one in found
        if value is not None
    ]


def _value(text: str) -> Decimal | None:
    """A number however its thousands are set apart: 1,234.50, 1'234.50 or 1.234,50."""
    plain = re.sub(r"['\u2019]", "", text)
    if re.search(r",\d{2}$", plain) and "." not in plain.rpartition(",")[2]:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None


_SIGNS = (
    (re.compile(r"HK\$"), "HKD"),
    (re.compile(r"(?<!U)S\$"), "SGD"),
    (re.compile(r"US\$"), "USD"),
    (re.compile(r"€"), "EUR"),
    (re.compile(r"£"), "GBP"),
    (re.compile(r"\d\s*元|[圆元]整|[(\uff08]元[)\uff09]"), "CNY"),
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Characters that receipts of the mainland do not print: ¥ may be yen there.
_ELSEWHERE = re.compile(r"[計預釣円領収東車電時間總價額費\u3041-\u30f6]")


def currency_of(rows: Sequence[str], paid: Paid | None) -> str:
    """Its code, where a row says it: that of the amount, else any, as long as all say the same."""
    for told in ([] if paid is None else [paid.row], [*_labelled(rows)], rows):
        found = {code for row in told for code in _codes(row, rows)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _labelled(rows: Sequence[str]) -> Iterator[str]:
    yield from (row for row in rows if any(label.search(row) for label in LABELS[:2]))


def _codes(row: str, rows: Sequence[str]) -> Iterator[str]:
    for code in _CODE.findall(row):
        yield {"RMB": "CNY", "人民币": "CNY"}.get(code, code)
    for sign, currency in _SIGNS:
        if sign.search(row):
            yield currency
    every = " ".join(rows)
    if re.search(r"[¥￥]", row) and _CHINESE.search(every) and not _ELSEWHERE.search(every):
        yield "CNY"
