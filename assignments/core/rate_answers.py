"""What a source of live rates answered for a day, read strictly: any doubt is an error.

Nothing is asked here; a network is the storage's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from assignments.core.money import CURRENCIES
from assignments.core.rates import PIVOT, Rate

ABSURD = 100  # times the last rate known of a pair, or that part of it
MOST_DIGITS = 24


class AnswerError(ValueError):
    """What a source answered cannot be rates of the day that was asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a source was asked: the rates of a day; `today` bounds what it can know."""

    day: date
    today: date
    source: str


def is_absurd(rate: Fraction, known: Fraction) -> bool:
    """Whether a rate is a hundred times what is known of its pair, or a hundredth."""
    return rate >= known * ABSURD or rate * ABSURD <= known


def rates_of(answer: object, asked: Asked) -> tuple[Rate, ...]:
    """The rates of the answer's own day, which may lie before the day asked for.

    A source answers a day without rates with those of the last day that has some. Raises
    AnswerError for another base, a later day, or any rate that is no positive number.
    """
    if not isinstance(answer, Mapping):
        raise AnswerError("it is not an object with base, date and rates")
    base, rates = answer.get("base"), answer.get("rates")
    if base != PIVOT:
        raise AnswerError(f"its base is {_said(base)}, not {PIVOT}")
    day = _day(answer.get("date"), asked)
    if not isinstance(rates, Mapping) or not rates:
        raise AnswerError("it holds no rates")
    told = {str(quote): _rate(str(quote), rate) for quote, rate in rates.items()}
    known = tuple(
        Rate(day, PIVOT, quote, rate, asked.source)
        for quote, rate in sorted(told.items())
        if quote in CURRENCIES and quote != PIVOT
    )
    if not known:
        raise AnswerError("it holds no rate of a known currency")
    return known


def _said(value: object) -> str:
    return "missing" if value is None else repr(value)[:40]


def _day(value: object, asked: Asked) -> date:
    try:
        day = date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise AnswerError(f"its date is {_said(value)}") from None
    if day > asked.today:
        raise AnswerError(f"its date {day} lies in the future")
    if day > asked.day:
        raise AnswerError(f"its date is {day}, a later day")
    return day


def _rate(quote: str, value: object) -> str:
    """A rate as exact text; numbers come as Decimal or int, never as floating point."""
    if not isinstance(value, Decimal | int) or isinstance(value, bool):
        raise AnswerError(f"its rate of {quote[:10]} is {_said(value)}")
    rate = Decimal(value)
    if not rate.is_finite() or rate <= 0:
        raise AnswerError(f"its rate of {quote[:10]} is {rate}, not above zero")
    text = f"{rate:f}" if abs(rate.adjusted()) < MOST_DIGITS else ""
    if not text or len(text) > MOST_DIGITS:
        raise AnswerError(f"its rate of {quote[:10]} has too many digits")
    return text
