"""One cost somebody paid, and what was decided of it; nothing about whether it is allowed."""

import datetime as dt
import re
from dataclasses import dataclass
from fractions import Fraction

from assignments.core.fields import Fields
from assignments.core.money import Money, bare_number
from assignments.core.periods import Covers
from assignments.core.words import (
    CABINS,
    CATEGORIES,
    CONTAINER_SIZES,
    DESTINATIONS,
    PAID_BY,
    PERSONS,
    WEIGHT_UNITS,
    InputError,
    one_of,
    told,
)

KG_PER_LB = Fraction("0.45359237")
LINE_FIELDS = (
    "id",
    "category",
    "date",
    "amount",
    "currency",
    "claim",
    "for",
    "paid_by",
    "receipt",
    "cabin",
    "trip",
    "departs",
    "destination",
    "place",
    "weight",
    "containers",
    "covers",
    "receipt_sha256",
    "decision",
)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight in pounds or kilograms; one pound is 0.45359237 kg exactly."""

    value: Fraction
    unit: str

    def to(self, unit: str) -> Fraction:
        """The weight in that unit, exactly."""
        if unit == self.unit:
            return self.value
        return self.value * KG_PER_LB if unit == "kg" else self.value / KG_PER_LB


@dataclass(frozen=True, slots=True)
class Line:
    """One cost: what, when, how much, for whom, and the facts its category needs."""

    id: str
    category: str
    date: dt.date
    amount: Money
    claim: str
    person: str = "employee"
    paid_by: str = "employee"
    has_receipt: bool = True
    receipts: tuple[str, ...] = ()
    cabin: str | None = None
    trip: str | None = None
    departs: dt.date | None = None
    destination: str | None = None
    place: str | None = None
    weight: Weight | None = None
    containers: tuple[int, ...] = ()
    covers: Covers | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of a line: approved, rejected or withdrawn; `amount` in settlement."""

    word: str
    amount: Money | None = None


def _weight(fields: Fields) -> Weight | None:
    if fields.get("weight") is None:
        return None
    part = Fields(fields.get("weight"), fields.at("weight"), ("value", "unit"))
    value = Fraction(bare_number(part.get("value"), part.at("value")))
    return Weight(value, part.word("unit", WEIGHT_UNITS, "unit"))


def _containers(fields: Fields) -> tuple[int, ...]:
    sizes = []
    for number, item in enumerate(fields.items("containers"), 1):
        part = Fields(item, f"{fields.at('containers')} {number}", ("size_ft",))
        size = part.get("size_ft")
        if not isinstance(size, int) or size not in CONTAINER_SIZES:
            raise InputError(
                part.at("size_ft"), f"no container has {told(size)} feet", "use 20 or 40"
            )
        sizes.append(size)
    return tuple(sizes)


def _receipts(fields: Fields) -> tuple[str, ...]:
    digest = fields.text_or_none("receipt_sha256")
    if digest is None:
        return ()
    if not _SHA256.fullmatch(digest):
        raise InputError(fields.at("receipt_sha256"), "is not a SHA-256", "give 64 hex digits")
    return (digest,)


def line_of(value: object, where: str, as_of: dt.date | None = None) -> Line:
    """Read one claim line in the contract's words; raise InputError for anything else."""
    fields = Fields(value, where, LINE_FIELDS)
    ident = fields.text("id")
    if not ident.strip():
        raise InputError(fields.at("id"), "is empty", "give the line a name of its own")
    return Line(
        id=ident,
        category=one_of(fields.get("category"), CATEGORIES, fields.at("category"), "category"),
        date=fields.day("date", as_of),
        amount=Money.parse(fields.get("amount"), fields.get("currency"), fields.at("amount")),
        claim=fields.text_or_none("claim") or f"of line {ident}",
        person=fields.word("for", PERSONS, "person", "employee"),
        paid_by=fields.word("paid_by", PAID_BY, "payer", "employee"),
        has_receipt=fields.flag("receipt", default=True),
        receipts=_receipts(fields),
        cabin=fields.word_or_none("cabin", CABINS, "cabin"),
        trip=fields.text_or_none("trip"),
        departs=fields.day_or_none("departs", as_of),
        destination=fields.word_or_none("destination", DESTINATIONS, "destination"),
        place=fields.text_or_none("place"),
        weight=_weight(fields),
        containers=_containers(fields),
        covers=fields.covers("covers", as_of),
    )


def decision_of(value: object, where: str, currency: str) -> Decision | None:
    """Read a decision `{"is", "amount"}`; the amount is in the settlement currency."""
    if value is None:
        return None
    fields = Fields(value, where, ("is", "amount"))
    word = fields.word("is", ("approved", "rejected", "withdrawn"), "decision")
    if fields.get("amount") is None:
        return Decision(word)
    if word != "approved":
        raise InputError(fields.at("amount"), f"a line that is {word} has no amount", "take it out")
    return Decision(word, Money.parse(fields.get("amount"), currency, fields.at("amount")))
