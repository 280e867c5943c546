"""Kinds of columns that rows share: stamps in UTC, money in minor units, names of constraints."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Index, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from assignments.core.money import Money

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


# None is no value at all, not the word null.
NULLABLE_JSON = JSON(none_as_null=True)


class Stamp(TypeDecorator[dt.datetime]):
    """An instant in UTC; SQLite, which knows no zones, keeps it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Turn an aware instant into UTC; ValueError for one without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        stamp = value.astimezone(dt.UTC)
        return stamp.replace(tzinfo=None) if dialect.name == "sqlite" else stamp

    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        """Hand out an aware instant in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def minor_units(*, default: Any = ...) -> Any:  # noqa: ANN401 - as SQLModel's own Field
    """A column of whole minor units of a currency that stands beside it."""
    return Field(default=default, sa_type=BigInteger)


def index_of(only: str, *columns: str, name: str | None = None) -> Index:
    """An index of those rows alone that meet a condition; the others cost it nothing."""
    return Index(name, *columns, sqlite_where=text(only), postgresql_where=text(only))


def money(minor: int | None, currency: str | None) -> Money | None:
    """The amount of two columns, None where they hold none."""
    return None if minor is None or currency is None else Money(minor, currency)


def stored_id(number: int | None) -> int:
    """The id of a row that has been written; ValueError for one that has not."""
    if number is None:
        raise ValueError("the row has not been written yet")
    return number
