"""How somebody is told, their calendar's address, and the link of a mail that turns it off."""

from flask import abort, current_app, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.actions import NotFoundError
from assignments.actions.notices.choosing import choices, choose, end_feed, make_feed, turn_off
from assignments.actions.notices.looking import SINCE_DAYS, listed, status
from assignments.core.notices import DIGEST, KINDS
from assignments.web.access import for_roles, office, who
from assignments.web.forms import ButtonForm
from assignments.web.forms.mail import ChoicesForm
from assignments.web.mail import links
from assignments.web.mail.routes import blueprint
from assignments.web.mail.server import NEEDED, server_of
from assignments.web.mail.words import KIND_NAMES
from assignments.web.pages import after, page


@blueprint.route("/account/mail", methods=["GET", "POST"])
@for_roles()
def choose_mail() -> ResponseReturnValue:
    """How one is told of each kind of thing, how often the digest comes, and one's calendar."""
    known = choices(office(), who())
    form = ChoicesForm.of(known, request.form)
    done = form.carry_out(lambda: choose(office(), who(), form.value(), form.once))
    if done is not None:
        return after(done, url_for(".choose_mail"), _("From now on you are told so."))
    address = None
    if known.feed is not None:
        token = links.signed(links.CALENDAR, who().id, known.feed.nonce)
        address = url_for(".read_calendar", token=token, _external=True)
    return page(
        "mail/choose.html",
        form,
        known=known,
        calendar=address,
        server=server_of(current_app.config),
        needed=NEEDED,
    )


@blueprint.get("/mail")
@for_roles("administrator")
def show_state() -> ResponseReturnValue:
    """Whether mail works: what is set, how many wait and were sent, which were given up and why."""
    return page(
        "mail/state.html",
        server=server_of(current_app.config),
        needed=NEEDED,
        state=status(office()),
        days=SINCE_DAYS,
        given_up=listed(office(), "given_up"),
        tried=[one for one in listed(office(), "open") if one.mail.error],
        kinds=KIND_NAMES,
    )


@blueprint.post("/account/calendar")
@for_roles()
def make_calendar() -> ResponseReturnValue:
    """Give one's calendar an address, or a new one: the one before ends."""
    done = make_feed(office(), who(), ButtonForm(request.form).once)
    return after(done, url_for(".choose_mail"), _("Your calendar has a new address."))


@blueprint.post("/account/calendar/end")
@for_roles()
def end_calendar() -> ResponseReturnValue:
    """Have nobody read one's calendar any more."""
    done = end_feed(office(), who(), ButtonForm(request.form).once)
    return after(done, url_for(".choose_mail"), _("Nobody can read your calendar any more."))


@blueprint.route("/mail/off/<token>", methods=["GET", "POST"])
def turn_off_mail(token: str) -> ResponseReturnValue:
    """Turn a kind of mail off by the link in one of them: asked for first, done when sent.

    Mail programs send it by themselves when somebody presses their button (RFC 8058).
    """
    told = links.opened(links.OFF, token)
    if told is None or told[1] not in {*KINDS, DIGEST}:
        abort(404)
    person_id, kind = told
    try:
        person = actions.person(office(), person_id)
    except NotFoundError:
        abort(404)
    if request.method == "POST":
        turn_off(office(), person, kind)
    name = None if kind == DIGEST else KIND_NAMES[kind]
    return page("mail/turn_off.html", kind_name=name, done=request.method == "POST")
