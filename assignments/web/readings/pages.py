"""The company's readings of words in all letters, and how it reads one letter."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.core.words import InputError
from assignments.web.access import for_roles, office, who
from assignments.web.letters.routes import opened
from assignments.web.pages import page
from assignments.web.readings.routes import blueprint
from assignments.web.readings.shown import company_shown, left_open, readings_shown

SIZE = 25


@blueprint.get("/readings")
@for_roles("hr", "finance")
def list_readings() -> ResponseReturnValue:
    """How the company reads words in all letters: what counts, and what no longer does, paged."""
    shown = company_shown(actions.company_readings(office(), who()), office().today())
    begin = _place(request.args.get("after"))
    older = begin + SIZE < len(shown.others)
    return page(
        "readings/list_readings.html",
        shown=shown,
        others=shown.others[begin : begin + SIZE],
        older=url_for(".list_readings", after=begin + SIZE) if older else None,
        may_change="hr" in who().roles,
    )


def _place(after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit()):
        raise InputError("after", f"{after!r} is no place in the list", "begin at its first page")
    return int(after[:9])


@blueprint.get("/letters/<int:letter_id>/readings")
@for_roles("hr", "finance")
def show_letter_readings(letter_id: int) -> ResponseReturnValue:
    """How the company reads the words of one letter, and which it leaves to judgement."""
    it = opened(letter_id)
    return page(
        "readings/show_letter_readings.html",
        it=it,
        shown=readings_shown(it.file, office().today(), letter_id),
        left_open=left_open(it.terms),
        may_change="hr" in who().roles,
    )
