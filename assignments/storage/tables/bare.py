"""Rows that are only read: their columns and methods, without what the session watches.

A row that a session watches for changes costs several times as much to read.
"""

from collections.abc import Sequence
from functools import lru_cache
from types import FunctionType
from typing import Any, TypeVar, cast

from sqlmodel import SQLModel

R = TypeVar("R", bound=SQLModel)


@lru_cache(maxsize=64)
def _bared(row: type[SQLModel]) -> type:
    """A class with the row's own methods and properties, and nothing else of it."""
    own = {
        name: member
        for name, member in vars(row).items()
        if isinstance(member, FunctionType | property) and not name.startswith("__")
    }
    return type(row.__name__, (), {**own, "__doc__": row.__doc__})


def bare(row: type[R], names: Sequence[str] = (), columns: Sequence[Any] = ()) -> R:
    """A row of these columns, or one without any yet; to be read, never to be added to a session.

    `vars` of it is what was set.
    """
    made: Any = object.__new__(_bared(row))
    made.__dict__.update(zip(names, columns, strict=True))
    return cast("R", made)
