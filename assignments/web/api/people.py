"""Who a token acts for, and everybody who can log in."""

from assignments import actions
from assignments.exports.shapes import people as told
from assignments.exports.shapes.people import Me, Person
from assignments.web.access import office, who
from assignments.web.api.bearer import bearer
from assignments.web.api.doors import OWN, PEOPLE
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens


@opens("GET /me", OWN)
def show_me() -> Me:
    """Tell who the token acts for, and what it lets do."""
    known = bearer()
    person = told.person(actions.person(office(), who().id))
    return {"person": person, "token": told.token(known.token)}


@opens("GET /people", PEOPLE, asks=PAGED)
def list_people() -> Listed[Person]:
    """Everybody who can log in, by name."""
    return some_of(actions.people(office(), who()), lambda one: str(one.id), told.person)
