"""People who log in and their roles: who may add whom and grant what."""

from assignments.actions.answers import Done
from assignments.actions.inputs import PersonInput
from assignments.actions.office import Office
from assignments.core.records import Person


def person(office: Office, person_id: int) -> Person:
    """The person; NotFoundError where there is none."""
    raise NotImplementedError


def people(office: Office, who: Person) -> tuple[Person, ...]:
    """Everybody by name, for HR and administrators."""
    raise NotImplementedError


def add_person(office: Office, who: Person, what: PersonInput, key: str) -> Done:
    """Add somebody; HR may add expatriates alone, an administrator anybody."""
    raise NotImplementedError


def first_administrator(office: Office, what: PersonInput) -> Done:
    """Make the first administrator; StateError where there is one. For the command line alone."""
    raise NotImplementedError


def grant_roles(
    office: Office, who: Person, person_id: int, roles: frozenset[str], key: str
) -> Done:
    """Give somebody exactly these roles; for administrators."""
    raise NotImplementedError
