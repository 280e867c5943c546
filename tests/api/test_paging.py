"""Every list by key: each item once, in the list's order, and a place that is none is refused."""

from urllib.parse import urlencode

from assignments.core.approval import ROLES
from assignments.web.api.paging import AFTER
from assignments.web.api.routes import OPENINGS
from assignments.web.api.sent import Needed
from tests.api.table import API
from tests.api.test_access import place_of

NEEDED = {"on": "2026-03-02", "cause": "natural_end", "q": "rent"}


def asked(opening, ids, **words):
    """The address of a list with what it needs."""
    words = {one: NEEDED[one] for one in opening.asks if isinstance(one, Needed)} | words
    return f"{place_of(opening, ids)}?{urlencode(words)}"


def test_lists_page_by_key(program_of, ids):
    """Every list there is, a third of it at a time."""
    programs = {role: program_of(role) for role in ROLES}
    for opening in OPENINGS:
        if AFTER not in opening.asks or "limit" not in opening.asks or opening.changes:
            continue
        roles = API[opening.name][1].split() or ROLES
        mine = programs["hr" if "hr" in roles else roles[0]]
        whole = mine.get(asked(opening, ids, limit=100))
        some, found = asked(opening, ids, limit=max(1, len(whole["items"]) // 3)), []
        while some and len(found) < len(whole["items"]):
            told = mine.get(some)
            found += told["items"]
            some = (told["next"] or "").removeprefix("/api/v1")
        assert found[: len(whole["items"])] == whole["items"], opening.name
        refused = mine.get(asked(opening, ids, after="no~place"), 422)
        assert refused["where"] == "after", opening.name


def test_a_limit_is_within_bounds_and_other_words_are_unknown(program_of):
    """Neither none nor too many at once, and nothing that no list knows."""
    mine = program_of("expatriate", "read")
    for wrong in ("limit=0", "limit=101", "limit=-1", "limit=x", "offset=3"):
        assert mine.get(f"/assignments?{wrong}", 422)["where"] == wrong.partition("=")[0]


def test_what_a_list_or_an_answer_needs_is_asked_for(program_of, ids):
    """A word left out, unknown or twice: which one, and what to do."""
    hr = program_of("hr")
    ending = f"/assignments/{ids['assignment_id']}/ending"
    assert hr.get(ending, 422)["detail"] == "on: is left out; give it behind the ?"
    assert hr.get(f"{ending}?on=2026-03-02", 422)["where"] == "cause"
    assert hr.get(f"{ending}?on=2026-02-30&cause=natural_end", 422)["where"] == "on"
    assert hr.get("/search", 422)["where"] == "q"
    assert hr.get("/register?state=none", 422)["where"] == "state"
    assert hr.get("/costs/months?year=0", 422)["where"] == "year"
    assert hr.get("/costs/months?year=2026&year=2026", 422)["what"] == "is given twice"
