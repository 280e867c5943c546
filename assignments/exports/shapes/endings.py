"""What ending an assignment on a day, for a cause, would cost, and the rules behind it."""

from typing import Annotated, Any, NotRequired, cast

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core import ending
from assignments.core.ending import records
from assignments.core.money import Money
from assignments.exports.shapes import people
from assignments.exports.shapes.months import MoneySum
from assignments.exports.shapes.people import Named
from assignments.exports.shapes.words import (
    Amount,
    Category,
    Currency,
    Day,
    Id,
    Instant,
    among,
    day_or_none,
    instant,
    instant_or_none,
    text,
)

Cause = Annotated[str, among(ending.CAUSES)]


class EndingRule(TypedDict):
    """A rule on ending as it was read from a letter or typed; `counts` once it is confirmed."""

    id: Id
    letter_id: Id
    letter: str
    clause: str
    kind: str
    causes: list[Cause]
    category: Category
    amount: Amount | None
    currency: Currency | None
    months: Annotated[str | None, Field(description="Of salary or of cover.")]
    percent: int | None
    window_months: int | None
    due_days: int | None
    contingent: str
    quote: str
    why: str
    counts: bool
    confirmed_by: Named | None
    confirmed_at: Instant | None
    dropped_at: Instant | None
    dropped_why: str


class Proposed(TypedDict):
    """How many rules the letters propose that were not proposed before."""

    proposed: int


class EndingItem(TypedDict):
    """One thing that falls due; without amount `missing` says what would have to be known."""

    category: Category
    letter: str
    clause: str
    quote: str
    sentence: str
    amount: Amount | None
    currency: Currency | None
    missing: str
    due: Day | None
    contingent: list[str]


class NotDue(TypedDict):
    """A clause for this cause by which nothing is due on this day, and why."""

    category: Category
    letter: str
    clause: str
    reason: str


class EndingAnswer(TypedDict):
    """What falls due on a day for a cause, by the rules that were confirmed.

    An estimate, and no advice.
    """

    day: Day
    cause: Cause
    items: list[EndingItem]
    not_due: list[NotDue]
    totals: list[MoneySum]
    warnings: list[str]


class Decision(TypedDict):
    """A person's word on whether a cause is given."""

    id: Id
    cause: Cause
    given: bool
    day: Day
    reason: str
    rule_id: Id | None
    by: Named | None
    at: Instant


class DecisionInput(TypedDict):
    """Whether a cause is given as of a day, why, and by which item of the letter's list."""

    cause: Cause
    given: bool
    day: Day
    reason: Annotated[str, text(2000)]
    rule_id: NotRequired[Id | None]


_OF_RULE = ("letter", "clause", "kind", "causes", "category", "amount", "currency", "months")
_MORE = ("percent", "window_months", "due_days", "contingent", "quote")


def rule(one: records.RuleRecord) -> EndingRule:
    """A rule as the office recorded it."""
    words = ending.rule_json(one.rule)
    kept: dict[str, Any] = {name: words[name] for name in (*_OF_RULE, *_MORE)}
    beside = {
        "id": one.id,
        "letter_id": one.letter_id,
        "why": one.why,
        "counts": one.counts,
        "confirmed_by": people.named_or_none(one.confirmed_by),
        "confirmed_at": instant_or_none(one.confirmed_at),
        "dropped_at": instant_or_none(one.dropped_at),
        "dropped_why": one.dropped_why,
    }
    return cast("EndingRule", kept | beside)


def answer(one: ending.Answer) -> EndingAnswer:
    """What falls due."""
    return {
        "day": one.day.isoformat(),
        "cause": one.cause,
        "items": [_item(each) for each in one.items],
        "not_due": [_not_due(each) for each in one.not_due],
        "totals": [_sum(each) for each in one.totals],
        "warnings": list(one.warnings),
    }


def _item(one: ending.Item) -> EndingItem:
    return {
        "category": one.rule.category,
        "letter": one.rule.letter,
        "clause": one.rule.clause,
        "quote": one.rule.quote,
        "sentence": one.sentence,
        "amount": None if one.amount is None else str(one.amount),
        "currency": None if one.amount is None else one.amount.currency,
        "missing": one.missing,
        "due": day_or_none(one.due),
        "contingent": list(one.contingent),
    }


def _not_due(one: ending.NotDue) -> NotDue:
    rule = one.rule
    return {
        "category": rule.category,
        "letter": rule.letter,
        "clause": rule.clause,
        "reason": one.reason,
    }


def _sum(one: Money) -> MoneySum:
    return {"amount": str(one), "currency": one.currency}


def decision(one: records.Decision) -> Decision:
    """What a person decided."""
    return {
        "id": one.id,
        "cause": one.cause,
        "given": one.given,
        "day": one.day.isoformat(),
        "reason": one.reason,
        "rule_id": one.rule_id,
        "by": people.named_or_none(one.by),
        "at": instant(one.at),
    }
