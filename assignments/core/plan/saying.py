"""How a plan says an amount, a period and a number in the sentence of an assumption."""

from decimal import Decimal

from assignments.core.money import Money

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_A = {
    "calendar_year": " a calendar year",
    "assignment_year": " an assignment year",
    "once": " in all",
    "assignment": " in all",
    "": "",
}


def said(money: Money) -> str:
    """An amount with its code, as USD 1,150.00."""
    return f"{money.currency} {Decimal(money.amount):,}"


def a_period(per: str) -> str:
    """For how long an amount is, with a space before it: a month, in all."""
    return _A.get(per, f" a {per}")


def counted(count: int, noun: str) -> str:
    """So many of a thing."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def plain(word: str | None) -> str:
    """A word of the contract in a sentence."""
    return (word or "").replace("_", " ")


def month_said(label: str) -> str:
    """A month such as 2005-03 as March 2005."""
    return f"{_MONTHS[int(label[5:]) - 1]} {label[:4]}"
