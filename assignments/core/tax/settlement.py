"""Who owes whom once a year is final, worked out step by step.

Equalised: the employee bears exactly the final hypothetical tax. Protected: the lower of it and
the actual tax. What they bore already, the tax withheld and what they paid less what came back, is
taken off; what is left is due from them, below zero to them.

Sums are exact at the frozen rates and rounded once, in the last step.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assignments.core.approval import StateError
from assignments.core.money import Money
from assignments.core.rates import Conversion
from assignments.core.tax.withholding import Withheld, within
from assignments.core.tax.years import PROTECTED, TaxNote, TaxYear, figure

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Counted:
    """One amount that the settlement counts: `exact` in units of the settlement currency."""

    what: str
    exact: Fraction
    money: Money | None = None
    conversion: Conversion | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """All amounts of a year by what they are; `actual` is empty where it is not known."""

    final_hypothetical: Counted
    actual: tuple[Counted, ...] = ()
    withheld: tuple[Counted, ...] = ()
    paid: tuple[Counted, ...] = ()
    refunded: tuple[Counted, ...] = ()

    @property
    def borne(self) -> Fraction:
        """What the employee bore before the settlement."""
        return _total(self.withheld) + _total(self.paid) - _total(self.refunded)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a part of a step comes from: in words, with the amount and the rate that turned it."""

    what: str
    amount: str = ""
    currency: str = ""
    rate: str = ""
    rate_day: str = ""
    rate_source: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a sentence, its amount, and where that comes from."""

    words: str
    amount: Money
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Settlement:
    """The steps, what the employee bears in all, and what is due: from them, below zero to them."""

    kind: str
    steps: tuple[Step, ...]
    bears: Money
    due: Money


def _total(several: Iterable[Counted]) -> Fraction:
    return sum((one.exact for one in several), NOTHING)


def settle(kind: str, counted: Tally, currency: str) -> Settlement:
    """Work out what is due from the employee in a currency, for one kind of settlement.

    Raises StateError for a protected year whose actual tax is not known.
    """
    bears, steps = _bears(kind, counted, currency)
    due = Money.rounded(bears - counted.borne, currency)
    steps += [
        _step("Less hypothetical tax withheld", counted.withheld, currency, sign=-1),
        _step("Less taxes that the employee paid", counted.paid, currency, sign=-1),
        _step("Plus refunds that the employee received", counted.refunded, currency),
        _last(due),
    ]
    return Settlement(kind, tuple(steps), Money.rounded(bears, currency), due)


def _bears(kind: str, counted: Tally, currency: str) -> tuple[Fraction, list[Step]]:
    """What the employee bears in all, and the steps to it."""
    final = counted.final_hypothetical
    steps = [_step("Final hypothetical tax", (final,), currency)]
    if kind != PROTECTED:
        return final.exact, steps
    if not counted.actual:
        raise StateError("The actual tax of a protected year must be recorded first.")
    actual = _total(counted.actual)
    steps.append(_step("Actual tax at home and in the host country", counted.actual, currency))
    lower = min(final.exact, actual)
    which = "the actual tax" if actual < final.exact else "the final hypothetical tax"
    words = f"The lower of the two is {which}: the employee bears no more"
    steps.append(Step(words, Money.rounded(lower, currency)))
    return lower, steps


def _step(words: str, parts: Sequence[Counted], currency: str, sign: int = 1) -> Step:
    amount = Money.rounded(sign * _total(parts), currency)
    return Step(words, amount, tuple(_source(one) for one in parts))


def _last(due: Money) -> Step:
    rounded = Source("The sum of the above, rounded once")
    if due.minor > 0:
        return Step("Due from the employee", due, (rounded,))
    if due.minor < 0:
        return Step("Due to the employee", Money(-due.minor, due.currency), (rounded,))
    return Step("Nothing is due", due, (rounded,))


def _source(one: Counted) -> Source:
    amount, currency = ("", "") if one.money is None else (str(one.money), one.money.currency)
    rate = one.conversion
    if rate is None:
        return Source(one.what, amount, currency)
    return Source(one.what, amount, currency, rate.text, rate.day.isoformat(), rate.source)


def tally(year: TaxYear, notes: Iterable[TaxNote], withheld: Iterable[Withheld]) -> Tally:
    """The amounts of a year's notes and of what was withheld on its days, in whatever order.

    Raises StateError where the final hypothetical tax is not recorded.
    """
    known = sorted(notes, key=lambda one: (one.day, one.id))
    final = figure(known, "final_hypothetical")
    if final is None:
        raise StateError("The final hypothetical tax is not recorded yet.")
    home, host = figure(known, "actual_home"), figure(known, "actual_host")
    actual = [one for one in (home, host) if one is not None]
    return Tally(
        final_hypothetical=_noted(final, "assessed"),
        actual=tuple(_noted(one, "assessed") for one in actual),
        withheld=(
            *_by_period(year, withheld),
            *_of_kind(known, "withholding", "withheld"),
        ),
        paid=_of_kind(known, "payment_by_employee", "paid"),
        refunded=_of_kind(known, "refund_to_employee", "received"),
    )


def _of_kind(notes: Iterable[TaxNote], kind: str, verb: str) -> tuple[Counted, ...]:
    return tuple(_noted(one, verb) for one in notes if one.kind == kind)


_PLACES = {"actual_home": "home country, ", "actual_host": "host country, "}


def _noted(note: TaxNote, verb: str) -> Counted:
    text = f": {note.text.rstrip('. ')}" if note.text else ""
    place = _PLACES.get(note.figure, "")
    what = f"{place}{verb} on {_day(note.day)}{text}"
    return Counted(f"{what[:1].upper()}{what[1:]}", note.exact, note.money, note.conversion)


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _by_period(year: TaxYear, withheld: Iterable[Withheld]) -> tuple[Counted, ...]:
    found = sorted(withheld, key=lambda one: (one.covers.first, one.label))
    return tuple(
        _share(one, exact) for one in found if (exact := within(one, year.first, year.last))
    )


def _share(one: Withheld, exact: Fraction) -> Counted:
    days = exact / (one.money.exact * one.rate) * one.covers.days
    part = "" if days == one.covers.days else f", {days} of {one.covers.days} days"
    return Counted(f"Pay period {one.label}{part}", exact, one.money)


def settlement_of_year(
    year: TaxYear, notes: Iterable[TaxNote], withheld: Iterable[Withheld], currency: str
) -> Settlement:
    """The settlement of a year by its notes; StateError where a figure is not recorded yet."""
    return settle(year.kind, tally(year, notes, withheld), currency)
