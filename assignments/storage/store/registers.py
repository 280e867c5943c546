"""Questions of HR's lists: which assignments fit a wish, what is open in them, the typed rates."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, or_
from sqlmodel import col, func, select

from assignments.core.records import AssignmentRecord, EventRecord
from assignments.storage.store.asking import Asking
from assignments.storage.tables import AssignmentRow, CompanyRateRow, EventRow, TermRow, UserRow


@dataclass(frozen=True, slots=True)
class AssignmentWish:
    """Which assignments are looked for: words of the employee or host city, and a state.

    States: coming, running, late (past the expected end, no end recorded), ended, open_terms
    (with terms to be confirmed); empty for all.
    """

    words: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class TypedRate:
    """One company rate as it was typed: both days included."""

    id: int
    base: str
    quote: str
    rate: str
    first: dt.date
    last: dt.date
    set_by: str
    set_at: dt.datetime


def _in_state(state: str, today: dt.date) -> ColumnElement[bool] | None:
    row = AssignmentRow
    no_end = col(row.ended_on).is_(None)
    late = and_(no_end, col(row.expected_end) < today)
    begun = and_(no_end, col(row.first_day) <= today)
    on_time = or_(col(row.expected_end).is_(None), col(row.expected_end) >= today)
    open_terms = select(TermRow.id).where(
        col(TermRow.assignment_id) == col(row.id),
        col(TermRow.retired_at).is_(None),
        col(TermRow.confirmed_at).is_(None),
    )
    states = {
        "coming": and_(no_end, col(row.first_day) > today),
        "running": and_(begun, on_time),
        "late": late,
        "ended": col(row.ended_on).is_not(None),
        "open_terms": open_terms.exists(),
    }
    return states.get(state)


class Registers(Asking):
    """HR's lists."""

    def assignments_found(
        self, wish: AssignmentWish, today: dt.date, before: int | None, size: int
    ) -> tuple[AssignmentRecord, ...]:
        """The assignments that fit a wish, newest first, older than an id."""
        asked = select(AssignmentRow).join(
            UserRow, col(UserRow.id) == col(AssignmentRow.employee_id)
        )
        for word in wish.words.split():
            named = col(UserRow.name).icontains(word, autoescape=True)
            asked = asked.where(
                or_(named, col(AssignmentRow.host_city).icontains(word, autoescape=True))
            )
        state = _in_state(wish.state, today)
        asked = asked if state is None else asked.where(state)
        asked = asked if before is None else asked.where(col(AssignmentRow.id) < before)
        rows = list(self.session.exec(asked.order_by(col(AssignmentRow.id).desc()).limit(size)))
        people = self.persons(row.employee_id for row in rows)
        return tuple(row.value(people[row.employee_id]) for row in rows)

    def assignments_with_pay(self, first: dt.date, last: dt.date) -> tuple[int, ...]:
        """The numbers of the assignments between two days that speak of a salary, in order.

        Those that have an end, else an expected one, go on until then.
        """
        row = AssignmentRow
        end = func.coalesce(col(row.ended_on), col(row.expected_end))
        salary = select(TermRow.id).where(
            col(TermRow.assignment_id) == col(row.id),
            col(TermRow.category) == "base_salary",
            col(TermRow.retired_at).is_(None),
        )
        asked = select(col(row.id)).where(
            col(row.first_day) <= last,
            or_(end.is_(None), end >= first),
            or_(col(row.salary_minor).is_not(None), salary.exists()),
        )
        found = self.session.exec(asked.order_by(col(row.id)))
        return tuple(one for one in found if one is not None)

    def terms_to_confirm(self, assignment_ids: Iterable[int]) -> dict[int, int]:
        """How many terms of each assignment nobody has confirmed yet; only where there are some."""
        asked: Select[tuple[int, int]] = select(TermRow.assignment_id, func.count())  # type: ignore[assignment]
        rows = self.session.execute(
            asked.where(
                col(TermRow.assignment_id).in_(sorted(set(assignment_ids))),
                col(TermRow.retired_at).is_(None),
                col(TermRow.confirmed_at).is_(None),
            ).group_by(col(TermRow.assignment_id))
        )
        return {row[0]: row[1] for row in rows}

    def events_before(
        self, assignment_id: int, before: int | None, size: int, without: Iterable[str] = ()
    ) -> tuple[EventRecord, ...]:
        """What happened to an assignment itself before an event, newest first.

        Kinds that begin with one of `without` are left out.
        """
        asked = select(EventRow).where(
            col(EventRow.assignment_id) == assignment_id,
            col(EventRow.claim_id).is_(None),
            *(~col(EventRow.kind).startswith(one, autoescape=True) for one in without),
        )
        asked = asked if before is None else asked.where(col(EventRow.id) < before)
        rows = list(self.session.exec(asked.order_by(col(EventRow.id).desc()).limit(size)))
        people = self.persons(one for row in rows for one in (row.actor_id, row.in_place_of))
        return tuple(row.value(people) for row in rows)

    def typed_rates(self, before: int | None, size: int) -> tuple[TypedRate, ...]:
        """The company rates, the last one typed first, older than an id."""
        asked = select(CompanyRateRow)
        if before is not None:
            asked = asked.where(col(CompanyRateRow.id) < before)
        rows = list(self.session.exec(asked.order_by(col(CompanyRateRow.id).desc()).limit(size)))
        people = self.persons(row.set_by for row in rows)
        return tuple(
            TypedRate(
                row.id or 0,
                row.base,
                row.quote,
                row.rate,
                row.first_day,
                row.last_day,
                people[row.set_by].name,
                row.set_at,
            )
            for row in rows
        )
