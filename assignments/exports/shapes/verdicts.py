"""Verdicts, and what remains: the same objects as `flask claims check --json` prints."""

from collections.abc import Mapping
from typing import Any, NotRequired, cast

from typing_extensions import TypedDict

from assignments.core.balances import Remaining as RemainingRow
from assignments.core.case import remaining_json, verdict_json
from assignments.core.check import Verdict as Judged
from assignments.exports.shapes.words import (
    Amount,
    Category,
    Currency,
    Day,
    OutcomeWord,
    Traveller,
)

_OF_FINDING = ("reason", "letter", "clause", "quote", "message", "granted", "used", "left", "unit")
_OF_VERDICT = ("id", "outcome", "counted", "allowed", "currency")
_OF_RATE = ("date", "rate", "source")


class Finding(TypedDict):
    """What one rule says of a line, with the clause that it rests on; numbers are in `unit`."""

    reason: str
    letter: str | None
    clause: str | None
    quote: str
    message: str
    granted: str | None
    used: str | None
    left: str | None
    unit: str | None
    readings: NotRequired[list[dict[str, Any]]]


class Rate(TypedDict):
    """The rate that turned an amount, with its day and source."""

    date: Day
    rate: Amount
    source: str


class Verdict(TypedDict):
    """What the letters say of a line. `id` is the line's, as text; a trial's is "new"."""

    id: str
    outcome: OutcomeWord
    counted: Amount | None
    allowed: Amount
    currency: Currency
    rate: Rate | None
    findings: list[Finding]


Remaining = TypedDict(
    "Remaining",
    {
        "letter": str,
        "clause": str,
        "category": Category,
        "pool": str | None,
        "unit": str,
        "period": str,
        "granted": str | None,
        "used": str,
        "held": str,
        "left": str | None,
        "for": NotRequired[Traveller],
    },
)
Remaining.__doc__ = "One balance in one period: what is granted, used, held and left, in `unit`."


def judged(verdict: Judged) -> Verdict:
    """A verdict as it was made now."""
    return cast("Verdict", verdict_json(verdict))


def kept(verdict: Mapping[str, Any] | None) -> Verdict | None:
    """A verdict as it was frozen, without what is kept beside the contract's words."""
    if verdict is None:
        return None
    rate, findings = verdict["rate"], verdict["findings"]
    told = {name: verdict[name] for name in _OF_VERDICT}
    told["rate"] = rate and {name: rate[name] for name in _OF_RATE}
    told["findings"] = [_finding(one) for one in findings]
    return cast("Verdict", told)


def _finding(one: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: one[name] for name in _OF_FINDING}
    return told | {"readings": one["readings"]} if one.get("readings") else told


def remaining(row: RemainingRow) -> Remaining:
    """One row of what remains."""
    return cast("Remaining", remaining_json(row))
