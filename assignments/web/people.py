"""The administrator's pages: who can log in, and in which roles."""

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from assignments import actions
from assignments.actions import Done
from assignments.actions.personal.erasing import due_people, erase_person, erasing
from assignments.core.approval import NotAllowedError
from assignments.core.records import Person
from assignments.web import login
from assignments.web.access import for_roles, office, who
from assignments.web.forms.people import ErasingForm, PersonForm, RolesForm
from assignments.web.once import first, once
from assignments.web.pages import after, page

SHOWN_BEFORE = _l(
    "This was already done, and the password was shown then. If nobody noted it, make a new one."
)
blueprint = Blueprint("people", __name__, url_prefix="/people")


@blueprint.get("")
@for_roles("administrator")
def list_people() -> ResponseReturnValue:
    """Everybody who can log in."""
    return page("people/list_people.html", people=actions.people(office(), who()))


@blueprint.route("/new", methods=["GET", "POST"])
@for_roles("administrator")
def add_person() -> ResponseReturnValue:
    """Add somebody; their first password is shown on the answer, and never again."""
    form = PersonForm(request.form)
    password = login.new_password()
    done = form.carry_out(
        lambda: actions.add_person(office(), who(), form.person(password), form.once)
    )
    if done is None:
        return page("people/add_person.html", form)
    if done.again:
        flash(SHOWN_BEFORE, "info")
        return redirect(url_for(".show_person", person_id=done.id), 303)
    person = actions.person(office(), done.id)
    return page("people/show_password.html", added=person, password=password)


@blueprint.get("/due-for-erasure")
@for_roles("administrator")
def list_due() -> ResponseReturnValue:
    """Who left longer ago than records are kept, and what still stands against erasing them."""
    years = retention_years()
    return page("people/list_due.html", due=due_people(office(), who(), years), years=years)


@blueprint.route("/<int:person_id>/erase", methods=["GET", "POST"])
@for_roles("administrator")
def erase(person_id: int) -> ResponseReturnValue:
    """Say what erasing somebody takes and leaves; erase them once their address is typed."""
    due = erasing(office(), who(), person_id, retention_years())
    form = ErasingForm(request.form)
    form.wanted = due.whole.email
    done = form.carry_out(
        lambda: erase_person(office(), who(), person_id, retention_years(), form.once)
    )
    if done is None:
        return page("people/erase.html", form, due=due, years=retention_years())
    said = _(
        "Erased. They are called Former employee %(person_id)s from now on.", person_id=person_id
    )
    return after(done, url_for(".list_due"), said)


@blueprint.get("/<int:person_id>")
@for_roles("administrator")
def show_person(person_id: int) -> ResponseReturnValue:
    """Somebody's roles and log-in, each with what can be changed of it."""
    person = actions.person(office(), person_id)
    return _shown(person, RolesForm(roles=sorted(person.roles)))


@blueprint.post("/<int:person_id>/roles")
@for_roles("administrator")
def grant_roles(person_id: int) -> ResponseReturnValue:
    """Give somebody exactly the roles that are ticked."""
    person = actions.person(office(), person_id)
    form = RolesForm(request.form)
    done = form.carry_out(
        lambda: actions.grant_roles(office(), who(), person_id, form.chosen, form.once)
    )
    if done is None:
        return _shown(person, form)
    return after(
        done, url_for(".list_people"), _("The roles of %(name)s were changed.", name=person.name)
    )


@blueprint.post("/<int:person_id>/password")
@for_roles("administrator")
def give_password(person_id: int) -> ResponseReturnValue:
    """Make somebody a new password, shown on the answer and never again."""
    person = actions.person(office(), person_id)
    if first("give_password", person_id).again:
        flash(SHOWN_BEFORE, "info")
        return redirect(url_for(".show_person", person_id=person_id), 303)
    password = login.give_password(person_id)
    return page("people/show_password.html", added=person, password=password)


@blueprint.post("/<int:person_id>/out")
@for_roles("administrator")
def shut_out(person_id: int) -> ResponseReturnValue:
    """Let somebody in no longer, until a new password is made."""
    person = actions.person(office(), person_id)
    if person == who():
        raise NotAllowedError("Nobody shuts themselves out: another administrator does it.")
    done = once("shut_out", person_id, lambda: login.shut_out(person_id))
    return _changed(done, _("%(name)s can no longer log in.", name=person.name))


@blueprint.post("/<int:person_id>/second-factor")
@for_roles("administrator")
def reset_second_factor(person_id: int) -> ResponseReturnValue:
    """Take somebody's authenticator app away, as their phone is lost."""
    person = actions.person(office(), person_id)
    done = once("reset_second_factor", person_id, lambda: login.reset_second_factor(person_id))
    said = _(
        "%(name)s logs in without an authenticator app, until they set up another.",
        name=person.name,
    )
    return _changed(done, said)


@blueprint.post("/<int:person_id>/unlock")
@for_roles("administrator")
def unlock(person_id: int) -> ResponseReturnValue:
    """Let somebody try again whom wrong passwords or codes locked out."""
    person = actions.person(office(), person_id)
    done = once("unlock", person_id, lambda: login.unlock(person_id))
    return _changed(done, _("%(name)s may try again.", name=person.name))


def retention_years() -> int:
    """How many years records of people are kept, by the settings."""
    return int(current_app.config["RETENTION_YEARS"])


def _changed(done: Done, said: str) -> ResponseReturnValue:
    return after(done, url_for(".show_person", person_id=done.id), said)


def _shown(person: Person, form: RolesForm) -> ResponseReturnValue:
    standing = {
        "is_in": login.may_log_in(person.id),
        "is_locked": login.is_locked(person.id),
        "has_second_factor": login.has_second_factor(person.id),
    }
    return page("people/show_person.html", form, subject=person, **standing)
