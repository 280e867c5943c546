"""What an assignment is expected to cost: every term in the letter's order, pay, and by hand.

Terms for the same thing (one category, person, destination, place) are counted once, by the first
that knows a figure. Limits of one pool are drawn on once, whoever comes first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from assignments.core.allowances import Due, dues
from assignments.core.assignment import Facts
from assignments.core.ledger import ALLOWANCE, CLAIM, PAY, SUPPLIER, TAX
from assignments.core.letter import Term
from assignments.core.money import Money
from assignments.core.plan.asked import Asked, Found, days_of
from assignments.core.plan.hand import Assumption
from assignments.core.plan.pace import Days, Paced, label_of, months_between
from assignments.core.plan.paid import Expected, pay_expected
from assignments.core.plan.room import Room
from assignments.core.plan.sources import found_for
from assignments.core.plan.values import (
    HAND,
    MONTHLY,
    SHARED,
    Estimate,
    Figure,
    Outlook,
    Projection,
)
from assignments.core.rates import Conversion
from assignments.core.tax.withholding import Hypothetical
from assignments.core.words import CATEGORY_GROUPS

_KINDS = {"reimburse": CLAIM, "company_pays": SUPPLIER, "allowance": ALLOWANCE}
_PAY = frozenset(CATEGORY_GROUPS["pay and standing"])
_TAX = frozenset({"tax_equalization", "tax_gross_up", "hypothetical_tax"})


def kind_of(category: str, pays: str) -> str:
    """The ledger's kind of a cost: by its category for pay and tax, else by how it is paid."""
    if category in _TAX:
        return TAX
    return PAY if category in _PAY else _KINDS.get(pays, CLAIM)


def project(
    outlook: Outlook,
    assumptions: Sequence[Assumption] = (),
    taxes: Iterable[Hypothetical] = (),
) -> Projection:
    """All costs of an assignment by month, from its start to the plan's last day."""
    planned = _until(outlook)
    found = [*_of_terms(planned), *_of_pay(planned, taxes)]
    estimates = tuple(_with_hand(planned, found, assumptions))
    months = {one.month for estimate in estimates for one in estimate.figures}
    months |= set(months_between(planned.facts.assignment.start, planned.last))
    ordered = tuple(sorted(months))
    return Projection(planned.settlement, ordered, estimates)


def _until(outlook: Outlook) -> Outlook:
    """The outlook as if the assignment ended with the plan, so that what falls due then does."""
    assignment = replace(outlook.facts.assignment, end=outlook.last)
    terms = tuple(one for one in outlook.facts.terms if one.confirmed)
    return replace(outlook, facts=replace(outlook.facts, assignment=assignment, terms=terms))


@dataclass(frozen=True, slots=True)
class _Taken:
    """Days for which a term of one subject has its figures."""

    subject: tuple[object, ...]
    days: Days

    def meets(self, subject: tuple[object, ...], days: Days) -> bool:
        """Whether another is for the same on some of the same days."""
        return self.subject == subject and self.days[0] <= days[1] and days[0] <= self.days[1]


def _of_terms(outlook: Outlook) -> Iterator[Estimate]:
    room, taken = Room(outlook), list[_Taken]()
    falling: dict[str, list[Due]] = {}
    for due in dues(outlook.facts, outlook.last):
        falling.setdefault(due.term.key, []).append(due)
    gaps: list[tuple[Asked, Found]] = []
    for term in outlook.facts.terms:
        asked = _asked(outlook, term, room, tuple(falling.get(term.key, ())))
        if asked is None or any(one.meets(_subject(term), asked.days) for one in taken):
            continue
        found = found_for(asked)
        if found.pieces:
            taken.append(_Taken(_subject(term), asked.days))
        elif found.basis != SHARED:
            gaps.append((asked, found))
            continue
        yield _estimate(asked, found)
    for asked, found in gaps:
        if not any(one.meets(_subject(asked.term), asked.days) for one in taken):
            taken.append(_Taken(_subject(asked.term), asked.days))
            yield _estimate(asked, found)


def _subject(term: Term) -> tuple[object, ...]:
    """What two terms must share to be for the same cost."""
    return (term.category, term.beneficiaries, term.destination, term.places, term.window)


def _asked(outlook: Outlook, term: Term, room: Room, falling: tuple[Due, ...]) -> Asked | None:
    """A term to ask the sources about; None of one that costs nothing in the plan."""
    days = days_of(term, outlook) if term.pays in _KINDS else None
    if days is None or _is_ruled_out(outlook.facts, term, days):
        return None
    heads = _heads(outlook.facts, outlook.facts.as_read(term, days[0]))
    return Asked(outlook, term, days, heads, room, falling) if heads else None


