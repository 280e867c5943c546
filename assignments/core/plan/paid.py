"""What pay is expected: the salary in force month by month, bonuses at target, tax withheld."""

from collections.abc import Iterator
from dataclasses import dataclass

from assignments.core.bonuses import targets
from assignments.core.letter import Term
from assignments.core.money import Money
from assignments.core.pay import Pay, pay_of, pay_periods
from assignments.core.plan.pace import Paced, Piece
from assignments.core.plan.saying import month_said, said
from assignments.core.plan.values import HAND, SALARY, UNKNOWN, Outlook
from assignments.core.salaries import salary_on
from assignments.core.tax.withholding import Hypothetical, withheld_for
from assignments.core.words import InputError


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
    by_term: dict[str, list[Pay]] = {}
    untold = []
    for period in pay_periods(assignment.start, outlook.last):
        pay = pay_of(assignment, terms, period)
        if pay is None:
            untold.append(period.label)
        else:
            by_term.setdefault("" if pay.term is None else pay.term.key, []).append(pay)
    for pays in by_term.values():
        pieces = [((pay.period.covers.first, pay.period.day), pay.money) for pay in pays]
        yield Expected("base_salary", SALARY, _salary_says(outlook, pays), pieces, pays[0].term)
    named = next((one for one in terms if one.category == "base_salary"), None)
    if untold and (by_term or named is not None):
        since = "" if not by_term else f" from {month_said(untold[0])} on"
        says = f"The salary{since} is not recorded, or clauses differ on it"
        yield Expected("base_salary", UNKNOWN, says, [], named)


def _salary_says(outlook: Outlook, pays: list[Pay]) -> str:
    """The salary of a whole month, as it was last."""
    assignment, terms = outlook.facts.assignment, outlook.facts.terms
    salary = salary_on(assignment, terms, pays[-1].period.day)
    if salary is None or salary.daily:
        return "A salary by the day"
    month = Money.rounded(salary.yearly / 12, salary.currency)
    return f"A salary of {said(month)} a month, parts of a month by days"


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
        says = f"Hypothetical tax as it is set for {country}, withheld from pay"
        try:
            pieces = list(_withheld_by_month(outlook, taxes, country))
        except InputError as error:
            yield Expected("hypothetical_tax", UNKNOWN, f"{says}: {error.what}", [], term)
        else:
            yield Expected("hypothetical_tax", HAND, says, pieces, term)
    if not taxes and term is not None:
        says = "Hypothetical tax is withheld: no amount is set"
        yield Expected("hypothetical_tax", UNKNOWN, says, [], term)


def _withheld_by_month(
    outlook: Outlook, taxes: tuple[Hypothetical, ...], country: str
) -> Iterator[Piece]:
    for period in pay_periods(outlook.facts.assignment.start, outlook.last):
        money = withheld_for(taxes, country, period.covers)
        if money is not None:
            days = (period.covers.first, period.covers.last)
            yield days, Money(-money.minor, money.currency)
