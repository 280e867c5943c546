"""A claim on its way: tried, submitted, answered for, withdrawn."""

from collections.abc import Mapping

from assignments.actions.answers import Done
from assignments.actions.office import Office
from assignments.core.check import Verdict
from assignments.core.records import LineRecord, Person


def try_line(
    office: Office, who: Person, assignment_id: int, words: Mapping[str, object]
) -> Verdict:
    """Judge a cost to come, provisionally; nothing is stored. A receipt is taken for granted."""
    raise NotImplementedError


def preview_claim(
    office: Office, who: Person, claim_id: int
) -> tuple[tuple[LineRecord, Verdict], ...]:
    """A draft's lines as they would be judged if it were submitted now."""
    raise NotImplementedError


def submit_claim(office: Office, who: Person, claim_id: int, key: str) -> Done:
    """Judge every line of a draft in its order, freeze what came out, and let it hold what it takes."""
    raise NotImplementedError


def withdraw_claim(office: Office, who: Person, claim_id: int, key: str) -> Done:
    """Withdraw every line of a claim that is not decided, or a whole draft."""
    raise NotImplementedError


def withdraw_line(office: Office, who: Person, line_id: int, key: str) -> Done:
    """Withdraw a line that waits to be decided."""
    raise NotImplementedError


def answer(office: Office, who: Person, line_id: int, text: str, key: str) -> Done:
    """Answer HR's question about a line."""
    raise NotImplementedError
