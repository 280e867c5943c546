"""What a letter says falls due when an employment or assignment ends, as a rule; and its words.

A rule is what a person confirmed of a sentence: for which causes, within which window, how much,
when. A rule of `LISTS` grants nothing: it keeps the letter's own words on what a cause is.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assignments.core.fields import Fields
from assignments.core.money import Money, bare_number
from assignments.core.periods import add_months
from assignments.core.words import CATEGORIES, PERSONS, InputError, told

WITHOUT_GOOD_CAUSE, CHANGE_OF_CONTROL, GOOD_REASON, GOOD_CAUSE, NATURAL_END = CAUSES = (
    "without_good_cause",
    "change_of_control",
    "good_reason",
    "good_cause",
    "natural_end",
)
CATEGORY_OF = {
    "lump_sum": "severance",
    "salary_months": "severance",
    "health_months": "health_continuation",
    "options_vest": "stock_options",
    "travel": "repatriation_airfare",
    "freight": "return_freight",
    "pay_to_date": "base_salary",
    "vacation": "vacation",
}
KINDS = tuple(CATEGORY_OF)
LISTS = (GOOD_REASON, GOOD_CAUSE, CHANGE_OF_CONTROL, "notice")
EMPLOYMENT, SIGNING = ANCHORS = ("employment", "signing")
MOST_MONTHS, MOST_DAYS = 600, 3660
SATURDAY = 5
FIELDS = (
    *("kind", "causes", "letter", "clause", "category", "window_months", "window_from"),
    *("anniversary", "after_window", "only", "due_days", "due_working", "amount", "currency"),
    *("months", "percent", "people", "contingent", "quote", "start", "end"),
)


@dataclass(frozen=True, slots=True)
class EndingRule:
    """One rule. `months` are of salary or of cover, `percent` of the options not yet vested.

    Its window has `window_months` from the employment's first day or the letter's signing, and
    with `anniversary` the day after them; `after_window`: it holds once the window is over. `only`:
    the letter says that nothing else is due. `due_days` after the day, None where no day is named.
    """

    kind: str
    causes: tuple[str, ...] = ()
    letter: str = "1"
    clause: str = ""
    category: str = ""
    window_months: int | None = None
    window_from: str = EMPLOYMENT
    anniversary: bool = False
    after_window: bool = False
    only: bool = False
    due_days: int | None = None
    due_working: bool = False
    money: Money | None = None
    months: Fraction | None = None
    percent: int | None = None
    people: tuple[str, ...] = ("employee",)
    contingent: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None

    @property
    def is_list(self) -> bool:
        """Whether it holds the letter's words on a cause, and grants nothing."""
        return self.kind in LISTS

    @property
    def place(self) -> str:
        """Where it stands, as sentences say it."""
        letter = f"letter {self.letter}" if self.letter else "no letter"
        return f"clause {self.clause} of {letter}" if self.clause else letter

    def due(self, day: dt.date) -> dt.date | None:
        """The day on which it is to be paid when the employment ends on a day."""
        if self.due_days is None or not self.due_working:
            return None if self.due_days is None else day + dt.timedelta(days=self.due_days)
        left = self.due_days
        while left:
            day += dt.timedelta(days=1)
            left -= day.weekday() < SATURDAY
        return day

    def window(self, begin: dt.date) -> tuple[dt.date, dt.date]:
        """First and last day of its window, both included, from the day that it counts from."""
        end = add_months(begin, self.window_months or 0)
        return begin, end if self.anniversary else end - dt.timedelta(days=1)


def rule_of(words: Mapping[str, Any]) -> EndingRule:
    """A rule from a plain mapping; InputError names the field and the remedy."""
    read = Fields(words, "", FIELDS)
    kind = read.word("kind", (*KINDS, *LISTS), "kind")
    causes = read.words("causes", CAUSES, "cause")
    if not causes and kind in KINDS:
        raise InputError("causes", "no cause is named", "name one at least")
    rule = EndingRule(
        kind=kind,
        causes=causes,
        letter=read.text("letter", "1"),
        clause=read.text("clause", ""),
        category=read.word("category", CATEGORIES, "category", CATEGORY_OF.get(kind, "severance")),
        window_months=_whole(read, "window_months", MOST_MONTHS),
        window_from=read.word("window_from", ANCHORS, "beginning", EMPLOYMENT),
        anniversary=read.flag_or_false("anniversary"),
        after_window=read.flag_or_false("after_window"),
        only=read.flag_or_false("only"),
        due_days=_whole(read, "due_days", MOST_DAYS),
        due_working=read.flag_or_false("due_working"),
        money=_money(read),
        months=_months(read),
        percent=_whole(read, "percent", 100),
        people=read.words("people", PERSONS, "person", ("employee",)),
        contingent=read.text("contingent", ""),
        quote=read.text("quote", ""),
        start=read.number("start"),
        end=read.number("end"),
    )
    _fits(rule)
    return rule


def _whole(read: Fields, name: str, most: int) -> int | None:
    number = read.number(name)
    if number is not None and number > most:
        raise InputError(name, f"{number} is more than {most}", "give a smaller number")
    return number


def _money(read: Fields) -> Money | None:
    if read.get("amount") is None:
        return None
    return Money.parse(read.get("amount"), read.get("currency"), "amount")


def _months(read: Fields) -> Fraction | None:
    if read.get("months") is None:
        return None
    number = Fraction(bare_number(read.get("months"), "months"))
    if number > MOST_MONTHS:
        what = f"{told(read.get('months'))} is more than {MOST_MONTHS}"
        raise InputError("months", what, "give a smaller number")
    return number


def _fits(rule: EndingRule) -> None:
    """Raise InputError for a rule whose parts do not fit its kind."""
    if rule.kind == "lump_sum" and rule.money is None:
        raise InputError("amount", "a lump sum has no amount", "give amount and currency")
    dependants = rule.kind == "health_months" and "employee" not in rule.people
    if rule.kind in {"salary_months", "health_months"} and rule.months is None and not dependants:
        raise InputError("months", "the number of months is missing", "give the months")
    if rule.after_window and not rule.window_months:
        raise InputError("window_months", "is missing", "say how long the window is")


def rule_json(rule: EndingRule) -> dict[str, Any]:
    """A rule as plain JSON, from which `rule_of` reads it back."""
    return {
        **{name: getattr(rule, name) for name in FIELDS if hasattr(rule, name)},
        "causes": list(rule.causes),
        "people": list(rule.people),
        "amount": None if rule.money is None else str(rule.money),
        "currency": None if rule.money is None else rule.money.currency,
        "months": None if rule.months is None else _decimal(rule.months),
    }


def _decimal(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
