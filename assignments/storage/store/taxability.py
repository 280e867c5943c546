"""Questions about what the company treats as taxable."""

import datetime as dt

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from assignments.core.taxability import Taxability
from assignments.storage.prepared import Among
from assignments.storage.store.asking import Asking, Author, given
from assignments.storage.tables import AssignmentRow, TaxabilityRow
from assignments.storage.tables.columns import stored_id


class Taxabilities(Asking):
    """Rows by category and country; a new one ends the one before it."""

    def taxabilities(self) -> tuple[Taxability, ...]:
        """All rows: by category and country, of each the newest first."""
        row = TaxabilityRow
        asked = select(row).order_by(
            col(row.category), col(row.country), col(row.first_day).desc(), col(row.id).desc()
        )
        rows = list(self.session.exec(asked))
        people = self.persons(one.set_by for one in rows)
        return tuple(one.value(people.get(one.set_by)) for one in rows)

    def add_taxability(self, what: Taxability, author: Author) -> int:
        """Keep a row."""
        row = TaxabilityRow(
            category=what.category,
            country=what.country,
            first_day=what.first,
            taxable=what.taxable,
            note=what.note,
            set_by=author.person_id,
            set_at=author.at,
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def taxable(self, category: str, country: str, day: dt.date) -> bool | None:
        """Whether the company treats a cost as taxable on a day; None where nobody said."""
        there = col(TaxabilityRow.country) == country
        return self._newest(category, there, day)

    def taxable_there(self, assignment_id: int, category: str, day: dt.date) -> bool | None:
        """The same for a cost of an assignment, in its host country."""
        host = select(AssignmentRow.host_country).where(AssignmentRow.id == assignment_id)
        return self._newest(category, col(TaxabilityRow.country) == host.scalar_subquery(), day)

    def taxables_there(
        self, assignment_id: int, several: set[tuple[str, dt.date]]
    ) -> dict[tuple[str, dt.date], bool | None]:
        """The same for costs of several categories and days."""
        asked = {"assignment": assignment_id, "categories": sorted({one for one, _ in several})}
        found = self.ask(_THERE, **asked)
        return {
            (category, day): next(
                (taxable for said, first, taxable in found if said == category and first <= day),
                None,
            )
            for category, day in several
        }

    def _newest(self, category: str, there: ColumnElement[bool], day: dt.date) -> bool | None:
        row = TaxabilityRow
        asked = select(row.taxable).where(
            row.category == category, there, col(row.first_day) <= day
        )
        newest = asked.order_by(col(row.first_day).desc(), col(row.id).desc())
        return self.session.exec(newest.limit(1)).first()


_HOST = select(AssignmentRow.host_country).where(col(AssignmentRow.id) == given("assignment"))
_THERE = (
    select(col(TaxabilityRow.category), col(TaxabilityRow.first_day), col(TaxabilityRow.taxable))
    .where(
        col(TaxabilityRow.country) == _HOST.scalar_subquery(),
        Among(col(TaxabilityRow.category), "categories"),
    )
    .order_by(col(TaxabilityRow.first_day).desc(), col(TaxabilityRow.id).desc())
)
