"""The people of the tests, and one of everything they recorded.

Everything is made through the actions, as a page would make it. A view's test that needs a record
in another state makes it itself.
"""

import uuid

from assignments import actions
from assignments.actions import Office, PersonInput
from assignments.core.records import Person

ADMINISTRATOR = ("administrator", "Dana Weiss", ("administrator",))
CAST = (
    ("hr", "Ana Lima", ("hr",)),
    ("expatriate", "Ben Okafor", ("expatriate",)),
    ("finance", "Chiara Ruiz", ("finance",)),
    ("stranger", "Emil Sand", ("expatriate",)),
    ("nobody", "Fay Nolan", ()),
)


def key() -> str:
    """A once-only key."""
    return str(uuid.uuid4())


def input_of(name: str, roles: tuple[str, ...], password_hash: str) -> PersonInput:
    """Somebody, under an address made of their name."""
    email = f"{name.lower().replace(' ', '.')}@office.example"
    return PersonInput(email, name, frozenset(roles), password_hash)


def people_of(office: Office, password_hash: str) -> dict[str, Person]:
    """Record the cast; by what they are called in the tests."""
    called, name, roles = ADMINISTRATOR
    done = actions.first_administrator(office, input_of(name, roles, password_hash))
    people = {called: actions.person(office, done.id)}
    for called, name, roles in CAST:
        what = input_of(name, roles, password_hash)
        done = actions.add_person(office, people["administrator"], what, key())
        people[called] = actions.person(office, done.id)
    return people


def recorded(office: Office, people: dict[str, Person]) -> dict[str, int | str]:
    """Record one of everything; its numbers by the name of the argument in an address."""
    return {"person_id": people["expatriate"].id}
