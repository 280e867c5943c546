"""Questions about tax years, their notes and files, hypothetical tax, and who advises on what."""

import datetime as dt
from fractions import Fraction

from sqlmodel import col, select, update

from assignments.core.money import Money
from assignments.core.periods import Covers
from assignments.core.tax import Hypothetical, TaxFile, TaxNote, TaxYear, Withheld
from assignments.storage.files import StoredFile
from assignments.storage.store.asking import Author
from assignments.storage.store.kept_as import kept_as
from assignments.storage.store.tax_grants import TaxGrants
from assignments.storage.tables import (
    EventRow,
    HypotheticalTaxRow,
    PostingRow,
    TaxFileRow,
    TaxNoteRow,
    TaxYearRow,
)

WITHHELD = "hypothetical:"  # how the source of a posting of withheld hypothetical tax begins


class Tax(TaxGrants):
    """Tax years with all that is noted of them."""

    def tax_year(self, year_id: int) -> TaxYear | None:
        """One tax year."""
        row = self.session.get(TaxYearRow, year_id)
        return None if row is None else row.value(self.persons([row.settled_by]))

    def tax_years(self, assignment_id: int) -> tuple[TaxYear, ...]:
        """The tax years of an assignment, by their days, then by country."""
        asked = select(TaxYearRow).where(col(TaxYearRow.assignment_id) == assignment_id)
        order = (col(TaxYearRow.first_day), col(TaxYearRow.country), col(TaxYearRow.id))
        rows = list(self.session.exec(asked.order_by(*order)))
        people = self.persons(row.settled_by for row in rows)
        return tuple(row.value(people) for row in rows)

    def add_tax_year(self, year: TaxYear, author: Author) -> int:
        """Keep a new tax year."""
        return self._kept(TaxYearRow.of(year, author.person_id, author.at))

    def settle_tax_year(self, year_id: int, settlement: dict[str, object], author: Author) -> None:
        """Freeze how a year was settled; it is closed by it."""
        one = update(TaxYearRow).where(col(TaxYearRow.id) == year_id)
        settled = one.values(settlement=settlement)
        self.session.exec(settled.values(settled_by=author.person_id, settled_at=author.at))

    def tax_notes(self, assignment_id: int) -> tuple[TaxNote, ...]:
        """The notes on all tax years of an assignment, by their days."""
        asked = select(TaxNoteRow).where(col(TaxNoteRow.assignment_id) == assignment_id)
        return self._notes(list(self.session.exec(asked.order_by(*_BY_DAY))))

    def tax_note(self, note_id: int) -> TaxNote | None:
        """One note."""
        row = self.session.get(TaxNoteRow, note_id)
        return None if row is None else self._notes([row])[0]

    def _notes(self, rows: list[TaxNoteRow]) -> tuple[TaxNote, ...]:
        people = self.persons(row.noted_by for row in rows)
        asked = select(TaxFileRow).where(col(TaxFileRow.note_id).in_([row.id for row in rows]))
        files: dict[int, tuple[TaxFile, ...]] = {}
        for file in self.session.exec(asked.order_by(col(TaxFileRow.id))):
            files[file.note_id] = (*files.get(file.note_id, ()), file.value())
        return tuple(row.value(files.get(row.id or 0, ()), people) for row in rows)

    def add_tax_note(self, assignment_id: int, note: TaxNote, author: Author) -> int:
        """Keep a new note."""
        return self._kept(TaxNoteRow.of(note, assignment_id, author.person_id, author.at))

    def tax_file(self, file_id: int) -> TaxFile | None:
        """One file with a note."""
        row = self.session.get(TaxFileRow, file_id)
        return None if row is None else row.value()

    def add_tax_file(
        self, where: tuple[int, int], stored: StoredFile, name: str, author: Author
    ) -> int:
        """Name a kept file with a note: `where` is the assignment and the note."""
        row = TaxFileRow(
            assignment_id=where[0],
            note_id=where[1],
            **kept_as(stored, name, author),
        )
        return self._kept(row)

    def tax_files_named(self) -> set[str]:
        """The SHA-256 of every file that a note names."""
        return set(self.session.exec(select(TaxFileRow.sha256).distinct()))

    def hypothetical_taxes(self, assignment_id: int) -> tuple[Hypothetical, ...]:
        """The hypothetical tax that was set, by its first day."""
        asked = select(HypotheticalTaxRow).where(
            col(HypotheticalTaxRow.assignment_id) == assignment_id
        )
        order = (col(HypotheticalTaxRow.first_day), col(HypotheticalTaxRow.id))
        return tuple(row.value() for row in self.session.exec(asked.order_by(*order)))

    def set_hypothetical_tax(self, assignment_id: int, what: Hypothetical, author: Author) -> int:
        """Keep a monthly amount from a day on."""
        row = HypotheticalTaxRow(
            assignment_id=assignment_id,
            country=what.country,
            first_day=what.first,
            minor=what.monthly.minor,
            currency=what.monthly.currency,
            set_by=author.person_id,
            set_at=author.at,
        )
        return self._kept(row)

    def hypothetical_withheld(self, assignment_id: int) -> tuple[Withheld, ...]:
        """What was withheld in pay periods, as it was posted, by their days."""
        asked = select(PostingRow).where(
            col(PostingRow.assignment_id) == assignment_id,
            col(PostingRow.category) == "hypothetical_tax",
            col(PostingRow.source).startswith(WITHHELD),
        )
        rows = self.session.exec(asked.order_by(col(PostingRow.first_day), col(PostingRow.id)))
        return tuple(found for row in rows if (found := _withheld(row)) is not None)

    def has_told(self, kind: str, assignment_id: int, who: int, since: dt.datetime) -> bool:
        """Whether somebody's deed of a kind is in the events of an assignment since an instant."""
        asked = select(EventRow.id).where(
            col(EventRow.assignment_id) == assignment_id,
            col(EventRow.kind) == kind,
            col(EventRow.actor_id) == who,
            col(EventRow.at) >= since,
        )
        return self.session.exec(asked.limit(1)).first() is not None


_BY_DAY = (col(TaxNoteRow.day), col(TaxNoteRow.id))


def _withheld(row: PostingRow) -> Withheld | None:
    """What a posting says was withheld, above zero; None for one without days."""
    if row.first_day is None or row.end_day is None:
        return None
    _, country, label = row.source.split(":", 2)
    covers = Covers(row.first_day, row.end_day)
    rate = Fraction(row.rate) if row.rate is not None else Fraction(1)
    return Withheld(label, country, covers, Money(-row.minor, row.currency), rate)
