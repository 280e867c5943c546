"""The balances a line draws on: what each grants, what others took of it, what the line wants.

Steps 5 (the cabin's fare), 6 and 7 of judging, up to but without the ruling.
"""

import dataclasses
from collections.abc import Iterator
from fractions import Fraction

from assignments.core.check.matter import Matter
from assignments.core.check.verdict import Draw
from assignments.core.letter import Limit, Term, balance_name
from assignments.core.money import Money
from assignments.core.periods import Period, day_worth, months_covered, period_of, whole_month
from assignments.core.remaining import ZERO, Tally
from assignments.core.words import CABINS, FARE_OF_REFERENCE


def period_on(matter: Matter, per: str | None) -> Period:
    """The period of the line in a limit `per` so much."""
    if per == "trip":
        return Period(matter.trip or f"#{matter.line.id}/{matter.line.person}", None, None)
    return period_of(per, matter.day, matter.facts.assignment.start)


def _ordinals(matter: Matter, per: str) -> range:
    """The days on which a line draws on money by the month or the day."""
    if matter.line.covers is not None:
        return matter.line.covers.ordinals()
    if per == "month":
        return whole_month(matter.day).ordinals()
    return range(matter.day.toordinal(), matter.day.toordinal() + 1)


def _wanted_money(matter: Matter, currency: str) -> tuple[Fraction | None, str | None]:
    value = matter.value(currency)
    return (None, "no_rate") if value is None else (value.exact, None)


def _left(granted: Fraction, tally: Tally) -> Fraction:
    return max(ZERO, granted - tally.taken)


def _money(
    matter: Matter,
    term: Term,
    limit: Limit | None,
    kind: str,
    balance: str,
    most: Money | Fraction,
    currency: str,
    per: str | None,
    *,
    enforced: bool = True,
) -> Draw:
    """A draw on a balance of money, by the days it covers or in the period of its day."""
    grant = most.exact if isinstance(most, Money) else most
    wanted, unknown = _wanted_money(matter, currency)
    period = period_on(matter, per)
    ordinals = range(0)
    if per in {"month", "day"}:
        ordinals = _ordinals(matter, per)
        grant *= sum((day_worth(per, ordinal) for ordinal in ordinals), ZERO)
        tally = matter.book.tally_of_days(balance, ordinals)
    else:
        tally = matter.book.tally(balance, period.label)
    return Draw(
        term=term,
        limit=limit,
        kind=kind,
        balance=balance,
        period=period,
        unit=currency,
        granted=grant,
        used=tally.used,
        held=tally.held,
        left=_left(grant, tally),
        wanted=wanted,
        unknown=unknown,
        enforced=enforced,
        ordinals=ordinals,
        per=per,
        holders=tuple(tally.holders),
    )


def _unknown(
    matter: Matter, term: Term, limit: Limit | None, kind: str, balance: str, unit: str, why: str
) -> Draw:
    """A draw on a balance of which it cannot be told what it grants or what the line wants."""
    per = None if limit is None else limit.per
    wanted = _wanted_money(matter, unit)[0] if kind in {"reference", "share", "fare"} else None
    return Draw(
        term=term,
        limit=limit,
        kind=kind,
        balance=balance,
        period=period_on(matter, "trip" if kind in {"reference", "fare"} else per),
        unit=unit,
        granted=None,
        used=ZERO,
        held=ZERO,
        left=None,
        wanted=wanted,
        unknown=why,
    )


def _measure(
    matter: Matter, term: Term, limit: Limit, balance: str, most: Fraction, wanted: Fraction
) -> Draw:
    """A draw on a balance of weight, containers or days."""
    period = period_on(matter, limit.per)
    tally = matter.book.tally(balance, period.label)
    return Draw(
        term=term,
        limit=limit,
        kind=limit.type,
        balance=balance,
        period=period,
        unit=limit.unit or "",
        granted=most,
        used=tally.used,
        held=tally.held,
        left=_left(most, tally),
        wanted=wanted,
        per=limit.per,
        holders=tuple(tally.holders),
    )


