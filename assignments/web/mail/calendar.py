"""A person's calendar for other programs: read by its address alone, without a session."""

import hashlib

from flask import Response, abort, current_app, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.notices.calendar import (
    DOCUMENT,
    END,
    EXPECTED_END,
    FORFEITS,
    LAST_COSTS,
    START,
    TRIP,
    Date,
    dates_of,
)
from assignments.core.balances import Remaining
from assignments.core.records import Person, Trip
from assignments.core.standing import Watched
from assignments.exports.calendar import Day, calendar
from assignments.web import filters, limits
from assignments.web.access import office
from assignments.web.forms.standing import KINDS
from assignments.web.languages import N_, Spoken, speaking, tag
from assignments.web.mail import links
from assignments.web.mail.routes import blueprint
from assignments.web.mail.server import server_of
from assignments.web.mail.words import forfeit_said

LIMIT = "LIMIT_CALENDAR"
HERE = "assignment-costs.invalid"  # the domain of entries where no public address is set
SAID = Spoken(
    {
        START: N_("%(whose)s: the assignment begins"),
        END: N_("%(whose)s: the assignment ends"),
        EXPECTED_END: N_("%(whose)s: the assignment is expected to end"),
        LAST_COSTS: N_("%(whose)s: the last day for costs of the return"),
    }
)


@blueprint.get("/calendar/<token>.ics")
def read_calendar(token: str) -> ResponseReturnValue:
    """The days of whoever was given the address; nothing for one that ended."""
    told = links.opened(links.CALENDAR, token)
    limits.spend(LIMIT, limits.address() if told is None else f"calendar {told[0]}", 1)
    found = None if told is None else dates_of(office(), *told)
    if found is None:
        abort(404)
    person, dates = found
    with speaking(person.language):
        days = [_day(person, one) for one in dates]
        made = calendar(_("Assignment Costs"), tag(), days, office().now())
    answer = Response(made, mimetype="text/calendar")
    answer.set_etag(hashlib.sha256(_unstamped(made)).hexdigest()[:32])
    answer.headers["Content-Disposition"] = 'inline; filename="assignments.ics"'
    return answer.make_conditional(request)


def _unstamped(made: bytes) -> bytes:
    return b"\n".join(line for line in made.split(b"\r\n") if not line.startswith(b"DTSTAMP"))


def _day(person: Person, one: Date) -> Day:
    server = server_of(current_app.config)
    domain = HERE if server is None else server.public_url.partition("://")[2].partition("/")[0]
    summary, page = _said(person, one)
    return Day(
        uid=f"{one.key}@{domain.partition(':')[0]}",
        first=one.first,
        last=one.last,
        summary=summary,
        url=url_for(page, assignment_id=one.record.id, _external=True),
    )


def _said(person: Person, one: Date) -> tuple[str, str]:
    """What an entry says, and the page that tells more."""
    is_own = one.record.employee.id == person.id
    whose = one.record.host_city if is_own else one.record.title
    page = "mine.show_assignment" if is_own else "assignments.show_assignment"
    about = one.about
    if one.kind == DOCUMENT and isinstance(about, Watched):
        item = about.record.item
        words = {"what": KINDS[item.kind], "country": filters.country(item.country)}
        said = _("%(whose)s: %(what)s (%(country)s) runs out", whose=whose, **words)
        return said, "standing.show_standing"
    if one.kind == FORFEITS and isinstance(about, Remaining):
        return forfeit_said(about, filters.day(one.last)), page
    if one.kind == TRIP and isinstance(about, Trip):
        return _("%(whose)s: trip %(name)s", whose=whose, name=about.name), page
    return SAID[one.kind] % {"whose": whose}, page
