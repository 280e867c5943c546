"""What each seat sees of an assignment's taxes; every look of others than the employee is noted."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import BinaryIO

from assignments.actions.answers import NotFoundError
from assignments.actions.auditing import READ_TAX, of_assignment
from assignments.actions.keeping import fetched
from assignments.actions.office import Office
from assignments.actions.tax.documents import asked_for
from assignments.actions.tax.seats import EMPLOYEE, FINANCE, HR, seated, seen_year
from assignments.core.money import Money
from assignments.core.records import AssignmentRecord, Person
from assignments.core.tax import (
    Document,
    Hypothetical,
    Settlement,
    Stage,
    TaxFile,
    TaxNote,
    TaxYear,
    Withheld,
    documents,
    figure,
    settlement_of,
    settlement_of_year,
    stages,
    what_is_missing_to_settle,
    within,
)
from assignments.storage.store import Event, Grant, Store

READ = "tax_read"


@dataclass(frozen=True, slots=True)
class YearPage:
    """One tax year as its reader may see it.

    `withheld` and `paid` (by the company, less what it got back) are in the settlement currency.
    `settlement` is the frozen one, or how it would come out by now; None before the final figure.
    `missing` says why it cannot be settled yet. Finance gets amounts: no notes, no documents.
    """

    year: TaxYear
    record: AssignmentRecord
    seat: str
    stages: tuple[Stage, ...]
    withheld: Money
    paid: Money
    settlement: Settlement | None
    missing: tuple[str, ...] = ()
    notes: tuple[TaxNote, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def state(self) -> str:
        """The last state that is reached."""
        return [one.state for one in self.stages if one.reached][-1]

    @property
    def due(self) -> Money | None:
        """What the settlement came to, once there is one."""
        return self.settlement.due if self.settlement and self.year.is_closed else None


@dataclass(frozen=True, slots=True)
class TaxPage:
    """The taxes of an assignment: its years, what is withheld, and who advises."""

    record: AssignmentRecord
    seat: str
    years: tuple[YearPage, ...]
    hypothetical: tuple[Hypothetical, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    grants: tuple[Grant, ...] = ()

    @property
    def missing(self) -> tuple[tuple[YearPage, Document], ...]:
        """The documents that open years still wait for, each with its year."""
        return tuple(
            (one, document)
            for one in self.years
            if not one.year.is_closed
            for document in one.documents
            if document.is_missing
        )


def years(office: Office, who: Person, assignment_id: int) -> TaxPage:
    """The taxes of an assignment, for whoever has a seat there; finance gets amounts alone."""
    with office.database.read() as store:
        record, seat = seated(office, store, who, assignment_id)
        found = tuple(
            _page(store, office, (year, record, seat)) for year in store.tax_years(assignment_id)
        )
        if seat == FINANCE:
            page = TaxPage(record, seat, found)
        else:
            page = TaxPage(
                record,
                seat,
                found,
                store.hypothetical_taxes(assignment_id),
                store.hypothetical_withheld(assignment_id),
                store.tax_grants(assignment_id) if seat == HR else (),
            )
    _tell(office, who, record, seat)
    return page


def year(office: Office, who: Person, year_id: int) -> YearPage:
    """One tax year; not for finance."""
    with office.database.read() as store:
        page = _page(store, office, seen_year(office, store, who, year_id))
    _tell(office, who, page.record, page.seat)
    return page


def requested(office: Office, who: Person, note_id: int) -> tuple[YearPage, TaxNote]:
    """A document that was asked for, with its year."""
    with office.database.read() as store:
        asked = asked_for(office, store, who, note_id)
    return year(office, who, asked.year_id), asked


def file(office: Office, who: Person, file_id: int) -> tuple[TaxFile, BinaryIO]:
    """A file of a note that the person may see, open for reading."""
    with office.database.read() as store:
        found = store.tax_file(file_id)
        note = None if found is None else store.tax_note(found.note_id)
        if found is None or note is None:
            raise NotFoundError("There is no such file.")
        _, record, seat = seen_year(office, store, who, note.year_id)
        if note.internal and seat == EMPLOYEE:
            raise NotFoundError("There is no such file.")
    _tell(office, who, record, seat)
    return found, fetched(office, found.sha256)


def _page(store: Store, office: Office, seen: tuple[TaxYear, AssignmentRecord, str]) -> YearPage:
    year, record, seat = seen
    notes = tuple(one for one in store.tax_notes(record.id) if one.year_id == year.id)
    withheld = tuple(
        one
        for one in store.hypothetical_withheld(record.id)
        if one.country == year.country and within(one, year.first, year.last)
    )
    currency = record.facts.settlement_currency
    is_finance = seat == FINANCE
    shown = tuple(one for one in notes if not (one.internal and seat == EMPLOYEE))
    return YearPage(
        year=year,
        record=record,
        seat=seat,
        stages=stages(year, notes, withheld),
        withheld=_withheld(year, notes, withheld, currency),
        paid=_paid(notes, currency),
        settlement=_settlement(year, notes, withheld, currency),
        missing=() if year.is_closed else what_is_missing_to_settle(year, notes, office.today()),
        notes=() if is_finance else shown,
        documents=() if is_finance else documents(notes),
    )


def _withheld(
    year: TaxYear, notes: Iterable[TaxNote], withheld: Iterable[Withheld], currency: str
) -> Money:
    by_period = sum((within(one, year.first, year.last) for one in withheld), Fraction(0))
    by_hand = sum((one.exact for one in notes if one.kind == "withholding"), Fraction(0))
    return Money.rounded(by_period + by_hand, currency)


_SIGNS = {"payment": 1, "refund_to_company": -1}


def _paid(notes: Iterable[TaxNote], currency: str) -> Money:
    minor = sum(_SIGNS.get(one.kind, 0) * one.cost.minor for one in notes if one.cost is not None)
    return Money(minor, currency)


def _settlement(
    year: TaxYear, notes: Sequence[TaxNote], withheld: Sequence[Withheld], currency: str
) -> Settlement | None:
    """The frozen settlement; else how it comes out by now, once the final figures are there."""
    if year.settlement is not None:
        return settlement_of(year.settlement)
    actual = [figure(notes, name) for name in ("actual_home", "actual_host")]
    if figure(notes, "final_hypothetical") is None:
        return None
    if year.kind == "protected" and None in actual:
        return None
    return settlement_of_year(year, notes, withheld, currency)


def _tell(office: Office, who: Person, record: AssignmentRecord, seat: str) -> None:
    """Note that somebody but the employee looked, once a day."""
    if seat == EMPLOYEE:
        return
    since = dt.datetime.combine(office.today(), dt.time(), office.zone).astimezone(dt.UTC)
    with office.database.read() as store:
        if store.has_told(READ, record.id, who.id, since):
            return
    author = office.author(who, READ_TAX)
    with office.database.write(author, record.id) as store:
        if not store.has_told(READ, record.id, who.id, since):
            store.tell(Event(READ, record.id), author)
            store.note(of_assignment(record.id))
