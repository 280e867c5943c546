"""A settlement as plain JSON, in which it is frozen with its year, and back."""

from collections.abc import Mapping
from typing import Any

from assignments.core.money import Money
from assignments.core.tax.settlement import Settlement, Source, Step


def settlement_json(what: Settlement) -> dict[str, object]:
    """A settlement as it is frozen with its year."""
    return {
        "kind": what.kind,
        "currency": what.due.currency,
        "bears": what.bears.minor,
        "due": what.due.minor,
        "steps": [_step_json(one) for one in what.steps],
    }


def _step_json(step: Step) -> dict[str, object]:
    sources = [
        {name: getattr(one, name) for name in Source.__slots__ if getattr(one, name)}
        for one in step.sources
    ]
    return {"words": step.words, "amount": step.amount.minor, "sources": sources}


def settlement_of(kept: Mapping[str, Any]) -> Settlement:
    """A settlement from what was frozen of it."""
    currency = kept["currency"]
    steps = tuple(
        Step(
            one["words"],
            Money(one["amount"], currency),
            tuple(Source(**source) for source in one["sources"]),
        )
        for one in kept["steps"]
    )
    return Settlement(
        kept["kind"], steps, Money(kept["bears"], currency), Money(kept["due"], currency)
    )
