"""What remains of every limit, and of the norms."""

from assignments.actions.access import seen_assignment
from assignments.actions.judging import facts_of
from assignments.actions.office import Office
from assignments.core import balances
from assignments.core.assignment import Facts
from assignments.core.balances import NormLeft, Remaining
from assignments.core.records import Person
from assignments.core.remaining import Book
from assignments.storage.store import Seen, Store


def remaining(office: Office, who: Person, assignment_id: int) -> tuple[Remaining, ...]:
    """What every limit of an assignment granted, used, holds and has left."""
    with office.database.read() as store:
        return balances.remaining(*_stand(store, office, who, assignment_id))


def norms_left(office: Office, who: Person, assignment_id: int) -> tuple[NormLeft, ...]:
    """What is left today of the norms that the company holds an assignment's costs to."""
    with office.database.read() as store:
        return balances.norms_left(*_stand(store, office, who, assignment_id))


def _stand(store: Store, office: Office, who: Person, assignment_id: int) -> tuple[Facts, Book]:
    """What is known of an assignment today, and what its lines took."""
    facts = facts_of(store, seen_assignment(store, who, assignment_id), office.today())
    seen = Seen(assignment_id)
    return facts, Book([store.goods_sent(seen)], store.takes(seen))
