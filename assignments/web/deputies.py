"""While somebody of HR is away: who stands in for them, named by themselves or an administrator."""

from collections.abc import Callable

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assignments.actions import Done
from assignments.actions.deputies import Away, end_deputy, name_deputy, while_away
from assignments.web.access import for_roles, office, who
from assignments.web.forms import ButtonForm
from assignments.web.forms.approvals import DeputyForm
from assignments.web.pages import after, page

blueprint = Blueprint("deputies", __name__)
NAMED = _l("The deputy was named.")
ENDED = _l("Nobody stands in on these days any more.")


@blueprint.route("/account/away", methods=["GET", "POST"])
@for_roles("hr")
def name_own() -> ResponseReturnValue:
    """Who stands in for oneself, and a new one."""
    return _named(who().id, url_for(".name_own"), _end_own)


@blueprint.post("/account/away/<int:stand_in_id>/end")
@for_roles("hr")
def end_own(stand_in_id: int) -> ResponseReturnValue:
    """End a stretch of one's own deputy at once."""
    done = end_deputy(office(), who(), who().id, stand_in_id, ButtonForm(request.form).once)
    return after(done, url_for(".name_own"), ENDED)


@blueprint.route("/people/<int:person_id>/away", methods=["GET", "POST"])
@for_roles("administrator")
def name_for(person_id: int) -> ResponseReturnValue:
    """Who stands in for somebody of HR, and a new one."""
    here = url_for(".name_for", person_id=person_id)
    return _named(
        person_id, here, lambda one: url_for(".end_for", person_id=person_id, stand_in_id=one)
    )


@blueprint.post("/people/<int:person_id>/away/<int:stand_in_id>/end")
@for_roles("administrator")
def end_for(person_id: int, stand_in_id: int) -> ResponseReturnValue:
    """End a stretch of somebody's deputy at once."""
    done = end_deputy(office(), who(), person_id, stand_in_id, ButtonForm(request.form).once)
    return after(done, url_for(".name_for", person_id=person_id), ENDED)


def _end_own(stand_in_id: int) -> str:
    return url_for(".end_own", stand_in_id=stand_in_id)


def _named(away_id: int, here: str, ending: Callable[[int], str]) -> ResponseReturnValue:
    """The page of somebody's deputies, or on to it once one was named."""
    away = while_away(office(), who(), away_id)
    form = DeputyForm(request.form)
    form.offer(away.choices)
    done: Done | None = form.carry_out(
        lambda: name_deputy(office(), who(), away_id, form.value(), form.once)
    )
    if done is not None:
        return after(done, here, NAMED)
    urls = {one.id: ending(one.id) for one in away.stretches}
    return page("deputies/while_away.html", form, away=away, told=_told(away), urls=urls)


def _told(away: Away) -> dict[int, str]:
    """How each stretch stands today, by its number."""
    return {one.id: _state(away, place) for place, one in enumerate(away.stretches)}


def _state(away: Away, place: int) -> str:
    one = away.stretches[place]
    if one.ended_at is not None:
        return _("Ended early")
    if one.last < away.today:
        return _("Over")
    return _("Stands in") if one.lasts_on(away.today) else _("To come")