def _trips(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    period = period_on(matter, limit.per)
    tally = matter.book.tally(balance, period.label)
    trip = matter.trip
    wanted = ZERO if trip in tally.trips else Fraction(1)
    return Draw(
        term=term,
        limit=limit,
        kind="count",
        balance=balance,
        period=period,
        unit="trip",
        granted=limit.most,
        used=tally.used,
        held=tally.held,
        left=_left(limit.most, tally),
        wanted=wanted,
        trip=trip,
        per=limit.per,
        holders=tuple(tally.holders),
    )


def _weight(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    unit = limit.unit or "kg"
    if matter.line.weight is None:
        return _unknown(matter, term, limit, "weight", balance, unit, "fact_missing")
    most = limit.most
    if limit.over_outbound_weight:
        most += matter.book.shipped(unit)
    return _measure(matter, term, limit, balance, most, matter.line.weight.to(unit))


def _containers(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    sizes = matter.line.containers
    if not sizes:
        return _unknown(matter, term, limit, "containers", balance, "container", "fact_missing")
    draw = _measure(matter, term, limit, balance, limit.most, Fraction(len(sizes)))
    small_enough = sum(limit.size_ft is None or size <= limit.size_ft for size in sizes)
    return replace_left(draw, min(draw.left or ZERO, Fraction(small_enough)))


def replace_left(draw: Draw, left: Fraction) -> Draw:
    """The same draw with another quantity left for this line."""
    return dataclasses.replace(draw, left=left)


def _duration(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    covers = matter.line.covers
    if covers is None:
        return _unknown(
            matter, term, limit, "duration", balance, limit.unit or "day", "fact_missing"
        )
    wanted = Fraction(covers.days) if limit.unit == "day" else months_covered(covers)
    return _measure(matter, term, limit, balance, limit.most, wanted)


def _share(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    if limit.of == "cost":
        amount = matter.line.amount
        left = min(limit.most, Fraction(1)) * amount.exact
        return Draw(
            term=term,
            limit=limit,
            kind="cost_share",
            balance="",
            period=Period("", None, None),
            unit=amount.currency,
            granted=left,
            used=ZERO,
            held=ZERO,
            left=left,
            wanted=amount.exact,
        )
    salary = matter.facts.assignment.monthly_salary
    if salary is None:
        return _unknown(matter, term, limit, "share", balance, matter.currency, "needs_judgement")
    most = limit.most * salary.exact
    return _money(matter, term, limit, "share", balance, most, salary.currency, limit.per)


def _reference(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    fare = matter.facts.fare(FARE_OF_REFERENCE, matter.day)
    if fare is None:
        return _unknown(matter, term, limit, "reference", balance, matter.currency, "fare_unknown")
    money = fare.money
    return _money(matter, term, limit, "reference", balance, money, money.currency, "trip")


def _amount(matter: Matter, term: Term, limit: Limit, balance: str) -> Draw:
    currency = limit.currency or matter.currency
    return _money(matter, term, limit, "amount", balance, limit.most, currency, limit.per)


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
    balance = f"fare:{category}"
    if fare is not None:
        money = fare.money
        yield _money(
            matter, term, None, "fare", balance, money, money.currency, "trip", enforced=enforced
        )
    elif enforced:
        yield _unknown(matter, term, None, "fare", balance, matter.currency, "fare_unknown")


def _norms(matter: Matter, terms: tuple[Term, ...]) -> Iterator[Draw]:
    term = next((term for term in terms if term.judgement is not None), None)
    norm = matter.facts.norm(matter.line.category, matter.day)
    if term is None or norm is None:
        return
    balance = f"norm:{norm.category}"
    money = norm.money
    yield _money(matter, term, None, "norm", balance, money, money.currency, norm.per)


def draws_of(matter: Matter, terms: tuple[Term, ...]) -> tuple[Draw, ...]:
    """Every balance that the line draws on under the terms, in the order of the rules."""
    limits = (
        _DRAWS[limit.type](matter, term, limit, balance_name(term, number, matter.line.person))
        for term in terms
        for number, limit in enumerate(term.limits)
    )
    return (*_fares(matter, terms), *limits, *_norms(matter, terms))
