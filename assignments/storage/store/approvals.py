"""Questions about deputies, amounts that two people approve, and what the first approved."""

import datetime as dt
from collections.abc import Iterable

from sqlmodel import col, select, update

from assignments.core.approval import Approving
from assignments.core.deputies import ApprovalLimit, StandIn
from assignments.core.money import Money
from assignments.core.records import Person
from assignments.storage.store.asking import Asking, Author, given, ready
from assignments.storage.tables import (
    ApprovalLimitRow,
    AssignmentRow,
    DeputyRow,
    LineRow,
    RoleRow,
    RolesUsersRow,
    UserRow,
)
from assignments.storage.tables.columns import money, stored_id
from assignments.storage.tables.lines import FIRST

_DECIDERS = (
    select(RolesUsersRow.user_id)
    .join(RoleRow, col(RoleRow.id) == col(RolesUsersRow.role_id))
    .join(UserRow, col(UserRow.id) == col(RolesUsersRow.user_id))
    .where(col(RoleRow.name) == "hr", col(UserRow.active).is_(True))
)
_LASTING = ready(
    DeputyRow,
    col(DeputyRow.deputy_id) == given("deputy"),
    col(DeputyRow.first_day) <= given("day"),
    col(DeputyRow.last_day) >= given("day"),
    col(DeputyRow.ended_at).is_(None),
    col(DeputyRow.away_id).in_(_DECIDERS),
    order=(col(DeputyRow.first_day), col(DeputyRow.id)),
)
_NEWEST = (
    select(ApprovalLimitRow.minor)
    .where(col(ApprovalLimitRow.currency) == given("currency"))
    .order_by(col(ApprovalLimitRow.id).desc())
    .limit(1)
)
NO_FIRST: dict[str, None] = dict.fromkeys(FIRST)  # the columns of a line that nobody approved


class Approvals(Asking):
    """Who may decide for whom, and when one person is not enough."""

    def stood_in_for(self, person_id: int, day: dt.date) -> tuple[StandIn, ...]:
        """Whom somebody stands in for on a day, the longest since first; only those in HR."""
        return self._stand_ins(self.rows(_LASTING, deputy=person_id, day=day))

    def stand_ins(self, away_id: int) -> tuple[StandIn, ...]:
        """Everybody who stood, stands or will stand in for somebody, the newest days first."""
        asked = select(DeputyRow).where(col(DeputyRow.away_id) == away_id)
        order = (col(DeputyRow.first_day).desc(), col(DeputyRow.id).desc())
        return self._stand_ins(self.session.exec(asked.order_by(*order)))

    def stand_in(self, stand_in_id: int) -> StandIn | None:
        """One stretch of days."""
        row = self.session.get(DeputyRow, stand_in_id)
        return None if row is None else self._stand_ins([row])[0]

    def _stand_ins(self, rows: Iterable[DeputyRow]) -> tuple[StandIn, ...]:
        found = list(rows)
        people = self.persons(
            one for row in found for one in (row.away_id, row.deputy_id, row.set_by, row.ended_by)
        )
        return tuple(row.value(people) for row in found)

    def can_log_in(self, person_id: int) -> bool:
        """Whether somebody is let in and has a password."""
        asked = select(UserRow.active, UserRow.password).where(col(UserRow.id) == person_id)
        found = self.session.exec(asked).first()
        return found is not None and bool(found[0] and found[1])

    def who_can_log_in(self) -> tuple[Person, ...]:
        """Everybody who is let in and has a password, by name."""
        asked = select(col(UserRow.id)).where(
            col(UserRow.active).is_(True), col(UserRow.password).is_not(None)
        )
        people = self.persons(self.session.exec(asked)).values()
        return tuple(sorted(people, key=lambda one: (one.name.casefold(), one.id)))

    def settlement_currencies(self) -> tuple[str, ...]:
        """The currencies that assignments are settled in."""
        asked = select(AssignmentRow.settlement_currency).distinct()
        return tuple(self.session.exec(asked))

    def lock_person(self, person_id: int) -> None:
        """Have others who name a deputy for the same person wait until this is done."""
        asked = select(UserRow.id).where(col(UserRow.id) == person_id)
        self.session.exec(asked.with_for_update(key_share=True)).one()

    def add_stand_in(
        self, away_id: int, deputy_id: int, days: tuple[dt.date, dt.date], author: Author
    ) -> int:
        """Keep that somebody stands in on days, both included."""
        row = DeputyRow(
            away_id=away_id,
            deputy_id=deputy_id,
            first_day=days[0],
            last_day=days[1],
            set_by=author.person_id,
            set_at=author.at,
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def end_stand_in(self, stand_in_id: int, author: Author) -> None:
        """End a stretch early."""
        row = self.session.get_one(DeputyRow, stand_in_id)
        row.ended_by, row.ended_at = author.person_id, author.at
        self.session.flush()

    def approval_limit(self, currency: str) -> Money | None:
        """Above which amount two people approve; asked once in a transaction."""
        if self._limits is not None:
            return money(self._limits.get(currency), currency)
        limits: dict[str, Money | None] = self.session.info.setdefault("approval limits", {})
        if currency not in limits:
            minor = next((minor for (minor,) in self.ask(_NEWEST, currency=currency)), None)
            limits[currency] = money(minor, currency)
        return limits[currency]

    def approval_limits(self) -> tuple[ApprovalLimit, ...]:
        """Every limit that was ever set, the newest first."""
        rows = self.session.exec(
            select(ApprovalLimitRow).order_by(col(ApprovalLimitRow.id).desc())
        ).all()
        people = self.persons(row.set_by for row in rows)
        return tuple(row.value(people) for row in rows)

    def set_approval_limit(self, currency: str, amount: Money | None, author: Author) -> int:
        """Set a currency's limit, or none, from now on."""
        row = ApprovalLimitRow(
            currency=currency,
            minor=None if amount is None else amount.minor,
            set_by=author.person_id,
            set_at=author.at,
        )
        self.session.add(row)
        self.session.flush()
        self.session.info.pop("approval limits", None)
        self._limits = None
        return stored_id(row.id)

    def keep_first(self, line_id: int, said: Approving, reason: str, author: Author) -> None:
        """Keep what one person approved of a line while a second has still to."""
        row = self.session.get_one(LineRow, line_id)
        row.first_by, row.first_for, row.first_at = author.person_id, author.in_place_of, author.at
        row.first_minor, row.first_bank = said.amount.minor, said.bank
        row.first_reason = reason
        self.session.add(row)
        self.session.flush()

    def drop_first(self, line_id: int) -> None:
        """Forget what one person approved of a line."""
        self.session.exec(update(LineRow).where(col(LineRow.id) == line_id).values(**NO_FIRST))
