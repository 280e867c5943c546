"""The administrator's pages: who can log in, and in which roles."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.web import login
from assignments.web.access import for_roles, office, who
from assignments.web.forms.people import PersonForm, RolesForm
from assignments.web.pages import after, page

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
        return after(done, url_for(".list_people"), "")
    person = actions.person(office(), done.id)
    return page("people/show_password.html", added=person, password=password)


@blueprint.route("/<int:person_id>/roles", methods=["GET", "POST"])
@for_roles("administrator")
def grant_roles(person_id: int) -> ResponseReturnValue:
    """Give somebody exactly the roles that are ticked."""
    person = actions.person(office(), person_id)
    form = RolesForm(request.form, roles=sorted(person.roles))
    done = form.carry_out(
        lambda: actions.grant_roles(office(), who(), person_id, form.chosen, form.once)
    )
    if done is None:
        return page("people/grant_roles.html", form, subject=person)
    return after(done, url_for(".list_people"), f"The roles of {person.name} were changed.")
