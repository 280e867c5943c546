"""Who may see and touch what. What is not one's own looks as if it were not there."""

from collections.abc import Callable

from assignments.actions.answers import NotFoundError
from assignments.actions.office import Office
from assignments.core.approval import NotAllowedError, StateError
from assignments.core.ledger import CLAIM
from assignments.core.records import (
    AssignmentRecord,
    ClaimRecord,
    LetterRecord,
    LineRecord,
    Person,
    TermRecord,
)
from assignments.storage.store import Store

OVERSEEING = frozenset({"hr", "finance"})


def need_role(who: Person, *roles: str) -> None:
    """Raise NotAllowedError unless the person has one of the roles."""
    if not who.roles & set(roles):
        raise NotAllowedError(f"This is for {' and '.join(roles)} alone.")


def is_employee(who: Person, record: AssignmentRecord) -> bool:
    """Whether the assignment is the person's own."""
    return record.employee.id == who.id


def seen_assignment(store: Store, who: Person, assignment_id: int) -> AssignmentRecord:
    """An assignment that the person may see: their own, or any for HR and finance.

    A deed that records something of it asks here too: StateError where it was erased.
    """
    record = store.assignment(assignment_id)
    if record is None or not (is_employee(who, record) or who.roles & OVERSEEING):
        raise NotFoundError("There is no such assignment.")
    need_not_erased(store, record)
    return record


def need_not_erased(store: Store, record: AssignmentRecord) -> None:
    """Raise StateError where a store that writes would record something of an erased assignment."""
    if store.author is not None and record.erased_at is not None:
        raise StateError(
            f"Assignment {record.id} was erased on {record.erased_at:%Y-%m-%d}, after retention: "
            "nothing new is recorded of it."
        )


def hr_assignment(store: Store, who: Person, assignment_id: int) -> AssignmentRecord:
    """An assignment that the person records things of, as HR."""
    record = seen_assignment(store, who, assignment_id)
    need_role(who, "hr")
    return record


def personal_assignment(store: Store, who: Person, assignment_id: int) -> AssignmentRecord:
    """An assignment of which HR and the employee alone see and record something personal."""
    record = seen_assignment(store, who, assignment_id)
    if not is_employee(who, record):
        need_role(who, "hr")
    return record


def own_assignment(store: Store, who: Person, assignment_id: int) -> AssignmentRecord:
    """The person's own assignment, to claim costs under."""
    record = seen_assignment(store, who, assignment_id)
    if not is_employee(who, record):
        raise NotAllowedError("Only the employee of the assignment claims costs under it.")
    return record


def seen_letter(store: Store, who: Person, letter_id: int) -> LetterRecord:
    """A letter that the person may see."""
    letter = store.letter(letter_id)
    if letter is None:
        raise NotFoundError("There is no such letter.")
    seen_assignment(store, who, letter.assignment_id)
    return letter


def seen_term(store: Store, who: Person, term_id: int) -> tuple[TermRecord, LetterRecord]:
    """A term that the person may see, with its letter."""
    term = store.term(term_id)
    if term is None:
        raise NotFoundError("There is no such term.")
    return term, seen_letter(store, who, term.letter_id)


def need_term_of(office: Office, who: Person, letter_id: int, term_id: int) -> None:
    """Raise NotFoundError unless the letter has the term, or had it."""
    with office.database.read() as store:
        if seen_term(store, who, term_id)[1].id != letter_id:
            raise NotFoundError("The letter has no such term.")


def seen_claim(store: Store, who: Person, claim_id: int) -> ClaimRecord:
    """A claim that the person may see; a draft only for who made it."""
    claim = store.claim(claim_id)
    if claim is None:
        raise NotFoundError("There is no such claim.")
    seen_assignment(store, who, claim.assignment_id)
    if claim.submitted_at is None and claim.created_by.id != who.id:
        raise NotFoundError("There is no such claim.")
    return claim


def own_claim(store: Store, who: Person, claim_id: int) -> ClaimRecord:
    """A claim under the person's own assignment, which they made themselves."""
    claim = seen_claim(store, who, claim_id)
    own_assignment(store, who, claim.assignment_id)
    _is_claimed(claim)
    return claim


def _is_claimed(claim: ClaimRecord) -> None:
    """Raise NotAllowedError for what the employee did not claim: it fell due, or was invoiced."""
    if claim.kind != CLAIM:
        raise NotAllowedError("You did not claim this: it is shown, and cannot be changed by you.")


def seen_line(store: Store, who: Person, line_id: int) -> tuple[LineRecord, ClaimRecord]:
    """A line that the person may see, with its claim."""
    line = store.line(line_id)
    if line is None:
        raise NotFoundError("There is no such line.")
    return line, seen_claim(store, who, line.claim_id)


def own_line(store: Store, who: Person, line_id: int) -> LineRecord:
    """A line under the person's own assignment."""
    line, claim = seen_line(store, who, line_id)
    own_assignment(store, who, line.assignment_id)
    _is_claimed(claim)
    return line


def under_claim(claim_id: int) -> Callable[[Store], None]:
    """How the claim's assignment is locked; who may see the claim is for the deed to say."""
    return lambda store: _there(store.lock_of_claim(claim_id), "claim")


def under_line(line_id: int) -> Callable[[Store], None]:
    """How the line's assignment is locked; who may see the line is for the deed to say."""
    return lambda store: _there(store.lock_of_line(line_id), "line")


def _there(is_there: bool, what: str) -> None:  # noqa: FBT001 - only called above
    if not is_there:
        raise NotFoundError(f"There is no such {what}.")


def assignment_of_letter(office: Office, who: Person, letter_id: int) -> int:
    """The assignment to lock for a deed on a letter."""
    with office.database.read() as store:
        return seen_letter(store, who, letter_id).assignment_id


def assignment_of_term(office: Office, who: Person, term_id: int) -> int:
    """The assignment to lock for a deed on a term."""
    with office.database.read() as store:
        return seen_term(store, who, term_id)[1].assignment_id


def assignment_of_claim(office: Office, who: Person, claim_id: int) -> int:
    """The assignment to lock for a deed on a claim."""
    with office.database.read() as store:
        return seen_claim(store, who, claim_id).assignment_id


def assignment_of_line(office: Office, who: Person, line_id: int) -> int:
    """The assignment to lock for a deed on a line."""
    with office.database.read() as store:
        return seen_line(store, who, line_id)[0].assignment_id
