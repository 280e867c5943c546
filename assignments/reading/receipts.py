"""What a receipt says, out of the words that were seen on its picture: amount, currency, day, who.

Pure: the words come with their places from `pictures`. English and Chinese receipts. What is not
clear is left out, and nothing here is more than a proposal.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from assignments.reading.paid import LABELS, currency_of, paid_of
from assignments.reading.paid_on import day_of, has_day

LONGEST_NAME = 80
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


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
    """The lines of a receipt from above: words that stand side by side, two spaces between them."""
    rows: list[list[Seen]] = []
    for one in sorted(seen, key=lambda word: word.middle):
        last = rows[-1][-1] if rows else None
        height = one.bottom - one.top
        if last is not None and abs(one.middle - last.middle) < 0.6 * height:
            rows[-1].append(one)
        else:
            rows.append([one])
    return ["  ".join(one.text for one in sorted(row, key=lambda word: word.left)) for row in rows]


def proposed(seen: Iterable[Seen], today: dt.date) -> dict[str, str]:
    """By the fields of a line's form: `amount`, `currency`, `date`, and who was paid as `note`."""
    rows = rows_of(seen)
    paid = paid_of(rows)
    found = {
        "amount": "" if paid is None else f"{paid.amount:f}",
        "currency": currency_of(rows, paid),
        "date": day_of(rows, today),
        "note": _name(rows),
    }
    return {name: value for name, value in found.items() if value}


_SELLER = re.compile(
    r"(?:销售方(?:名称)?|收款(?:单位|方)|商户(?:全称|名称)?|填开单位)\s*[:\uff1a]?\s*(?P<name>[^:\uff1a]{2,})"
)
_NO_NAME = re.compile(
    r"receipt|invoice|welcome|customer|copy|bill\b|\btel\b|\bno\b|passenger|发\s*票|收\s*据|小\s*票|"
    r"欢\s*迎|电\s*话|单\s*号|订\s*单|账\s*单|顾\s*客|存\s*根|行程单|支付成功|购买方|旅客|检\s*票|今收到|"
    r"里\s*程|等\s*候|\d次|^\*",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")
_FIGURES = re.compile(r"\d[.,:]\d")


def _name(rows: list[str]) -> str:
    """Who was paid: whom a row calls so, else the first row that is a name and nothing else."""
    for row in rows:
        if seller := _SELLER.search(row):
            return seller["name"].strip()[:LONGEST_NAME]
    for row in rows[:6]:
        if _is_name(row):
            return " ".join(row.split())[:LONGEST_NAME]
    return ""


def _is_name(row: str) -> bool:
    letters = len(_LETTERS.findall(row))
    enough = 2 if _CHINESE.search(row) else 3
    is_other = _NO_NAME.search(row) or _FIGURES.search(row) or has_day(row)
    is_label = any(label.search(row) for label in LABELS)
    return letters >= max(enough, sum(map(str.isdigit, row))) and not is_other and not is_label
