"""A person's own page, where they are logged in, and the way home."""

import tempfile

from flask import Blueprint, redirect, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.personal.telling import tell_all
from assignments.web import login
from assignments.web.access import for_roles, office, who
from assignments.web.login import lasting
from assignments.web.navigation import home_of
from assignments.web.once import once
from assignments.web.pages import after, page

blueprint = Blueprint("account", __name__)


@blueprint.get("/")
@for_roles()
def go_home() -> ResponseReturnValue:
    """Lead to the first page that the person's roles open."""
    return redirect(home_of(who()))


@blueprint.get("/account")
@for_roles()
def show_account() -> ResponseReturnValue:
    """Show a person what is known of them, and where they are logged in."""
    known = login.known()
    return page(
        "account/show_account.html",
        log_ins=lasting.open_ones(who().id),
        this_one=known and known.log_in_id,
        has_second_factor=known and known.has_second_factor,
        codes_left=login.codes_left(),
    )


@blueprint.get("/account/everything.zip")
@for_roles()
def download_everything() -> ResponseReturnValue:
    """Everything that is kept on the person, as one file; that they took it is noted."""
    made = tempfile.TemporaryFile()  # noqa: SIM115 - the server closes it
    tell_all(office(), who(), who().id, made)
    size = made.tell()
    made.seek(0)
    answer = send_file(
        made,
        mimetype="application/zip",
        as_attachment=True,
        download_name="everything-kept-about-me.zip",
    )
    answer.content_length = size
    return answer


@blueprint.post("/account/log-ins/<int:log_in_id>/end")
@for_roles()
def end_log_in(log_in_id: int) -> ResponseReturnValue:
    """End one of one's own log-ins; of anybody else's, and of one that ended, nothing is said."""
    done = once("end_log_in", log_in_id, lambda: lasting.end(who().id, log_in_id))
    return after(done, url_for(".show_account"), _("That log-in has ended."))


@blueprint.post("/account/log-ins/end")
@for_roles()
def end_others() -> ResponseReturnValue:
    """End all of one's log-ins but this one."""
    done = once("end_log_ins", who().id, lambda: lasting.end_others(who().id))
    return after(done, url_for(".show_account"), _("You are logged in nowhere else."))
