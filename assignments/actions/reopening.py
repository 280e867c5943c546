"""Taking an assignment's recorded end back: it goes on."""

from dataclasses import replace

from assignments.actions.access import hr_assignment
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.core.approval import StateError
from assignments.core.records import Person
from assignments.storage.store import Event, Store


def clear_end(office: Office, who: Person, assignment_id: int, key: str) -> Done:
    """Take the recorded end of an assignment back; for HR. StateError where none is recorded."""
    deed = Deed(office, who, "clear_end", key)

    def act(store: Store) -> int:
        record = hr_assignment(store, who, assignment_id)
        if record.facts.end is None:
            raise StateError("No end is recorded: there is nothing to take back.")
        body = {"end": record.facts.end.isoformat()}
        facts = replace(record.facts, end=None)
        store.change_assignment(replace(record, facts=facts, end_reason=""))
        deed.tell(store, Event("end_taken_back", assignment_id, body=body))
        return assignment_id

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)
