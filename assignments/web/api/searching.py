"""Search: words in all that the token's owner may see."""

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import request

from assignments.actions.searching import Group, search
from assignments.actions.searching import Hit as Looked
from assignments.core.records import AssignmentRecord, LetterRecord, Person
from assignments.exports.shapes import searching as told
from assignments.exports.shapes.searching import Found, FoundLine, Hit, HitGroup
from assignments.storage.store import FoundClaim
from assignments.storage.store import FoundLine as Line
from assignments.web.access import office, who
from assignments.web.api.doors import SEARCH
from assignments.web.api.paging import AFTER, after_number
from assignments.web.api.routes import opens
from assignments.web.api.sent import Needed


@opens("GET /search", SEARCH, asks=(Needed("q"), "group", AFTER))
def search_all() -> Found:
    """Look for words in people, assignments, claims, letters and clauses that one may see.

    A few hits of each group; of one `group` alone 25 at once, paged by key.
    """
    words, group = request.args["q"], request.args.get("group", "")
    found = search(office(), who(), words, group, after_number())
    return {
        "query": found.query.text,
        "open_to": list(found.open_to),
        "groups": [_group(one, words) for one in found.groups],
    }


def _group(one: Group, words: str) -> HitGroup:
    onward: Mapping[str, str] = {"q": words, "group": one.name, AFTER: one.after or ""}
    return {
        "group": one.name,
        "items": [_hit(hit) for hit in one.hits],
        "after": one.after,
        "next": None if one.after is None else f"{request.path}?{urlencode(onward)}",
    }


def _hit(hit: Looked) -> Hit:
    thing = hit.thing
    if isinstance(thing, Person):
        return told.person(thing)
    if isinstance(thing, AssignmentRecord):
        return told.assignment(thing)
    if isinstance(thing, LetterRecord):
        return told.letter(thing, hit.term)
    return _claim(thing, hit.lines)


def _claim(claim: FoundClaim, lines: tuple[Line, ...]) -> Hit:
    return {
        "kind": "claim",
        "id": claim.id,
        "title": claim.title,
        "assignment_id": claim.assignment_id,
        "status": claim.status,
        "lines": [_line(one) for one in lines],
    }


def _line(one: Line) -> FoundLine:
    return {
        "id": one.id,
        "category": one.category,
        "note": one.note,
        "amount": str(one.claimed),
        "currency": one.claimed.currency,
    }
