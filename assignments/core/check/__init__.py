"""The judge: one line against the letters, with the clause quoted.

`judge` is a function of values and always answers the same. Read `matter`, `matching`, `draws`,
`rules` in this order: a line's value, day and trip; its terms; its balances; what each rule says.
"""

from collections.abc import Iterable
from dataclasses import replace

from assignments.core.assignment import Facts
from assignments.core.check.cited import about_within, with_readings
from assignments.core.check.draws import draws_of, is_above_cabin
from assignments.core.check.matching import Match, match
from assignments.core.check.matter import Matter, days_to_join
from assignments.core.check.rules import ALWAYS, CONDITIONS, TIMELY, Rule, within_the_limit
from assignments.core.check.takes import entry_of, passes_limit, takes_held, takes_when_approved
from assignments.core.check.verdict import (
    WITHIN_TERMS,
    Draw,
    Finding,
    Ruling,
    Verdict,
    cite,
    cite_draw,
)
from assignments.core.check.wording import ORDER
from assignments.core.claim import Line
from assignments.core.money import Money
from assignments.core.rates import Conversion
from assignments.core.remaining import Book
from assignments.core.words import Outcome

__all__ = [
    "Finding",
    "Verdict",
    "days_to_join",
    "entry_of",
    "judge",
    "passes_limit",
    "takes_when_approved",
    "try_before",
]


def judge(line: Line, facts: Facts, book: Book, frozen: Iterable[Conversion] = ()) -> Verdict:
    """Judge a line against what is known and what the lines in the book took.

    `frozen` are conversions to keep from an earlier judgement. The book must not hold the line
    itself. Raises nothing: what cannot be told is a finding.
    """
    kept = {conversion.quote: conversion for conversion in frozen}
    return _judged(Matter(line, facts, book, line.date, kept))


def try_before(line: Line, facts: Facts, book: Book) -> Verdict:
    """Judge a cost to come as of its own day, at the newest rate known on `facts.as_of`."""
    as_of = max(facts.as_of, line.date)
    return _judged(Matter(line, replace(facts, as_of=as_of), book, min(facts.as_of, line.date), {}))


def _apply(rules: Iterable[Rule], matter: Matter, match_: Match) -> list[Ruling]:
    return [ruling for rule in rules for ruling in rule(matter, match_.terms)]


def _limits(matter: Matter, draws: Iterable[Draw]) -> list[Ruling]:
    rulings = (within_the_limit(matter, draw) for draw in draws)
    return [ruling for ruling in rulings if ruling is not None]


def _judged(matter: Matter) -> Verdict:
    found = match(matter)
    rulings = list(found.rulings)
    if not found.terms:
        return _verdict(matter, found, rulings, ())
    rulings += _apply(TIMELY if found.windowed else TIMELY[:1], matter, found)
    draws = draws_of(matter, found.terms)
    if any(ruling.outcome is Outcome.REFUSED for ruling in rulings):
        return _verdict(matter, found, rulings, draws)
    if found.full:
        rulings += _apply(CONDITIONS, matter, found)
        rulings += _limits(matter, draws)
    rulings += _apply(ALWAYS, matter, found)
    return _verdict(matter, found, rulings, draws)


def _worst(rulings: Iterable[Ruling]) -> Outcome:
    return max(
        (ruling.outcome for ruling in rulings), key=lambda one: one.rank, default=Outcome.ALLOWED
    )


def _smallest(matter: Matter, rulings: Iterable[Ruling]) -> Money:
    """The smallest amount that any ruling leaves, at most what was counted."""
    counted = matter.counted
    amounts = [] if counted is None else [counted]
    amounts += [ruling.most for ruling in rulings if ruling.most is not None]
    return min(amounts, default=Money.zero(matter.currency))


def _allowed(matter: Matter, outcome: Outcome, rulings: list[Ruling]) -> Money:
    judged = [ruling for ruling in rulings if ruling.outcome is Outcome.REVIEW]
    waits = any(ruling.finding.reason != "over_norm" for ruling in judged)
    if outcome is Outcome.REFUSED or waits or matter.counted is None:
        return Money.zero(matter.currency)
    return _smallest(matter, rulings)


def _ceiling(matter: Matter, found: Match, rulings: list[Ruling], draws: tuple[Draw, ...]) -> Money:
    """The most that the limits leave, also of a line of which only a person can tell."""
    if _worst(rulings) is Outcome.REFUSED:
        return Money.zero(matter.currency)
    untested = _limits(matter, draws) if found.holds and not found.full else []
    bounds = [one for one in (*rulings, *untested) if one.finding.reason != "over_norm"]
    return _smallest(matter, bounds)


def _told(
    matter: Matter, found: Match, rulings: list[Ruling], draws: tuple[Draw, ...]
) -> tuple[Finding, ...]:
    """Findings in the order of the rules, one a reason and clause; if refused, only refusals."""
    outcome = _worst(rulings)
    if outcome is Outcome.REFUSED:
        rulings = [ruling for ruling in rulings if ruling.outcome is Outcome.REFUSED]
    by_size = sorted(rulings, key=lambda one: -1 if one.most is None else one.most.minor)
    told: dict[tuple[str | None, ...], Finding] = {}
    for finding in (ruling.finding for ruling in by_size):
        fact = finding.message if finding.reason == "fact_missing" else None
        told.setdefault((finding.reason, finding.letter, finding.clause, fact), finding)
    if all(ruling.outcome is Outcome.ALLOWED for ruling in rulings):
        for one in _within(matter, found, draws):
            told.setdefault((one.reason, one.letter, one.clause, one.unit, one.period), one)
    places = {id(ruling.finding): place for place, ruling in enumerate(rulings)}
    ordered = sorted(told.values(), key=lambda one: (ORDER[one.reason], places.get(id(one), 0)))
    return tuple(with_readings(matter, finding) for finding in ordered)


def _within(matter: Matter, found: Match, draws: tuple[Draw, ...]) -> list[Finding]:
    """What an allowed line rests on: the clause, and each limit with what was left of it."""
    term = found.terms[0]
    limits = [draw for draw in draws if draw.enforced and draw.kind != "cost_share"]
    message = about_within(term, matter, limits)
    if not limits:
        return [cite(WITHIN_TERMS, term, message)]
    return [
        replace(cite_draw(WITHIN_TERMS, draw, message), clause=draw.term.clause) for draw in limits
    ]


def _verdict(
    matter: Matter, found: Match, rulings: list[Ruling], draws: tuple[Draw, ...]
) -> Verdict:
    outcome = _worst(rulings)
    allowed = _allowed(matter, outcome, rulings)
    counted, currency = matter.counted, matter.currency
    holds = found.holds and outcome is not Outcome.REFUSED
    foreign = matter.line.amount.currency != currency
    return Verdict(
        line_id=matter.line.id,
        outcome=outcome,
        counted=counted,
        allowed=allowed,
        conversion=matter.conversion(currency) if foreign else None,
        conversions=tuple(one for one in matter.conversions.values() if one is not None),
        findings=_told(matter, found, rulings, draws),
        draws=draws,
        ceiling=_ceiling(matter, found, rulings, draws),
        holds=takes_held(draws, outcome, counted, allowed, matter.book) if holds else (),
        trip=matter.trip,
        departs=matter.departs,
        day=matter.day,
        above_cabin=is_above_cabin(matter, found.terms),
    )
