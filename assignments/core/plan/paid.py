"""What pay is expected: the salary in force month by month, bonuses at target, tax withheld."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from assignments.core.letter import Term
from assignments.core.money import Money
from assignments.core.pay import Pay, pay_of, pay_periods, targets
from assignments.core.periods import Covers
from assignments.core.plan.pace import Paced
from assignments.core.plan.saying import said
from assignments.core.plan.values import HAND, SALARY, UNKNOWN, Outlook
from assignments.core.tax.withholding import Hypothetical, withheld_for


@dataclass(frozen=True, slots=True)
class Expected:
    """Pay or tax of some months: as `Found`, with the term that it rests on, if any."""

    category: str
    basis: str
    says: str
    pieces: Paced
    term: Term | None = None
    monthly: bool = True


def pay_expected(outlook: Outlook, taxes: tuple[Hypothetical, ...]) -> Iterator[Expected]:
    """All that is paid as pay, and the hypothetical tax that is withheld from it."""
    if outlook.pays:
        yield from _salaries(outlook)
        yield from _bonuses(outlook)
    yield from _withheld(outlook, taxes)


def _salaries(outlook: Outlook) -> Iterator[Expected]:
    """The salary, an estimate for each term that it rests on one after the other."""
    assignment, terms = outlook.facts.assignment, outlook.facts.terms
    by_term: dict[str, tuple[list[Pay], Term | None]] = {}
    for period in pay_periods(assignment.start, outlook.last):
        pay = pay_of(assignment, terms, period)
        if pay is not None:
            key = "" if pay.term is None else pay.term.key
            by_term.setdefault(key, ([], pay.term))[0].append(pay)
    for pays, term in by_term.values():
        whole = max((pay.money for pay in pays), key=lambda money: money.minor)
        pieces = [((pay.period.covers.first, pay.period.day), pay.money) for pay in pays]
        says = f"A salary of {said(whole)} a month, parts of a month by days"
        yield Expected("base_salary", SALARY, says, pieces, term)
    named = next((one for one in terms if one.category == "base_salary"), None)
    if not by_term and named is not None:
        yield Expected("base_salary", UNKNOWN, "The salary is not recorded", [], named)


def _bonuses(outlook: Outlook) -> Iterator[Expected]:
    found = targets(outlook.facts.assignment, outlook.facts.terms, outlook.last)
    by_term: dict[str, list[tuple[Money, Paced]]] = {}
    terms = {one.term.key: one.term for one in found}
    for one in found:
        by_term.setdefault(one.term.key, []).append((one.money, [((one.day, one.day), one.money)]))
    for key, several in by_term.items():
        pieces = [piece for _, each in several for piece in each]
        says = f"A bonus at its target, {said(several[0][0])} at first; it may come to more or less"
        yield Expected("bonus", SALARY, says, pieces, terms[key], monthly=False)


def _withheld(outlook: Outlook, taxes: tuple[Hypothetical, ...]) -> Iterator[Expected]:
    """Hypothetical tax, which lowers the cost; a gap where it is withheld and no amount is set."""
    held = [one for one in outlook.facts.terms if one.category == "hypothetical_tax"]
    term = next((one for one in held if one.pays == "withheld"), None)
    for country in dict.fromkeys(one.country for one in taxes):
        pieces: Paced = []
        for period in pay_periods(outlook.facts.assignment.start, outlook.last):
            days = Covers(period.covers.first, period.covers.last + timedelta(days=1))
            money = withheld_for(taxes, country, days)
            if money is not None:
                pieces.append(((days.first, days.last), Money(-money.minor, money.currency)))
        says = f"Hypothetical tax as it is set for {country}, withheld from pay"
        yield Expected("hypothetical_tax", HAND, says, pieces, term)
    if not taxes and term is not None:
        says = "Hypothetical tax is withheld: no amount is set"
        yield Expected("hypothetical_tax", UNKNOWN, says, [], term)
