"""What is known beside the letters: norms, economy fares and rates."""

import datetime as dt
from collections.abc import Callable, Iterable

from assignments.actions.answers import Done
from assignments.actions.inputs import FareInput, NormInput, RateInput
from assignments.actions.office import Office
from assignments.core.rates import RateTable
from assignments.core.records import Person


def set_norm(office: Office, who: Person, assignment_id: int, what: NormInput, key: str) -> Done:
    """Record what is reasonable for a category; for HR."""
    raise NotImplementedError


def set_fare(office: Office, who: Person, assignment_id: int, what: FareInput, key: str) -> Done:
    """Record the known economy fare of a category; for HR."""
    raise NotImplementedError


def set_company_rate(office: Office, who: Person, what: RateInput, key: str) -> Done:
    """Record a rate for days of which the published ones know nothing; for HR."""
    raise NotImplementedError


def load_rates(office: Office, progress: Callable[[int, int], None] | None = None) -> int:
    """Load the embedded reference rates; returns how many were new. Loading twice changes nothing."""
    raise NotImplementedError


def rate_table(office: Office, currencies: Iterable[str], day: dt.date) -> RateTable:
    """The rates that count on a day between currencies."""
    raise NotImplementedError