def _is_ruled_out(facts: Facts, term: Term, days: Days) -> bool:
    """Whether the letter rules the same out, for everybody and everywhere that the term is for."""
    return any(
        one.pays == "excluded"
        and one.in_force(days[0])
        and set(term.beneficiaries) <= set(one.beneficiaries)
        and one.destination in {None, term.destination}
        and not one.places
        for one in facts.paying.get(term.category, ())
    )


def _heads(facts: Facts, term: Term) -> int:
    """For how many people a term costs: those who came along; others where nobody need have."""
    along = [one for one in term.beneficiaries if facts.assignment.came_along(one)]
    return len(along) if along or term.accompanying else len(term.beneficiaries)


def _estimate(asked: Asked, found: Found) -> Estimate:
    term = asked.term
    figures, rates = figures_of(asked.outlook, found.pieces)
    return Estimate(
        category=term.category,
        kind=kind_of(term.category, term.pays),
        basis=found.basis,
        says=found.says,
        term=term.key,
        letter=term.letter,
        clause=term.clause,
        quote=term.quote,
        rhythm=found.rhythm,
        figures=figures,
        rates=rates,
    )


def figures_of(
    outlook: Outlook, pieces: Paced
) -> tuple[tuple[Figure, ...], tuple[Conversion, ...]]:
    """Pieces of money as figures of months in settlement, with the rates that turned them."""
    sums: dict[tuple[str, str], int] = {}
    for days, money in pieces:
        key = (label_of(days[1]), money.currency)
        sums[key] = sums.get(key, 0) + money.minor
    moneys = [(month, Money(minor, code)) for (month, code), minor in sorted(sums.items())]
    return turned(outlook, moneys, outlook.rates)


def turned(
    outlook: Outlook, moneys: Iterable[tuple[str, Money]], rates: dict[str, Conversion]
) -> tuple[tuple[Figure, ...], tuple[Conversion, ...]]:
    """Money of months in settlement; without a rate it has no cost."""
    used: dict[str, Conversion] = {}
    figures = []
    for month, money in moneys:
        cost: Money | None = money
        if money.currency != outlook.settlement:
            rate = rates.get(money.currency)
            cost = None if rate is None else rate.turn(money)
            used |= {} if rate is None else {money.currency: rate}
        figures.append(Figure(month, money, cost))
    return tuple(figures), tuple(used.values())


def _of_pay(outlook: Outlook, taxes: Iterable[Hypothetical]) -> Iterator[Estimate]:
    for one in pay_expected(outlook, tuple(taxes)):
        figures, rates = figures_of(outlook, one.pieces)
        yield _paid(one, figures, rates)


def _paid(one: Expected, figures: tuple[Figure, ...], rates: tuple[Conversion, ...]) -> Estimate:
    term = one.term
    return Estimate(
        category=one.category,
        kind=kind_of(one.category, ""),
        basis=one.basis,
        says=one.says,
        term="" if term is None else term.key,
        letter="" if term is None else term.letter,
        clause="" if term is None else term.clause,
        quote="" if term is None else term.quote,
        rhythm=MONTHLY if one.monthly else "once",
        figures=figures,
        rates=rates,
    )


def _with_hand(
    outlook: Outlook, found: list[Estimate], assumptions: Sequence[Assumption]
) -> Iterator[Estimate]:
    """The estimates without the months that somebody assumed by hand, and those assumptions."""
    for one in found:
        mine = [made for made in assumptions if made.is_for(one.category, one.term)]
        months = {month for made in mine for month in made.months}
        left = tuple(figure for figure in one.figures if figure.month not in months)
        if left or not mine:
            yield replace(one, figures=left)
    for place, made in enumerate(assumptions, 1):
        yield _by_hand(outlook, made, place, found)


def _by_hand(outlook: Outlook, made: Assumption, place: int, found: Iterable[Estimate]) -> Estimate:
    """An assumption's own estimate, with the clause of what it stands in for."""
    stands_for = next((one for one in found if made.is_for(one.category, one.term)), None)
    rates = dict(outlook.rates)
    if made.rate and made.price is not None:
        rates[made.price.currency] = _own_rate(made.price.currency, made.rate, outlook)
    figures, used = turned(outlook, made.pieces, rates)
    shown = stands_for or Estimate(made.category, kind_of(made.category, ""), HAND, "")
    return replace(
        shown,
        basis=HAND,
        says=made.says,
        term=made.term,
        rhythm=MONTHLY if made.how == MONTHLY else "once",
        figures=figures,
        rates=used,
        place=place,
    )


def _own_rate(currency: str, rate: str, outlook: Outlook) -> Conversion:
    """The rate that an assumption brings along."""
    day = outlook.facts.as_of
    return Conversion(currency, outlook.settlement, day, Fraction(rate), "assumed by hand")
