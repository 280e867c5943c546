"""Questions about rates: published ones and those that HR typed."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy.dialects.postgresql import insert as insert_in_postgres
from sqlalchemy.dialects.sqlite import insert as insert_in_sqlite
from sqlmodel import col, func, select

from assignments.core.audit import Change
from assignments.core.periods import days_back
from assignments.core.rates import OLDEST, Rate
from assignments.storage.store.asking import Author
from assignments.storage.store.audit import Trail
from assignments.storage.store.shared import Shared
from assignments.storage.tables import CompanyRateRow, RateRow
from assignments.storage.tables.shared import RATES


class Rates(Trail, Shared):
    """Rates by day and pair."""

    def published(
        self, currencies: Iterable[str], first: dt.date, last: dt.date
    ) -> tuple[Rate, ...]:
        """The published rates between some currencies, from a day to another."""
        among = sorted(set(currencies))
        asked = select(RateRow.day, RateRow.base, RateRow.quote, RateRow.rate, RateRow.source)  # type: ignore[call-overload]
        rows = self.session.exec(
            asked.where(
                col(RateRow.day).between(first, last),
                col(RateRow.base).in_(among),
                col(RateRow.quote).in_(among),
            )
        )
        return tuple(Rate(*row) for row in rows)

    def company_rates(self, currencies: Iterable[str], day: dt.date) -> tuple[Rate, ...]:
        """The typed rates that hold on a day, as of it and of the seven days before it.

        The newest first.
        """
        among = sorted(set(currencies))
        asked = select(CompanyRateRow).where(
            col(CompanyRateRow.first_day) <= day,
            col(CompanyRateRow.last_day) >= day,
            col(CompanyRateRow.base).in_(among),
            col(CompanyRateRow.quote).in_(among),
        )
        rows = self.session.exec(asked.order_by(col(CompanyRateRow.id).desc()))
        return tuple(
            row.value(back)
            for row in rows
            for back in days_back(day, OLDEST)
            if row.first_day <= back
        )

    def last_typed(self, one: str, other: str) -> Rate | None:
        """The last rate that was typed between two currencies, either way; as of its first day."""
        pair = (one, other)
        asked = select(CompanyRateRow).where(
            col(CompanyRateRow.base).in_(pair), col(CompanyRateRow.quote).in_(pair)
        )
        row = self.session.exec(asked.order_by(col(CompanyRateRow.id).desc()).limit(1)).first()
        return None if row is None else row.value(row.first_day)

    def add_company_rate(self, rate: Rate, last: dt.date, author: Author) -> int:
        """Keep a typed rate from its day to another."""
        self.count_shared(RATES)
        row = CompanyRateRow(
            base=rate.base,
            quote=rate.quote,
            rate=rate.rate,
            first_day=rate.day,
            last_day=last,
            set_by=author.person_id,
            set_at=author.at,
        )
        self.session.add(row)
        self.session.flush()
        return row.id or 0

    def newest_published(self) -> tuple[dt.date, str] | None:
        """The newest day of which published rates are kept, and where the first one came from."""
        asked = select(col(RateRow.day), col(RateRow.source))
        row = self.session.exec(asked.order_by(col(RateRow.day).desc()).limit(1)).first()
        return None if row is None else (row[0], row[1])

    def last_published(self, base: str, before: dt.date) -> tuple[Rate, ...]:
        """The last rate of each pair with a base that was published before a day."""
        newest = (
            select(col(RateRow.quote), func.max(col(RateRow.day)).label("day"))
            .where(col(RateRow.base) == base, col(RateRow.day) < before)
            .group_by(col(RateRow.quote))
            .subquery()
        )
        asked = select(RateRow.day, RateRow.base, RateRow.quote, RateRow.rate, RateRow.source)  # type: ignore[call-overload]
        rows = self.session.exec(
            asked.join(
                newest,
                (col(RateRow.quote) == newest.c.quote) & (col(RateRow.day) == newest.c.day),
            ).where(col(RateRow.base) == base)
        )
        return tuple(Rate(*row) for row in rows)

    def rates_known(self) -> int:
        """How many published rates are kept."""
        return self.session.exec(select(func.count()).select_from(RateRow)).one()

    def keep_rates(self, rates: Iterable[Rate]) -> None:
        """Keep published rates; those of a day and pair that is known are left as they are."""
        postgres = self.session.get_bind().dialect.name == "postgresql"
        insert = insert_in_postgres if postgres else insert_in_sqlite
        rows = [
            {
                "day": rate.day,
                "base": rate.base,
                "quote": rate.quote,
                "rate": rate.rate,
                "source": rate.source,
            }
            for rate in rates
        ]
        if rows:
            self.count_shared(RATES)
            first, last = rows[0]["day"], rows[-1]["day"]
            told = Change("rate", f"{first} to {last}, {rows[0]['source']}"[:100])
            self.write_rows(insert(RateRow).on_conflict_do_nothing(), rows, told)
