"""A tax year of an assignment in a country: its days, its notes, its documents, and its state."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from assignments.core.approval import StateError
from assignments.core.money import Money
from assignments.core.periods import add_months
from assignments.core.rates import Conversion
from assignments.core.records import Person
from assignments.core.words import InputError

EQUALISED, PROTECTED = KINDS = ("equalised", "protected")
NOTE_KINDS = (
    "estimate",
    "withholding",
    "payment",
    "payment_by_employee",
    "refund_to_company",
    "refund_to_employee",
    "document_asked",
    "document_received",
    "return_filed",
    "assessment",
    "settlement",
    "remark",
)
# Kinds that are nothing without an amount.
MONEY_KINDS = frozenset(
    {
        "withholding",
        "payment",
        "payment_by_employee",
        "refund_to_company",
        "refund_to_employee",
    }
)
FIGURES = ("final_hypothetical", "actual_home", "actual_host")
MONTHS = 12


@dataclass(frozen=True, slots=True)
class TaxFile:
    """A file that lies with a note, named by the SHA-256 of its content."""

    id: int
    note_id: int
    sha256: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class TaxNote:
    """One dated note on a tax year, of one of NOTE_KINDS.

    `cost` is the amount in the settlement currency at the rate of its day, frozen. `figure` tells
    which of the final figures an assessment holds. `document` and `due` are of a document that was
    asked for; `answers` is the number of the note that asked for the one received. An `internal`
    remark is not for the employee.
    """

    id: int
    year_id: int
    kind: str
    day: dt.date
    text: str = ""
    money: Money | None = None
    cost: Money | None = None
    conversion: Conversion | None = None
    figure: str = ""
    internal: bool = False
    document: str = ""
    due: dt.date | None = None
    answers: int | None = None
    by: Person | None = None
    at: dt.datetime | None = None
    files: tuple[TaxFile, ...] = ()

    @property
    def exact(self) -> Fraction:
        """The amount in units of the settlement currency, not rounded; nothing without one."""
        if self.money is None:
            return Fraction(0)
        rate = Fraction(1) if self.conversion is None else self.conversion.rate
        return self.money.exact * rate


@dataclass(frozen=True, slots=True)
class TaxYear:
    """A tax year, both days included, and which kind of settlement the letter means by its words.

    `reason` is why the words mean that kind where they do not say it themselves; `country_reason`
    why the country is neither home nor host. `settlement` is kept as it was frozen.
    """

    id: int
    assignment_id: int
    country: str
    first: dt.date
    last: dt.date
    kind: str
    letter: str = ""
    clause: str = ""
    quote: str = ""
    reason: str = ""
    country_reason: str = ""
    settlement: dict[str, object] | None = None
    settled_by: Person | None = None
    settled_at: dt.datetime | None = None

    @property
    def label(self) -> str:
        """The year as people call it: 2005, or 2005/06 where it spans two."""
        if self.first.year == self.last.year:
            return str(self.first.year)
        return f"{self.first.year}/{self.last.year % 100:02}"

    @property
    def is_closed(self) -> bool:
        """Whether it is settled: nothing more is written to it."""
        return self.settled_at is not None


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the adviser needs, with what was received for it."""

    asked: TaxNote
    received: tuple[TaxNote, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether nothing was received yet."""
        return not self.received

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it is missing after the day it was due."""
        return self.is_missing and self.asked.due is not None and self.asked.due < today


def year_after(first: dt.date) -> dt.date:
    """The last day of the twelve months that begin on a day."""
    return add_months(first, MONTHS) - dt.timedelta(days=1)


def read_year(first: dt.date, last: dt.date | None) -> tuple[dt.date, dt.date]:
    """The days of a year, twelve months where no last day is given; InputError for no year."""
    end = year_after(first) if last is None else last
    if end < first:
        raise InputError("last", f"{end} is before the first day", "give a later day")
    if end > year_after(first):
        raise InputError("last", "that is more than twelve months", f"give {year_after(first)}")
    return first, end


def overlapping(
    years: Iterable[TaxYear], country: str, first: dt.date, last: dt.date
) -> TaxYear | None:
    """A year of the country that shares a day with these days."""
    same = (one for one in years if one.country == country)
    return next((one for one in same if one.first <= last and first <= one.last), None)


def closed(year: TaxYear) -> StateError:
    """What is said to a write to a year that is settled."""
    when = "" if year.settled_at is None else f" since {year.settled_at:%Y-%m-%d}"
    return StateError(f"The tax year {year.label} is settled{when} and closed: nothing is added.")


def documents(notes: Iterable[TaxNote]) -> tuple[Document, ...]:
    """The documents that were asked for: the missing ones first, by the day they are due."""
    known = tuple(notes)
    found = (
        Document(asked, tuple(one for one in known if one.answers == asked.id))
        for asked in known
        if asked.kind == "document_asked"
    )
    return tuple(sorted(found, key=_urgency))


def _urgency(one: Document) -> tuple[bool, dt.date, int]:
    return not one.is_missing, one.asked.due or dt.date.max, one.asked.id


def figure(notes: Iterable[TaxNote], name: str) -> TaxNote | None:
    """The note that holds a final figure: the latest of them by its day, then by its number."""
    found = (one for one in notes if one.figure == name)
    return max(found, key=lambda one: (one.day, one.id), default=None)
