"""Letters and their terms: proposed, confirmed by name, replaced, retired."""

from collections.abc import Mapping

from assignments.actions.answers import Done
from assignments.actions.inputs import LetterInput
from assignments.actions.office import Office
from assignments.core.records import LetterRecord, Person


def add_letter(
    office: Office, who: Person, assignment_id: int, what: LetterInput, key: str
) -> Done:
    """Add a letter under an assignment; for HR."""
    raise NotImplementedError


def letter(office: Office, who: Person, letter_id: int) -> LetterRecord:
    """One letter with its text."""
    raise NotImplementedError


def propose_term(
    office: Office, who: Person, letter_id: int, words: Mapping[str, object], key: str
) -> Done:
    """Add an unconfirmed term in the contract's words, without `letter` and `confirmed`; for HR."""
    raise NotImplementedError


def confirm_term(office: Office, who: Person, term_id: int, key: str) -> Done:
    """Confirm a term by name and date; for HR."""
    raise NotImplementedError


def replace_term(
    office: Office, who: Person, term_id: int, words: Mapping[str, object], key: str
) -> Done:
    """Retire a term and put an unconfirmed one in its place, which keeps its balances; for HR."""
    raise NotImplementedError


def retire_term(office: Office, who: Person, term_id: int, key: str) -> Done:
    """Take a term out of force for good; for HR."""
    raise NotImplementedError
