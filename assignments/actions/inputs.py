"""What a person typed, as values: one class a form. Checked in the actions, not here.

Dates are dates already; amounts are still the text that was typed, so that a slip can be named.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from assignments.core.check import Verdict
from assignments.core.rates import EXPENSE_DATE
from assignments.storage.files import Source


@dataclass(frozen=True, slots=True)
class PersonInput:
    """Somebody to log in; the password comes hashed, empty for one who cannot log in yet."""

    email: str
    name: str
    roles: frozenset[str] = frozenset()
    password_hash: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentInput:
    """One assignment; of `expected_months` and `expected_end` the end wins where both are given."""

    employee_id: int
    employer: str
    position: str
    home_country: str
    home_city: str
    host_country: str
    host_city: str
    start: dt.date
    settlement_currency: str
    expected_months: int | None = None
    expected_end: dt.date | None = None
    accompanied_by: tuple[str, ...] = ()
    monthly_salary: str = ""
    salary_currency: str = ""
    cost_centre: str = ""
    reports_to: str = ""
    rate_rule: str = EXPENSE_DATE


@dataclass(frozen=True, slots=True)
class EndInput:
    """The day an assignment ended, and why."""

    end: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class LetterInput:
    """One letter; left without a number it gets the next one under its assignment."""

    kind: str
    title: str
    signed_on: dt.date
    text: str
    number: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class NormInput:
    """What is reasonable for a category, `per` so long."""

    category: str
    amount: str
    currency: str
    per: str = "once"


@dataclass(frozen=True, slots=True)
class ReadingInput:
    """How the company reads some words: a norm, or a definition that `says` what they mean.

    For one letter, else for one assignment, else for all letters. A definition may name the
    companions that the words mean.
    """

    words: str
    reason: str
    norm: NormInput | None = None
    says: str = ""
    people: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    assignment_id: int | None = None
    letter_id: int | None = None


@dataclass(frozen=True, slots=True)
class EndReadingInput:
    """The last day on which a reading counts (None: it should never have counted), and why."""

    last: dt.date | None
    reason: str


@dataclass(frozen=True, slots=True)
class FareInput:
    """The known economy fare of a category between two days."""

    category: str
    amount: str
    currency: str
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class RateInput:
    """One unit of `base` is `rate` units of `quote`, from `first` to `last`, both included.

    `sure`: somebody looked again at a rate far from what is known of the pair.
    """

    base: str
    quote: str
    rate: str
    first: dt.date
    last: dt.date
    sure: bool = False


@dataclass(frozen=True, slots=True)
class ShipmentInput:
    """One consignment: direction out or return, mode air, sea or household."""

    name: str
    direction: str
    mode: str
    shipped_on: dt.date
    weight_value: str = ""
    weight_unit: str = ""
    containers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TripInput:
    """One journey of one traveller."""

    name: str
    traveller: str
    destination: str
    departs: dt.date
    returns: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrives, with the name that its owner gave it."""

    stream: Source
    name: str


@dataclass(frozen=True, slots=True)
class AsSeen:
    """A line as it was shown: the last event it had by then, and how it was judged.

    An empty outcome tells nothing of that.
    """

    event: int
    outcome: str
    allowed: str

    def is_of(self, verdict: Verdict) -> bool:
        """Whether it was judged so."""
        told = (str(verdict.outcome), str(verdict.allowed))
        return not self.outcome or told == (self.outcome, self.allowed)


@dataclass(frozen=True, slots=True)
class Approval:
    """The amount approved in settlement currency (None: what is allowed), and the reason.

    `bank`: the line is counted at what the bank charged instead of its rate. With `seen` it is
    done only if the line still is as it was seen.
    """

    amount: str | None = None
    reason: str = ""
    bank: bool = False
    seen: AsSeen | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What is written to the employee about a line, of which `seen` was shown."""

    text: str
    seen: AsSeen | None = None

    @classmethod
    def of(cls, words: str | Self) -> Self:
        """The same of bare text, which says nothing of what was seen."""
        return cls(words) if isinstance(words, str) else words
