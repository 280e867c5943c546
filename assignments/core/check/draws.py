"""The balances a line draws on: what each grants, what others took of it, what the line wants.

Steps 5 (the cabin's fare), 6 and 7 of judging, up to but without the ruling.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from assignments.core.check.matter import Matter
from assignments.core.check.verdict import Draw
from assignments.core.days import taken, worth
from assignments.core.letter import Limit, Term, balance_name
from assignments.core.periods import Period, months_covered, period_of, whole_month
from assignments.core.readings import CompanyReading
from assignments.core.remaining import ZERO, Tally
from assignments.core.words import CABINS, FARE_OF_REFERENCE

BY_DAYS = frozenset({"month", "day"})


@dataclass(frozen=True, slots=True)
class Pot:
    """One balance under one term: a limit's, or (`limit` None) the norm's or the cabin's fare."""

    term: Term
    limit: Limit | None
    kind: str
    balance: str
    unit: str
    per: str | None

    def draw(
        self, period: Period, granted: Fraction | None, wanted: Fraction | None, tally: Tally
    ) -> Draw:
        """What a line wants of it beside what the tally says others took."""
        return Draw(
            term=self.term,
            limit=self.limit,
            kind=self.kind,
            balance=self.balance,
            period=period,
            unit=self.unit,
            granted=granted,
            used=tally.used,
            held=tally.held,
            left=None if granted is None else max(ZERO, granted - tally.taken),
            wanted=wanted,
            per=self.per,
        )


def period_on(matter: Matter, per: str | None) -> Period:
    """The period of the line in a limit `per` so much."""
    if per == "trip":
        return Period(matter.trip or matter.own_trip, None, None)
    return period_of(per, matter.day, matter.facts.assignment.start)


def _ordinals(matter: Matter, per: str) -> range:
    """The days on which a line draws on money by the month or the day."""
    if matter.line.covers is not None:
        return matter.line.covers.ordinals()
    if per == "month":
        return whole_month(matter.day).ordinals()
    return range(matter.day.toordinal(), matter.day.toordinal() + 1)


def _wanted_money(matter: Matter, currency: str) -> Fraction | None:
    value = matter.value(currency)
    return None if value is None else value.exact


def _by_days(matter: Matter, pot: Pot, per: str, most: Fraction | None) -> Draw:
    """A draw of money by the month or the day: on the days that the line covers.

    What an override took above a day's worth is that day's alone: other days keep theirs.
    """
    ordinals = _ordinals(matter, per)
    days = taken(matter.book.days.get(pot.balance), per, ordinals)
    tally = Tally(
        used=sum((one.used * one.days for one in days), ZERO),
        held=sum((one.held * one.days for one in days), ZERO),
    )
    granted = left = None
    if most is not None:
        granted = most * worth(per, ordinals.start, ordinals.stop)
        left = sum((one.left(most) * one.days for one in days), ZERO)
    wanted = _wanted_money(matter, pot.unit)
    draw = pot.draw(period_on(matter, per), granted, wanted, tally)
    return replace(draw, left=left, ordinals=ordinals)


def _balance_of_money(matter: Matter, pot: Pot, most: Fraction | None) -> Draw:
    """A draw on a balance of money; `most` None where it cannot be told what it grants."""
    if pot.per in BY_DAYS and pot.per is not None:
        return _by_days(matter, pot, pot.per, most)
    period = period_on(matter, pot.per)
    tally = matter.book.tally(pot.balance, period.label)
    return pot.draw(period, most, _wanted_money(matter, pot.unit), tally)


def _money(matter: Matter, pot: Pot, most: Fraction) -> Draw:
    draw = _balance_of_money(matter, pot, most)
    return replace(draw, unknown="no_rate") if draw.wanted is None else draw


def _ungranted(matter: Matter, pot: Pot, why: str) -> Draw:
    """A draw of money of which it cannot be told what is granted; it holds what it wants."""
    return replace(_balance_of_money(matter, pot, None), unknown=why)


def _measure(matter: Matter, pot: Pot, most: Fraction, wanted: Fraction | None) -> Draw:
    """A draw on a balance of weight, containers or days; `wanted` None where it is not stated."""
    period = period_on(matter, pot.per)
    draw = pot.draw(period, most, wanted, matter.book.tally(pot.balance, period.label))
    return replace(draw, unknown="fact_missing") if wanted is None else draw


