"""The page of a story: which kinds, in which order, some of it at a time; all in the address."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from assignments.actions.story import Story, Wish, story
from assignments.core.story import KINDS
from assignments.web.access import for_roles, office, who
from assignments.web.navigation import Item
from assignments.web.own import myself
from assignments.web.pages import at_one_moment, page
from assignments.web.story.told import KIND_NAMES, Line, lines_of

blueprint = Blueprint("story", __name__)
OLDEST = "oldest"


@blueprint.get("/assignments/<int:assignment_id>/story")
@for_roles("hr", "finance")
@at_one_moment
def show_story(assignment_id: int) -> ResponseReturnValue:
    """What happened in an assignment, a line each, with the terms of each day behind it."""
    return _shown(story(office(), who(), assignment_id, _wish()))


@blueprint.get("/mine/<int:assignment_id>/story")
@for_roles("expatriate")
@at_one_moment
def show_own(assignment_id: int) -> ResponseReturnValue:
    """The same of one's own assignment."""
    return _shown(story(office(), myself(), assignment_id, _wish()))


def _wish() -> Wish:
    kinds = tuple(dict.fromkeys(request.args.getlist("kind")))[: len(KINDS)]
    return Wish(kinds, request.args.get("order") != OLDEST, request.args.get("after"))


@dataclass(frozen=True, slots=True)
class Month:
    """The lines of one month on the page, in their order."""

    year: int
    label: str
    lines: tuple[Line, ...]


def _shown(it: Story) -> ResponseReturnValue:
    wish = _wish()
    return page(
        "story/show_story.html",
        it=it,
        record=it.record,
        months=tuple(_months(lines_of(it))),
        chips=_chips(it, wish),
        every=_url(it, wish, kinds=()),
        orders=((True, _url(it, wish, newest=True)), (False, _url(it, wish, newest=False))),
        wish=wish,
        onward=it.part.after and _url(it, wish, after=it.part.after),
        front=wish.after and _url(it, wish),
        terms="mine.show_terms" if _is_mine() else "assignments.show_terms",
        today=office().today(),
    )


def _is_mine() -> bool:
    return request.endpoint == "story.show_own"


def _url(
    it: Story,
    wish: Wish,
    kinds: tuple[str, ...] | None = None,
    *,
    newest: bool | None = None,
    after: str | None = None,
) -> str:
    """The same page with some of its wishes changed, at its front unless told."""
    chosen = wish.kinds if kinds is None else kinds
    first = wish.newest if newest is None else newest
    order = None if first else OLDEST
    return url_for(
        str(request.endpoint),
        assignment_id=it.record.id,
        kind=[one for one in KINDS if one in chosen],
        order=order,
        after=after,
    )


def _chips(it: Story, wish: Wish) -> list[Item]:
    """A kind each: whether it is shown by its name, and the page where that is turned round."""
    return [
        Item(KIND_NAMES[one], _url(it, wish, _turned(wish.kinds, one)), one in wish.kinds)
        for one in it.kinds
    ]


def _turned(kinds: tuple[str, ...], one: str) -> tuple[str, ...]:
    return tuple(other for other in kinds if other != one) if one in kinds else (*kinds, one)


def _months(lines: tuple[Line, ...]) -> Iterator[Month]:
    """The lines by month, as they come."""
    by_month: dict[str, list[Line]] = {}
    for line in lines:
        by_month.setdefault(f"{line.day:%Y-%m}", []).append(line)
    for label, some in by_month.items():
        yield Month(int(label[:4]), label, tuple(some))
