"""A case file: one assignment, its terms, what is known, and lines in the order submitted.

Reads the contract's mapping into values, judges every line in turn, and renders what came out.
No files: the text is opened outside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from assignments.core.assignment import Assignment, Facts, Fare
from assignments.core.balances import Remaining, remaining
from assignments.core.check import Finding, Verdict, entry_of, judge, takes_when_approved
from assignments.core.claim import Decision, Line, decision_of, line_of
from assignments.core.fields import Fields
from assignments.core.letter import pools_fit, term_of
from assignments.core.money import Money, bare_number, currency_code, shown
from assignments.core.rates import Conversion, Rate, RateTable
from assignments.core.readings import CompanyReading, Norm, reading_json
from assignments.core.remaining import Book
from assignments.core.words import (
    CATEGORIES,
    MOST_SHOWN,
    PERS,
    PERSONS,
    InputError,
    one_of,
    told,
)

CASE_FIELDS = (
    "name",
    "assignment",
    "terms",
    "norms",
    "fares",
    "rates",
    "as_of",
    "lines",
    "expect",
)
ASSIGNMENT_FIELDS = (
    "start",
    "expected_end",
    "end",
    "home",
    "host",
    "settlement_currency",
    "accompanied_by",
    "monthly_salary",
)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a case file says, as values."""

    name: str
    facts: Facts
    lines: tuple[tuple[Line, Decision | None], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts of a case in the order of its lines, and what remains after them."""

    verdicts: tuple[Verdict, ...]
    remaining: tuple[Remaining, ...]


def _money(value: object, where: str) -> Money:
    fields = Fields(value, where, ("amount", "currency"))
    return Money.parse(fields.get("amount"), fields.get("currency"), fields.at("amount"))


def _assignment(value: object, as_of: date) -> Assignment:
    fields = Fields(value, "assignment", ASSIGNMENT_FIELDS)
    salary = fields.get("monthly_salary")
    currency = fields.get("settlement_currency")
    start = fields.day("start", as_of)
    end = fields.day_or_none("end", as_of)
    if end is not None and end < start:
        raise InputError(fields.at("end"), "is before the start", "give a later day")
    return Assignment(
        start=start,
        expected_end=fields.day_or_none("expected_end", as_of),
        end=end,
        home=fields.text("home", ""),
        host=fields.text("host", ""),
        settlement_currency=currency_code(currency, fields.at("settlement_currency")),
        accompanied_by=fields.words("accompanied_by", PERSONS, "person"),
        monthly_salary=None if salary is None else _money(salary, fields.at("monthly_salary")),
    )


def _mapping(value: object, where: str) -> Mapping[str, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise InputError(where, f"{told(value)} is not an object", "write it as {…}")
    return value


def _norms(value: object) -> tuple[CompanyReading, ...]:
    """The norms of a case: readings that nobody recorded, of whatever the letters leave open."""
    norms = []
    for category, given in _mapping(value, "norms").items():
        where = f"norms, {category}"
        one_of(category, CATEGORIES, where, "category")
        fields = Fields(given, where, ("amount", "currency", "per"))
        money = Money.parse(fields.get("amount"), fields.get("currency"), fields.at("amount"))
        norm = Norm(category, money, fields.word("per", PERS, "period", "once"))
        norms.append(CompanyReading("", norm=norm))
    return tuple(norms)


def _fares(value: object) -> tuple[Fare, ...]:
    fares = []
    for category, fare in _mapping(value, "fares").items():
        one_of(category, CATEGORIES, f"fares, {category}", "category")
        fares.append(Fare(category, _money(fare, f"fares, {category}")))
    return tuple(fares)


def _rate(value: object, where: str, as_of: date) -> Rate:
    fields = Fields(value, where, ("date", "from", "to", "rate"))
    base = currency_code(fields.get("from"), fields.at("from"))
    quote = currency_code(fields.get("to"), fields.at("to"))
    if base == quote:
        raise InputError(
            fields.at("to"), f"{quote} is both sides of the rate", "name two currencies"
        )
    rate = str(bare_number(fields.get("rate"), fields.at("rate")))
    return Rate(fields.day("date", as_of), base, quote, rate)


def _line_named(item: object, number: int) -> str:
    named = item.get("id") if isinstance(item, Mapping) else None
    if not isinstance(named, str) or not named:
        return f"line number {number}"
    return f"line {named if named.isprintable() and len(named) <= MOST_SHOWN else told(named)}"


def _lines(
    items: list[object], as_of: date, currency: str
) -> tuple[tuple[Line, Decision | None], ...]:
    lines: list[tuple[Line, Decision | None]] = []
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        where = _line_named(item, number)
        line = line_of(item, where, as_of)
        if line.id in seen:
            raise InputError(
                where, f"the id {told(line.id)} is given twice", "give each line its own"
            )
        seen.add(line.id)
        decision = item.get("decision") if isinstance(item, Mapping) else None
        lines.append((line, decision_of(decision, f"{where}, decision", currency)))
    return tuple(lines)


def case_of(value: object) -> Case:
    """Read a case file's mapping; raise InputError for the first slip found."""
    fields = Fields(value, "the case", CASE_FIELDS)
    as_of = fields.day("as_of")
    assignment = _assignment(fields.get("assignment"), as_of)
    terms = tuple(
        term_of(term, str(number), f"term {number}", as_of)
        for number, term in enumerate(fields.items("terms"), 1)
    )
    pools_fit(terms)
    rates = (
        _rate(rate, f"rate {number}", as_of) for number, rate in enumerate(fields.items("rates"), 1)
    )
    facts = Facts(
        assignment,
        as_of,
        terms,
        _norms(fields.get("norms")),
        _fares(fields.get("fares")),
        RateTable(rates),
    )
    lines = _lines(fields.items("lines"), as_of, assignment.settlement_currency)
    return Case(fields.text("name", ""), facts, lines)


def judge_case(case: Case) -> Judged:
    """Judge every line after the ones before it; a decision is taken before the next line."""
    book = Book()
    verdicts = []
    for line, decision in case.lines:
        verdict = judge(line, case.facts, book)
        verdicts.append(verdict)
        _settle(book, line, verdict, decision)
    return Judged(tuple(verdicts), remaining(case.facts, book))


def _settle(book: Book, line: Line, verdict: Verdict, decision: Decision | None) -> None:
    """Let the book know what a line holds or uses after what was decided of it."""
    if decision is not None and decision.word != "approved":
        return
    if decision is None:
        if not verdict.is_refused:
            book.record(entry_of(line, verdict, verdict.holds, used=False))
        return
    if decision.amount is None and verdict.is_refused:
        return
    takes = takes_when_approved(verdict, decision.amount, book)
    book.record(entry_of(line, verdict, takes, used=True))


def rendered(judged: Judged) -> dict[str, object]:
    """The verdicts and what remains, as `flask claims check --json` prints them."""
    return {
        "verdicts": [verdict_json(verdict) for verdict in judged.verdicts],
        "remaining": [remaining_json(row) for row in judged.remaining],
    }


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """One verdict in the contract's words."""
    return {
        "id": verdict.line_id,
        "outcome": str(verdict.outcome),
        "counted": None if verdict.counted is None else str(verdict.counted),
        "allowed": str(verdict.allowed),
        "currency": verdict.allowed.currency,
        "rate": rate_json(verdict.conversion),
        "findings": [finding_json(finding) for finding in verdict.findings],
    }


def rate_json(conversion: Conversion | None) -> dict[str, str] | None:
    """A rate with its day and source, or None."""
    if conversion is None:
        return None
    day = conversion.day.isoformat()
    return {"date": day, "rate": conversion.text, "source": conversion.source}


def rate_story(conversion: Conversion | None) -> dict[str, str] | None:
    """A rate as it is kept and shown: with the rule that it was found by."""
    told = rate_json(conversion)
    return told and {**told, "rule": "" if conversion is None else conversion.rule}


def _number(value: Fraction | None, unit: str | None) -> str | None:
    return None if value is None or unit is None else shown(value, unit)


def finding_json(finding: Finding) -> dict[str, object]:
    """One finding in the contract's words; with the company's readings where there are some."""
    told: dict[str, object] = {
        "reason": finding.reason,
        "letter": finding.letter,
        "clause": finding.clause,
        "quote": finding.quote,
        "message": finding.message,
        "granted": _number(finding.granted, finding.unit),
        "used": _number(finding.used, finding.unit),
        "left": _number(finding.left, finding.unit),
        "unit": finding.unit,
    }
    if not finding.readings:
        return told
    return {**told, "readings": [reading_json(reading) for reading in finding.readings]}


def remaining_json(row: Remaining) -> dict[str, object]:
    """One row of what remains in the contract's words."""
    shown_row: dict[str, object] = {
        "letter": row.letter,
        "clause": row.clause,
        "category": row.category,
        "pool": row.pool,
        "unit": row.unit,
        "period": row.period,
        "granted": _number(row.granted, row.unit),
        "used": _number(row.used, row.unit),
        "held": _number(row.held, row.unit),
        "left": _number(row.left, row.unit),
    }
    return shown_row if row.person is None else {**shown_row, "for": row.person}