def _amount(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    currency = limit.currency or matter.currency
    return _money(matter, Pot(term, limit, "amount", balance, currency, limit.per), limit.most)


def _trips(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    period = period_on(matter, limit.per)
    tally = matter.book.tally(balance, period.label)
    wanted = ZERO if matter.trip in tally.trips else Fraction(1)
    pot = Pot(term, limit, "count", balance, "trip", limit.per)
    return replace(pot.draw(period, limit.most, wanted, tally), trip=matter.trip)


def _weight(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    unit, weight = limit.unit or "kg", matter.line.weight
    over = matter.book.shipped(unit) if limit.over_outbound_weight else ZERO
    pot = Pot(term, limit, "weight", balance, unit, limit.per)
    return _measure(matter, pot, limit.most + over, None if weight is None else weight.to(unit))


def _containers(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    sizes = matter.line.containers
    pot = Pot(term, limit, "containers", balance, "container", limit.per)
    draw = _measure(matter, pot, limit.most, Fraction(len(sizes)) if sizes else None)
    small_enough = sum(limit.size_ft is None or size <= limit.size_ft for size in sizes)
    return replace(draw, fitting=Fraction(small_enough))


def _duration(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    unit, covers = limit.unit or "day", matter.line.covers
    pot = Pot(term, limit, "duration", balance, unit, limit.per)
    if covers is None:
        return _measure(matter, pot, limit.most, None)
    wanted = Fraction(covers.days) if unit == "day" else months_covered(covers)
    return _measure(matter, pot, limit.most, wanted)


def _share(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    if limit.of == "cost":
        amount = matter.line.amount
        left = min(limit.most, Fraction(1)) * amount.exact
        pot = Pot(term, limit, "cost_share", "", amount.currency, None)
        return pot.draw(Period("", None, None), left, amount.exact, Tally())
    salary = matter.facts.assignment.monthly_salary
    if salary is None:
        pot = Pot(term, limit, "share", balance, matter.currency, limit.per)
        return _ungranted(matter, pot, "needs_judgement")
    pot = Pot(term, limit, "share", balance, salary.currency, limit.per)
    return _money(matter, pot, limit.most * salary.exact)


def _reference(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    fare = matter.facts.fare(FARE_OF_REFERENCE, matter.day)
    if fare is None:
        pot = Pot(term, limit, "reference", balance, matter.currency, "trip")
        return _ungranted(matter, pot, "fare_unknown")
    pot = Pot(term, limit, "reference", balance, fare.money.currency, "trip")
    return _money(matter, pot, fare.money.exact)


_DRAWS = {
    "amount": _amount,
    "count": _trips,
    "weight": _weight,
    "containers": _containers,
    "duration": _duration,
    "share": _share,
    "reference": _reference,
}


def is_above_cabin(matter: Matter, terms: tuple[Term, ...]) -> bool:
    """Whether the line flew in a better cabin than one of the terms grants."""
    cabin = matter.line.cabin
    granted = [term.cabin for term in terms if term.cabin is not None]
    if cabin is None or not granted:
        return False
    return CABINS.index(cabin) > min(CABINS.index(one) for one in granted)


def _fares(matter: Matter, terms: tuple[Term, ...]) -> Iterator[Draw]:
    """The economy fare that all lines of one trip, traveller and category draw on."""
    term = next((term for term in terms if term.cabin is not None), None)
    if term is None or matter.trip is None:
        return
    category = matter.line.category
    enforced = is_above_cabin(matter, terms) or matter.book.flown_above(matter.trip, category)
    fare = matter.facts.fare(category, matter.day)
    unit = matter.currency if fare is None else fare.money.currency
    pot = Pot(term, None, "fare", f"fare:{category}", unit, "trip")
    if fare is not None:
        yield replace(_money(matter, pot, fare.money.exact), enforced=enforced)
    elif enforced:
        yield _ungranted(matter, pot, "fare_unknown")


def _norms(matter: Matter, terms: tuple[Term, ...]) -> Iterator[Draw]:
    """The norms of what the terms leave to judgement, each once, under the first term it is for."""
    seen: list[CompanyReading] = []
    for term in terms:
        reading = matter.facts.norm(term, matter.day)
        if reading is None or reading.norm is None or reading in seen:
            continue
        seen.append(reading)
        norm = reading.norm
        pot = Pot(term, None, "norm", norm.balance, norm.money.currency, norm.per)
        yield replace(_money(matter, pot, norm.money.exact), reading=reading)


def _with_holders(matter: Matter, draw: Draw) -> Draw:
    """The draw with the lines that only hold some of what the line lacks."""
    if draw.fits or draw.unknown is not None:
        return draw
    if draw.ordinals:
        days = matter.book.days.get(draw.balance)
        return draw if days is None else replace(draw, holders=days.holders(draw.ordinals))
    tally = matter.book.tally(draw.balance, draw.period.label)
    return replace(draw, holders=tuple(tally.holders))


def draws_of(matter: Matter, terms: tuple[Term, ...]) -> tuple[Draw, ...]:
    """Every balance that the line draws on under the terms, in the order of the rules."""
    limits = (
        _DRAWS[limit.type](matter, term, limit, balance_name(term, number, matter.line.person))
        for term in terms
        for number, limit in enumerate(term.limits)
    )
    draws = (*_fares(matter, terms), *limits, *_norms(matter, terms))
    return tuple(_with_holders(matter, draw) for draw in draws)
