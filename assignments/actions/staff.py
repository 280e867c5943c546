"""People who log in and their roles: who may add whom and grant what."""

import re

from assignments.actions.access import need_role
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.inputs import PersonInput
from assignments.actions.office import Office
from assignments.actions.typed import written
from assignments.core.approval import ROLES, NotAllowedError, StateError
from assignments.core.records import Person
from assignments.core.words import InputError, one_of
from assignments.storage.store import Author, Event, Store

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_LONGEST_EMAIL = 255


def person(office: Office, person_id: int) -> Person:
    """The person; NotFoundError where there is none."""
    with office.database.read() as store:
        found = store.person(person_id)
    if found is None:
        raise NotFoundError("There is no such person.")
    return found


def people(office: Office, who: Person) -> tuple[Person, ...]:
    """Everybody by name, for HR and administrators."""
    need_role(who, "hr", "administrator")
    with office.database.read() as store:
        return store.everybody()


def is_empty(office: Office) -> bool:
    """Whether nobody is recorded yet: a database on its first day."""
    with office.database.read() as store:
        return not store.has_people()


def add_person(office: Office, who: Person, what: PersonInput, key: str) -> Done:
    """Add somebody; HR may add expatriates alone, an administrator anybody."""
    need_role(who, "hr", "administrator")
    if "administrator" not in who.roles and what.roles - {"expatriate"}:
        raise NotAllowedError("Only an administrator grants roles other than expatriate.")
    deed = Deed(office, who, "add_person", key)
    return deed.done(lambda store: _added(store, what, deed.author))


def _added(store: Store, what: PersonInput, author: Author | None) -> int:
    email = written(what.email, "email", _LONGEST_EMAIL).lower()
    if not _EMAIL.fullmatch(email):
        raise InputError("email", f"{email!r} is no address", "write it as name@company.example")
    for role in what.roles:
        one_of(role, ROLES, "roles", "role")
    person_id = store.add_person(email, written(what.name, "name"), what.password_hash)
    if person_id is None:
        raise InputError("email", f"{email} is somebody's already", "give another address")
    store.set_roles(person_id, what.roles)
    if author is not None:
        body = {"person": person_id, "roles": sorted(what.roles)}
        store.tell(Event("person_added", text=email, body=body), author)
    return person_id


def choose_language(office: Office, who: Person, language: str) -> None:
    """Say everything to somebody in a language of their choice from now on.

    Chosen twice it is as chosen once: there is no key. Which languages there are, the pages know.
    """
    author = Author(who.id, office.now(), who.origin, "choose_language")
    with office.database.write(author) as store:
        store.set_language(who.id, language)


def was_answered(office: Office, who: Person, key: str) -> bool:
    """Whether somebody's form came before, by its key."""
    with office.database.read() as store:
        return store.is_answered(who.id, key)


def keep_key(office: Office, who: Person, deed: str, number: int, key: str) -> Done:
    """Keep the key of a form about an account, whose change is the log-in's and no record's."""
    return Deed(office, who, deed, key).done(lambda _: number)


def first_administrator(office: Office, what: PersonInput) -> Done:
    """Make the first administrator; StateError where there is one. For the command line alone."""
    with office.database.write(office.by_itself("first_administrator")) as store:
        if store.has_role("administrator"):
            raise StateError("There is an administrator already, who grants the role.")
        return Done(_added(store, what, None))


def grant_roles(
    office: Office, who: Person, person_id: int, roles: frozenset[str], key: str
) -> Done:
    """Give somebody exactly these roles; for administrators."""
    need_role(who, "administrator")
    for role in roles:
        one_of(role, ROLES, "roles", "role")
    if person_id == who.id and "administrator" not in roles:
        raise NotAllowedError("Nobody gives up administration themselves: another one does it.")
    deed = Deed(office, who, "grant_roles", key)

    def act(store: Store) -> int:
        found = store.person(person_id)
        if found is None:
            raise NotFoundError("There is no such person.")
        store.set_roles(person_id, roles)
        body = {"person": person_id, "before": sorted(found.roles), "roles": sorted(roles)}
        deed.tell(store, Event("roles_granted", text=found.email, body=body))
        return person_id

    return deed.done(act)
