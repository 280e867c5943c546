"""Amounts of notes: read as typed, turned at the rate of their day, and frozen."""

import datetime as dt
import re

from assignments.actions.known import conversion_on
from assignments.core.money import Money, currency_code
from assignments.core.rates import Conversion
from assignments.core.records import AssignmentRecord
from assignments.core.words import InputError
from assignments.storage.store import Store

_NOTHING = re.compile(r"0+(\.0+)?")


def money_or_nothing(amount: str, currency: str, where: str = "amount") -> Money:
    """An amount as typed, zero too."""
    if _NOTHING.fullmatch(amount.strip()):
        return Money.zero(currency_code(currency, where))
    return Money.parse(amount.strip(), currency, where)


def turned(
    store: Store, record: AssignmentRecord, money: Money, day: dt.date, where: str = "currency"
) -> tuple[Money, Conversion | None]:
    """An amount in the settlement currency, and the rate that turned it.

    Raises InputError where no rate is known for the day.
    """
    settlement = record.facts.settlement_currency
    if money.currency == settlement:
        return money, None
    rate = conversion_on(store, record, money.currency, day)
    if rate is None:
        what = f"no rate turns {money.currency} into {settlement} on {day}"
        raise InputError(where, what, "have HR record a company rate for that day, then come back")
    return rate.turn(money), rate
