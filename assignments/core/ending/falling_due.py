"""What falls due when an assignment ends on a day for a cause, each item with its clause.

Only rules that a person confirmed are handed in. Whether the cause is given is not asked here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assignments.core.ending.facts import EndingFacts
from assignments.core.ending.figures import figure_of
from assignments.core.ending.rules import (
    CAUSES,
    CHANGE_OF_CONTROL,
    NATURAL_END,
    SIGNING,
    EndingRule,
)
from assignments.core.letter import Term
from assignments.core.money import Money
from assignments.core.periods import Covers
from assignments.core.words import InputError, one_of

OF_AN_END = frozenset({"pay_to_date", "travel", "freight", "vacation"})
IF_IT_ENDS = "Only if the employment or assignment ends with the change of control."
WORKING = "Working days are Monday to Friday here: a public holiday moves the day."
ANYWAY = "No clause on ending says so: pay that was earned is owed in any case."
ADVICE = (
    "This is an estimate from the letters' words and the facts recorded here. All of it is "
    "contingent, and none of it is legal or tax advice."
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that falls due; without amount `missing` says what would have to be known."""

    rule: EndingRule
    sentence: str
    amount: Money | None
    missing: str
    due: dt.date | None
    covers: Covers | None
    contingent: tuple[str, ...]
    apart: Money | None = None


@dataclass(frozen=True, slots=True)
class NotDue:
    """A rule for this cause of which nothing is due on this day, and why."""

    rule: EndingRule
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What falls due on a day for a cause; `totals` add what has a figure, by currency."""

    day: dt.date
    cause: str
    items: tuple[Item, ...]
    not_due: tuple[NotDue, ...]
    totals: tuple[Money, ...]
    warnings: tuple[str, ...]


def falls_due(
    rules: Iterable[EndingRule],
    terms: Iterable[Term],
    facts: EndingFacts,
    day: dt.date,
    cause: str,
) -> Answer:
    """Everything that falls due; `terms` tell what is owed where no rule on ending speaks of it.

    InputError for a cause that is none, or a day before the employment or assignment began.
    """
    one_of(cause, CAUSES, "cause", "cause")
    begin = min(facts.first_day or facts.assignment.start, facts.assignment.start)
    if day < begin:
        raise InputError("on", f"{day} is before the employment began", "give a later day")
    known = [one for one in rules if not one.is_list]
    meant = [one for one in known if cause in one.causes]
    meant += _implied(known, terms, facts, cause)
    items, not_due = _sorted_out(meant, facts, day, cause)
    items = _paid_once(items)
    warnings = (*_warnings(items, cause), ADVICE)
    return Answer(day, cause, tuple(items), tuple(not_due), _totals(items), warnings)


def _sorted_out(
    meant: Iterable[EndingRule], facts: EndingFacts, day: dt.date, cause: str
) -> tuple[list[Item], list[NotDue]]:
    items, not_due = [], []
    for rule in meant:
        reason, unknown = _outside(rule, facts, day)
        if reason:
            not_due += [] if rule.after_window else [NotDue(rule, reason)]
            continue
        found = figure_of(rule, facts, day)
        if found.nothing:
            not_due.append(NotDue(rule, found.nothing))
            continue
        may_go_on = cause == CHANGE_OF_CONTROL and rule.kind in OF_AN_END
        asked = (
            rule.contingent,
            found.contingent,
            IF_IT_ENDS if may_go_on else "",
            WORKING if rule.due_working and rule.due_days else "",
        )
        items.append(
            Item(
                rule=rule,
                sentence=found.sentence,
                amount=None if unknown else found.amount,
                missing=unknown or found.missing,
                due=rule.due(day),
                covers=found.covers,
                contingent=tuple(one for one in asked if one),
                apart=found.apart,
            )
        )
    return items, not_due


def _outside(rule: EndingRule, facts: EndingFacts, day: dt.date) -> tuple[str, str]:
    """Why a rule's window does not cover the day, or what is missing to know it; or neither."""
    if not rule.window_months:
        return "", ""
    signed = rule.window_from == SIGNING
    begin = facts.signed.get(rule.letter) if signed else facts.first_day
    if begin is None:
        what = "The letter's signing day" if signed else "The first day of employment"
        unknown = f"{what} is not recorded: whether the window covers the day is not known."
        return (unknown, "") if rule.after_window else ("", unknown)
    first, last = rule.window(begin)
    inside = first <= day <= last
    if rule.after_window:
        return ("" if day > last else f"The window runs until {last}.", "")
    if inside:
        return "", ""
    when = f"{rule.window_months} months from {first}, the last day being {last}"
    return f"No longer: it is due within {when}." if day > last else f"Only within {when}.", ""


def _implied(
    rules: list[EndingRule], terms: Iterable[Term], facts: EndingFacts, cause: str
) -> Iterator[EndingRule]:
    """What the terms themselves pay at an end, where no rule of the kind is known."""
    kinds = {one.kind for one in rules if cause in one.causes}
    salary = facts.salary
    if "pay_to_date" not in kinds:
        yield EndingRule(
            kind="pay_to_date",
            letter="" if salary is None else salary.letter,
            clause="" if salary is None else salary.clause,
            category="base_salary",
            contingent=ANYWAY,
            quote="" if salary is None else salary.quote,
        )
    at_the_end = {"repatriation_airfare": "travel", "return_freight": "freight"}
    for term in terms if cause == NATURAL_END else ():
        kind = at_the_end.get(term.category)
        if kind is not None and kind not in kinds and term.pays not in {"excluded", "withheld"}:
            yield EndingRule(
                kind=kind,
                letter=term.letter,
                clause=term.clause,
                category=term.category,
                people=term.beneficiaries,
                quote=term.quote,
            )


def _paid_once(items: list[Item]) -> list[Item]:
    """Leave one item of pay to date, that of a clause which says "only" first; name the others."""
    pay = [one for one in items if one.rule.kind == "pay_to_date"]
    if not pay:
        return items
    chosen = next((one for one in pay if one.rule.only), pay[0])
    others = [one.rule.place for one in pay if one is not chosen]
    also = f" {_listed(others)} the same." if others else ""
    kept = replace(chosen, sentence=f"{chosen.sentence}{also}")
    return [kept if one is chosen else one for one in items if one is chosen or one not in pay]


def _listed(places: list[str]) -> str:
    said = " and ".join(places)
    return f"{said[:1].upper()}{said[1:]} {'say' if len(places) > 1 else 'says'}"


def _warnings(items: list[Item], cause: str) -> Iterator[str]:
    """Where clauses do not agree, or a person has to decide."""
    for one in items:
        others = [item.rule.place for item in items if item is not one]
        if one.rule.only and others:
            place = one.rule.place
            yield (
                f"{place[:1].upper()}{place[1:]} says that nothing but pay, benefits and expenses "
                f"is due, and yet {' and '.join(dict.fromkeys(others))} grants more and names no "
                "such bound: a person has to decide which counts."
            )
    if cause in {"good_reason", "good_cause", CHANGE_OF_CONTROL}:
        yield "Whether this cause is given a person decides by the letter's words."


def _totals(items: Iterable[Item]) -> tuple[Money, ...]:
    totals: dict[str, Money] = {}
    for one in items:
        if one.amount is not None:
            currency = one.amount.currency
            totals[currency] = totals.get(currency, Money.zero(currency)) + one.amount
    return tuple(totals[currency] for currency in sorted(totals))
