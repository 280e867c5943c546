"""What a person typed about taxes, as values; amounts are still the text that was typed."""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.inputs import Upload


@dataclass(frozen=True, slots=True)
class TaxYearInput:
    """A tax year; twelve months where no last day is given.

    `term_id` is the confirmed term of category tax_equalization whose words mean the kind. Where
    they do not say it, `words` are those that leave it open and `reason` why they mean it.
    """

    country: str
    first: dt.date
    kind: str
    term_id: int
    last: dt.date | None = None
    words: str = ""
    reason: str = ""
    country_reason: str = ""


@dataclass(frozen=True, slots=True)
class HypotheticalInput:
    """So much hypothetical tax a month for a country from a day on; zero ends it."""

    country: str
    first: dt.date
    amount: str
    currency: str


@dataclass(frozen=True, slots=True)
class NoteInput:
    """A dated note; some kinds need an amount. An internal remark is not for the employee."""

    kind: str
    day: dt.date
    text: str = ""
    amount: str = ""
    currency: str = ""
    internal: bool = False
    files: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentInput:
    """A document that the adviser needs from the employee, and until when."""

    name: str
    due: dt.date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount as typed; left empty it is not recorded."""

    amount: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class FinalInput:
    """The figures as finally assessed on a day; the actual taxes are needed for protected years."""

    day: dt.date
    hypothetical: Figure
    home: Figure = Figure()
    host: Figure = Figure()
    text: str = ""


@dataclass(frozen=True, slots=True)
class GrantInput:
    """Which tax adviser is given an assignment's tax files, from which day on."""

    person_id: int
    first: dt.date
