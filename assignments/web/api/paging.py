"""Lists, some items at a time: by the key of the last one that was told, never by counting."""

import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Generic, TypeVar
from urllib.parse import urlencode

from flask import request
from typing_extensions import TypedDict

from assignments.actions import Page
from assignments.core.words import InputError

T = TypeVar("T")
Told = TypeVar("Told")
FEWEST, USUAL, MOST = 1, 25, 100
AFTER, LIMIT = "after", "limit"
PAGED = (AFTER, LIMIT)
_NUMBER = re.compile(r"[0-9]{1,9}")


class Listed(TypedDict, Generic[Told]):
    """Some items of a list; `after` and `next` are null where none are behind them."""

    items: list[Told]
    after: str | None
    next: str | None


def limit() -> int:
    """How many items at once; InputError for what is no such number."""
    asked = request.args.get(LIMIT)
    if asked is None:
        return USUAL
    if not _NUMBER.fullmatch(asked) or not FEWEST <= int(asked) <= MOST:
        raise InputError(LIMIT, f"is not from {FEWEST} to {MOST}", "give a whole number")
    return int(asked)


def after() -> str | None:
    """The place behind which the items are wanted, as the answer before named it."""
    return request.args.get(AFTER)


def after_number() -> str | None:
    """The same in a list by number; InputError for what is none."""
    asked = after()
    if asked is not None and not _NUMBER.fullmatch(asked):
        raise no_place()
    return asked


def no_place() -> InputError:
    """What is said of a place that is none of the list's."""
    return InputError(AFTER, "is no place in this list", "begin at the front")


def listed(page: Page[T], tell: Callable[[T], Told]) -> Listed[Told]:
    """A page that an action found, told; `next` is the address of the one behind it."""
    words = dict(request.args) | {AFTER: page.after}
    onward = None if page.after is None else f"{request.path}?{urlencode(words)}"
    return {"items": [tell(one) for one in page.items], "after": page.after, "next": onward}


def some_of(
    items: Iterable[T], place: Callable[[T], str], tell: Callable[[T], Told]
) -> Listed[Told]:
    """Some of a list that is short enough to be known whole: those behind the place asked for."""
    rest, asked = iter(items), after()
    if asked is not None and not any(place(one) == asked for one in rest):
        raise no_place()
    some = tuple(islice(rest, limit() + 1))
    shown = some[: limit()]
    return listed(Page(shown, place(shown[-1]) if len(some) > limit() else None), tell)
