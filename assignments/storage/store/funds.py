"""Questions about money set aside."""

from collections.abc import Sequence

from sqlmodel import col, select

from assignments.core.funds import Entry, Fund
from assignments.core.money import Money
from assignments.storage.store.asking import Asking, Author
from assignments.storage.tables import FundEntryRow, FundRow, LineRow
from assignments.storage.tables.columns import stored_id


class Funds(Asking):
    """Funds and their entries."""

    def funds(self, assignment_id: int) -> tuple[Fund, ...]:
        """The funds of an assignment, with their entries."""
        asked = select(FundRow).where(col(FundRow.assignment_id) == assignment_id)
        return self._funds(list(self.session.exec(asked.order_by(col(FundRow.id)))))

    def fund(self, fund_id: int) -> Fund | None:
        """One fund, with its entries."""
        row = self.session.get(FundRow, fund_id)
        return None if row is None else self._funds([row])[0]

    def _funds(self, rows: Sequence[FundRow]) -> tuple[Fund, ...]:
        asked = select(FundEntryRow).where(col(FundEntryRow.fund_id).in_([row.id for row in rows]))
        entries = list(self.session.exec(asked.order_by(col(FundEntryRow.id))))
        people = self.persons(one.set_by for one in entries)
        return tuple(
            Fund(
                id=stored_id(row.id),
                assignment_id=row.assignment_id,
                category=row.category,
                letter=row.letter,
                clause=row.clause,
                quote=row.quote,
                currency=row.currency,
                entries=tuple(
                    one.value(row.currency, people) for one in entries if one.fund_id == row.id
                ),
            )
            for row in rows
        )

    def open_fund(self, fund: Fund, author: Author) -> int:
        """Keep a new fund."""
        row = FundRow(
            assignment_id=fund.assignment_id,
            category=fund.category,
            letter=fund.letter,
            clause=fund.clause,
            quote=fund.quote,
            currency=fund.currency,
            opened_by=author.person_id,
            opened_at=author.at,
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def add_fund_entry(self, fund_id: int, entry: Entry, author: Author) -> int:
        """Keep an entry."""
        row = FundEntryRow(
            fund_id=fund_id,
            kind=entry.kind,
            minor=entry.money.minor,
            day=entry.day,
            line_id=entry.line_id,
            note=entry.note,
            set_by=author.person_id,
            set_at=author.at,
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def drawable_lines(self, assignment_id: int, category: str) -> dict[int, Money]:
        """The approved lines of a category that no fund has paid yet: id and approved amount."""
        drawn = select(FundEntryRow.line_id).where(col(FundEntryRow.line_id).is_not(None))
        asked = select(LineRow.id, LineRow.approved_minor, LineRow.settlement_currency).where(
            col(LineRow.assignment_id) == assignment_id,
            col(LineRow.category) == category,
            col(LineRow.status) == "approved",
            col(LineRow.id).not_in(drawn),
        )
        rows = self.session.exec(asked.order_by(col(LineRow.id)))
        return {
            line_id: Money(minor, currency)
            for line_id, minor, currency in rows
            if line_id is not None and minor and minor > 0 and currency
        }
