"""The kinds of value that objects hold, with what a description says of each."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field
from typing_extensions import TypeAliasType

from assignments.core.approval import ROLES
from assignments.core.money import Money
from assignments.core.words import (
    CABINS,
    CATEGORIES,
    DESTINATIONS,
    NEEDS,
    PAID_BY,
    PAYS,
    PERSONS,
    WEIGHT_UNITS,
    WHENS,
    Outcome,
)


def among(words: Iterable[str], **more: Any) -> Any:  # noqa: ANN401 - what pydantic reads
    """One of some words, as a description says it."""
    return Field(json_schema_extra={"enum": list(words)}, **more)


def text(longest: int, **more: Any) -> Any:  # noqa: ANN401 - what pydantic reads
    """Words that may not be empty, up to so many characters."""
    return Field(min_length=1, max_length=longest, pattern=r"\S", **more)


Id = Annotated[int, Field(ge=1, le=2**31 - 1)]
Day = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}),
]
Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Month = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}$", examples=["2026-03"])]
Amount = Annotated[
    str, Field(pattern=r"^-?[0-9]+(\.[0-9]+)?$", description="A decimal in a bare number.")
]
Positive = Annotated[
    str,
    Field(
        pattern=r"^[0-9]+(\.[0-9]+)?$",
        description="A decimal above zero in a bare number, with no more decimals than fit.",
    ),
]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217.", examples=["USD"])]
Country = Annotated[str, Field(description="ISO 3166, two letters.", examples=["CN"])]
Category = TypeAliasType("Category", Annotated[str, among(CATEGORIES)])  # told once, by its name
Traveller = Annotated[str, among(PERSONS)]
Companion = Annotated[str, among(PERSONS[1:])]
Payer = Annotated[str, among(PAID_BY)]
Cabin = Annotated[str, among(CABINS)]
Destination = Annotated[str, among(DESTINATIONS)]
Pays = Annotated[str, among(PAYS)]
When = Annotated[str, among(WHENS)]
Need = Annotated[str, among(NEEDS)]
Unit = Annotated[str, among(WEIGHT_UNITS)]
OutcomeWord = Annotated[str, among(Outcome)]
Role = Annotated[str, among(ROLES)]
Size = Annotated[int, Field(json_schema_extra={"enum": [20, 40]})]


def instant(at: dt.datetime) -> str:
    """An instant in UTC, to the second."""
    return f"{at.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def instant_or_none(at: dt.datetime | None) -> str | None:
    """An instant, or None."""
    return None if at is None else instant(at)


def day_or_none(day: dt.date | None) -> str | None:
    """A day, or None."""
    return None if day is None else day.isoformat()


def amount_or_none(money: Money | None) -> str | None:
    """An amount without its currency, or None."""
    return None if money is None else str(money)
