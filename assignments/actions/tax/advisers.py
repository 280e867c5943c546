"""Which tax adviser sees which assignment's tax files: given by HR, and ended by HR."""

from assignments.actions.access import need_role
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.tax.inputs import GrantInput
from assignments.actions.tax.seats import ADVISER, hr_seated
from assignments.actions.typed import sensible
from assignments.core.approval import StateError
from assignments.core.records import AssignmentRecord, Person
from assignments.core.words import InputError
from assignments.storage.store import Event, Grant, Store


def advisers(office: Office, who: Person) -> tuple[Person, ...]:
    """The people who may be given an assignment's tax files; for HR."""
    need_role(who, "hr")
    with office.database.read() as store:
        return tuple(one for one in store.everybody() if ADVISER in one.roles)


def granted(office: Office, who: Person) -> tuple[AssignmentRecord, ...]:
    """The assignments whose tax files were given to an adviser, the newest first."""
    need_role(who, ADVISER)
    with office.database.read() as store:
        return store.granted_assignments(who.id, office.today())


def grant(office: Office, who: Person, assignment_id: int, what: GrantInput, key: str) -> Done:
    """Let an adviser see an assignment's tax files from a day on; for HR."""
    deed = Deed(office, who, "grant_tax_files", key)

    def act(store: Store) -> int:
        record = hr_seated(office, store, who, assignment_id)
        sensible(what.first, "first", office.today())
        person = store.person(what.person_id)
        if person is None or ADVISER not in person.roles:
            raise InputError("person", "is no tax adviser", "have the role granted first")
        if person.id == record.employee.id:
            raise InputError("person", "it is their own assignment", "choose another adviser")
        if any(_holds(one, person.id) for one in store.tax_grants(assignment_id)):
            raise InputError("person", "was given these files already", "choose another adviser")
        grant_id = store.grant_tax(person.id, assignment_id, what.first, deed.author)
        body = {"person": person.id, "first": what.first.isoformat()}
        deed.tell(store, Event("tax_files_given", assignment_id, text=person.name, body=body))
        return grant_id

    with office.database.read() as store:
        hr_seated(office, store, who, assignment_id)
    return deed.done(act, assignment_id)


def _holds(one: Grant, person_id: int) -> bool:
    return one.ended_at is None and one.person is not None and one.person.id == person_id


def end_grant(office: Office, who: Person, grant_id: int, key: str) -> Done:
    """Let an adviser see an assignment's tax files no more; for HR. The id is the assignment's."""
    deed = Deed(office, who, "end_tax_grant", key)
    with office.database.read() as store:
        found = _grant(office, store, who, grant_id)

    def act(store: Store) -> int:
        one = _grant(office, store, who, grant_id)
        if one.ended_at is not None:
            raise StateError("The adviser sees these files no more already.")
        store.end_tax_grant(grant_id, deed.author)
        name = one.person.name if one.person else ""
        body = {"grant": grant_id}
        deed.tell(store, Event("tax_files_taken_back", one.assignment_id, text=name, body=body))
        return one.assignment_id

    return deed.done(act, found.assignment_id)


def _grant(office: Office, store: Store, who: Person, grant_id: int) -> Grant:
    found = store.tax_grant(grant_id)
    if found is None:
        raise NotFoundError("There is no such grant.")
    hr_seated(office, store, who, found.assignment_id)
    return found
