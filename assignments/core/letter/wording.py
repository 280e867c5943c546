"""A term written down in the contract's words: the way back from `contract.term_of`.

The same term is always the same words, whoever typed it and in whatever order.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from assignments.core.letter.terms import Limit, Term

_PLAIN = (
    "clause",
    "category",
    "pays",
    "accompanying",
    "destination",
    "cabin",
    "when",
    "judgement",
    "measure",
    "quote",
    "start",
    "end",
)
_LISTED = ("beneficiaries", "places", "needs")
_COUNTED = frozenset({"count", "containers"})


def term_words(term: Term) -> dict[str, Any]:
    """A term in the contract's words, without `letter` and `confirmed`."""
    return {
        **{name: getattr(term, name) for name in _PLAIN},
        **{name: list(getattr(term, name)) for name in _LISTED},
        "limits": [limit_words(limit) for limit in term.limits],
        "from": None if term.first is None else term.first.isoformat(),
        "to": None if term.last is None else term.last.isoformat(),
    }


def limit_words(limit: Limit) -> dict[str, Any]:
    """A limit in the contract's words; what it leaves open is left out."""
    own = {
        "currency": limit.currency,
        "unit": None if limit.type == "containers" else limit.unit,
        "size_ft": limit.size_ft,
        "of": limit.of,
        "per": limit.per,
        "pool": limit.pool,
        "clause": limit.clause,
        "over": "outbound_weight" if limit.over_outbound_weight else None,
        "each": limit.each or None,
        "max": None if limit.type == "reference" else _most(limit),
    }
    kept = {name: value for name, value in own.items() if value is not None}
    return {"type": limit.type, **kept}


def _most(limit: Limit) -> int | str:
    return int(limit.most) if limit.type in _COUNTED else decimal_text(limit.most)


def decimal_text(number: Fraction) -> str:
    """A number that was read from a decimal, as a decimal again."""
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"
