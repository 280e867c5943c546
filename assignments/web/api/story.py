"""The story of an assignment: what happened, told to each as the pages tell it."""

from flask import request

from assignments.actions import Page
from assignments.actions.story import Wish
from assignments.actions.story import story as told_of
from assignments.core.story import KINDS
from assignments.core.words import one_of
from assignments.exports.shapes import story as told
from assignments.exports.shapes.story import StoryEntry
from assignments.web.access import office, who
from assignments.web.api.asked import word_asked
from assignments.web.api.doors import LOOK
from assignments.web.api.paging import PAGED, Listed, after, limit, listed
from assignments.web.api.routes import opens

NEWEST = "newest"
ORDERS = (NEWEST, "oldest")


@opens("GET /assignments/<int:assignment_id>/story", LOOK, asks=(*PAGED, "kind", "order"))
def tell_story(assignment_id: int) -> Listed[StoryEntry]:
    """What happened in an assignment: letters, trips, claims, decisions, rates, tax, its end."""
    kind = request.args.get("kind")
    kinds = () if kind is None else (one_of(kind, KINDS, "kind", "kind of entry"),)
    newest = word_asked("order", ORDERS, NEWEST) == NEWEST
    part = told_of(office(), who(), assignment_id, Wish(kinds, newest, after(), limit())).part
    entries = [entry for one in part.told for entry in one.entries]
    entries.sort(key=lambda one: one.place.key, reverse=newest)
    return listed(Page(tuple(entries), part.after), told.entry)
