"""Which rate an assignment's costs are turned at: the rule, and a table that follows it.

The ways from one currency to another are those of `rates`; a rule only says which rates count.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from assignments.core.money import Money
from assignments.core.periods import whole_month
from assignments.core.rates import EXPENSE_DATE, Conversion, Rate, RateTable

MONTH_AVERAGE, COMPANY_RATE = "month_average", "company_rate"
RATE_RULES = (EXPENSE_DATE, MONTH_AVERAGE, COMPANY_RATE)
BANK_CHARGE = "bank_charge"  # what HR may let count for one line, whatever the rule
FAR = Fraction(20, 100)  # an implied rate so far from the reference rate is pointed out


class MonthAverages(RateTable):
    """The mean of a month's daily conversions; typed rates where none of it was published."""

    def __init__(self, published: Iterable[Rate], typed: RateTable) -> None:
        """Index the published rates of the month."""
        super().__init__(published)
        self._typed = typed

    def find(self, base: str, quote: str, day: date, settlement: str) -> Conversion | None:
        """The mean over the days of the month of `day` that were published, dated by the last."""
        month = map(date.fromordinal, whole_month(day).ordinals())
        found = (self.on(base, quote, one, settlement) for one in month)
        daily = [one for one in found if one is not None]
        if not daily:
            instead = self._typed.find(base, quote, day, settlement)
            return instead and _ruled(
                instead, MONTH_AVERAGE, f"where no rate of {day:%Y-%m} was published"
            )
        rate = sum((one.rate for one in daily), Fraction(0)) / len(daily)
        sources = " and ".join(dict.fromkeys(one.source for one in daily))
        mean = replace(daily[-1], rate=rate, source=sources)
        days = "1 day" if len(daily) == 1 else f"{len(daily)} days"
        return _ruled(mean, MONTH_AVERAGE, f"average of {days} of {day:%Y-%m}")

    def sought(self, base: str, day: date) -> str:
        """The month is looked through."""
        return f"rate from {base} is known for any day of {day:%Y-%m}"


class CompanyRates(RateTable):
    """The rates that the company typed, and nothing else: they win over published ones."""

    def find(self, base: str, quote: str, day: date, settlement: str) -> Conversion | None:
        """The typed rate that holds on `day`; None where none does, whatever was published."""
        found = super().find(base, quote, day, settlement)
        return found and _ruled(found, COMPANY_RATE, "by rule")

    def sought(self, base: str, day: date) -> str:
        """Published rates are not looked at."""
        return f"company rate from {base} holds on {day}, and the assignment's rule takes no other"


def _ruled(found: Conversion, rule: str, told: str) -> Conversion:
    return replace(found, source=f"{found.source}, {told}", rule=rule)


def newest_of_each_pair(typed: Iterable[Rate]) -> tuple[Rate, ...]:
    """Of typed rates, the newest first, those that can count: a pair's newest says which way."""
    way: dict[frozenset[str], str] = {}
    return tuple(
        rate
        for rate in typed
        if way.setdefault(frozenset((rate.base, rate.quote)), rate.base) == rate.base
    )


def charged(amount: Money, charge: Money, day: date) -> Conversion:
    """The rate that a bank's charge for an amount means."""
    rate = charge.exact / amount.exact
    told = "what the bank charged"
    return Conversion(amount.currency, charge.currency, day, rate, told, BANK_CHARGE)


def is_far(rate: Fraction, reference: Fraction) -> bool:
    """Whether a rate lies more than a fifth above or below the reference rate."""
    return abs(rate - reference) > reference * FAR
