"""Reading a term or a limit from the contract's words, strictly: one error for each slip."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assignments.core.fields import Fields
from assignments.core.letter.terms import Limit, Term
from assignments.core.money import bare_number, currency_code, decimals
from assignments.core.words import (
    CABINS,
    CATEGORIES,
    CONTAINER_SIZES,
    DESTINATIONS,
    LIMIT_TYPES,
    NEEDS,
    PAYS,
    PERS,
    PERSONS,
    WEIGHT_UNITS,
    WHENS,
    InputError,
    one_of,
    told,
)

DURATION_UNITS = ("day", "month")
SHARES = ("cost", "monthly_salary")
_LIMIT_FIELDS = (
    "type",
    "max",
    "currency",
    "unit",
    "size_ft",
    "over",
    "of",
    "per",
    "pool",
    "each",
    "clause",
)
TERM_FIELDS = (
    "letter",
    "clause",
    "category",
    "pays",
    "beneficiaries",
    "accompanying",
    "destination",
    "places",
    "cabin",
    "when",
    "needs",
    "judgement",
    "measure",
    "limits",
    "from",
    "to",
    "confirmed",
    "quote",
    "start",
    "end",
)


def _quantity(raw: object, where: str, most_decimals: int | None = None) -> Fraction:
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = str(raw)
    return Fraction(bare_number(raw, where, most_decimals=most_decimals))


def _whole(most: Fraction, where: str) -> Fraction:
    if most.denominator != 1:
        raise InputError(
            where,
            f"{Decimal(most.numerator) / most.denominator} is not whole",
            "write a whole number",
        )
    return most


def _own(fields: Fields, kind: str) -> dict[str, Any]:
    """What a limit of its type has of its own: its unit, currency, size or measure."""
    if kind == "amount":
        return {"currency": currency_code(fields.get("currency"), fields.at("currency"))}
    if kind == "count":
        return {"unit": fields.word("unit", ("trip",), "unit", "trip")}
    if kind == "weight":
        over = fields.word_or_none("over", ("outbound_weight",), "measure to go over")
        unit = fields.word("unit", WEIGHT_UNITS, "unit")
        return {"unit": unit, "over_outbound_weight": over is not None}
    if kind == "containers":
        return {"unit": "container", "size_ft": _size(fields)}
    if kind == "duration":
        return {"unit": fields.word("unit", DURATION_UNITS, "unit")}
    return {"of": fields.word("of", SHARES, "measure of a share")} if kind == "share" else {}


def _size(fields: Fields) -> int | None:
    size = fields.number("size_ft")
    if size is not None and size not in CONTAINER_SIZES:
        raise InputError(fields.at("size_ft"), f"no container has {size} feet", "use 20 or 40")
    return size


_OWN_FIELDS = {
    "amount": {"currency"},
    "count": {"unit"},
    "weight": {"unit", "over"},
    "containers": {"size_ft", "unit"},
    "duration": {"unit"},
    "share": {"of"},
    "reference": set(),
}
_COUNTED_WHOLE = frozenset({"count", "containers"})


def _most(fields: Fields, kind: str) -> Fraction:
    """How much the limit grants; a reference grants what the fare costs."""
    if kind == "reference":
        return Fraction(0)
    raw, where = fields.get("max"), fields.at("max")
    if kind == "amount":
        currency = currency_code(fields.get("currency"), fields.at("currency"))
        return _quantity(raw, where, decimals(currency))
    return _whole(_quantity(raw, where), where) if kind in _COUNTED_WHOLE else _quantity(raw, where)


def limit_of(value: object, where: str) -> Limit:
    """Read one limit in the contract's words; raise InputError for anything else."""
    fields = Fields(value, where, _LIMIT_FIELDS)
    kind = fields.word("type", LIMIT_TYPES, "limit type")
    for name in ("currency", "unit", "size_ft", "over", "of"):
        if fields.get(name) is not None and name not in _OWN_FIELDS[kind]:
            raise InputError(
                fields.at(name), f"a limit of type {kind} has no {name}", "take it out"
            )
    return Limit(
        kind,
        _most(fields, kind),
        **_own(fields, kind),
        per=fields.word_or_none("per", PERS, "period"),
        pool=fields.text_or_none("pool"),
        each=fields.flag_or_false("each"),
        clause=None if fields.get("clause") is None else fields.text("clause"),
    )


def _whom_and_where(fields: Fields) -> dict[str, Any]:
    """Whom a term is for, where it holds and in which cabin."""
    people = fields.words("beneficiaries", PERSONS, "person", ("employee",))
    return {
        "beneficiaries": people or ("employee",),
        "accompanying": fields.flag_or_false("accompanying"),
        "destination": fields.word_or_none("destination", DESTINATIONS, "destination"),
        "places": tuple(_place(place, fields.at("places")) for place in fields.items("places")),
        "cabin": fields.word_or_none("cabin", CABINS, "cabin"),
    }


def _conditions(fields: Fields, pays: str) -> dict[str, Any]:
    """When a term pays, what it needs, and within which limits."""
    by_itself = ("receipt",) if pays == "reimburse" else ()
    return {
        "when": fields.word_or_none("when", WHENS, "time"),
        "needs": fields.words("needs", NEEDS, "need", by_itself),
        "judgement": fields.word_or_none("judgement", ("reasonable",), "judgement"),
        "measure": fields.text_or_none("measure"),
        "limits": tuple(
            limit_of(limit, f"{fields.at('limits')} {number}")
            for number, limit in enumerate(fields.items("limits"), 1)
        ),
    }


def term_of(value: object, key: str, where: str, as_of: date | None = None) -> Term:
    """Read one term in the contract's words; raise InputError for anything else.

    `key` names the term for as long as it lives; `as_of` bounds its days from above.
    """
    fields = Fields(value, where, TERM_FIELDS)
    pays = fields.word("pays", PAYS, "way of paying")
    first, last = fields.day_or_none("from", as_of), fields.day_or_none("to", as_of)
    if first is not None and last is not None and last < first:
        raise InputError(fields.at("to"), "ends before it begins", "give a day on or after `from`")
    return Term(
        key=key,
        letter=fields.text("letter", "1"),
        clause=fields.text("clause", ""),
        category=one_of(fields.get("category"), CATEGORIES, fields.at("category"), "category"),
        pays=pays,
        **_whom_and_where(fields),
        **_conditions(fields, pays),
        first=first,
        last=last,
        confirmed=fields.flag("confirmed", default=True),
        quote=fields.text("quote", "") if fields.get("quote") is not None else "",
        start=fields.number("start"),
        end=fields.number("end"),
    )


def _place(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InputError(where, f"{told(value)} is not a place", "write its name")
    return value
