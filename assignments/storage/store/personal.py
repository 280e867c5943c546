"""Questions about everything that is kept on one person, and erasing it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlmodel import col, delete, update

from assignments.core.audit import Change
from assignments.core.erasing import Whole
from assignments.core.sealing import Rewritten
from assignments.storage.personal import SECRETS, WAYS
from assignments.storage.personal.anew import Scene, trip_names
from assignments.storage.personal.belonging import about, costs_naming, table_of
from assignments.storage.personal.erasing import erase_rows, files_of
from assignments.storage.personal.ways import TELLING
from assignments.storage.store.audit import AboutWhat, Trail
from assignments.storage.store.sealing import Sealing
from assignments.storage.store.search_mark import SearchMark
from assignments.storage.tables import (
    AssignmentRow,
    CompanyReadingRow,
    EventRow,
    LineRow,
    PostingRow,
    SealedChunkRow,
    SealedFileRow,
    SealedMonthRow,
    TaxAdviserGrantRow,
    TaxYearRow,
    TripRow,
    UserRow,
)

AT_ONCE = 500
WAITING = ("submitted", "asked")
MOST_DUE = 200
_NAMES_PEOPLE = ("who_id", "person_id")  # of the trail, which has no foreign keys


class Personal(SearchMark, Sealing, Trail):
    """One person's records, whole."""

    def person_id_of(self, email: str) -> int | None:
        """Whose address it is, in any case of letters."""
        asked = select(col(UserRow.id)).where(func.lower(UserRow.email) == email.lower())
        return self.session.execute(asked).scalar()

    def whole_of(self, person_id: int) -> Whole | None:
        """What stands about somebody, as far as it may stand against erasing them."""
        user = self.session.get(UserRow, person_id)
        if user is None:
            return None
        mine = col(AssignmentRow.employee_id) == person_id
        asked = select(col(AssignmentRow.id), col(AssignmentRow.ended_on)).where(mine)
        ends = self.session.execute(asked.order_by(col(AssignmentRow.id))).all()
        return Whole(
            person_id=person_id,
            name=user.name,
            email=user.email,
            may_log_in=bool(user.active and user.password),
            assignments=tuple(number for number, _ in ends),
            running=tuple(number for number, end in ends if end is None),
            last_end=max((end for _, end in ends if end), default=None),
            last_act=self._last_act(person_id, [number for number, _ in ends]),
            wait=self._waiting(person_id),
            open_months=self._open_months(person_id),
            unsettled=self._unsettled(person_id),
            erased_at=user.erased_at,
        )

    def _last_act(self, person_id: int, own: Sequence[int]) -> dt.date | None:
        at, where = col(EventRow.at), col(EventRow.assignment_id)
        others = or_(where.is_(None), where.not_in(own))
        asked = select(func.max(at)).where(col(EventRow.actor_id) == person_id, others)
        found = self.session.execute(asked).scalar()
        return None if found is None else found.date()

    def _waiting(self, person_id: int) -> int:
        waits = col(LineRow.status).in_(WAITING)
        asked = select(func.count()).select_from(LineRow).where(about("line", person_id), waits)
        return self.session.execute(asked).scalar() or 0

    def _open_months(self, person_id: int) -> tuple[str, ...]:
        closed = select(col(SealedMonthRow.label))
        found: set[str] = set()
        for row in (LineRow, PostingRow):
            name, month = str(row.__tablename__), col(row.month)
            asked = select(month).where(about(name, person_id), month.is_not(None))
            found |= {*self.session.execute(asked.where(month.not_in(closed))).scalars()}
        return tuple(sorted(found))

    def _unsettled(self, person_id: int) -> tuple[str, ...]:
        open_ = col(TaxYearRow.settlement).is_(None)
        asked = select(col(TaxYearRow.country), col(TaxYearRow.first_day))
        found = self.session.execute(asked.where(about("tax_year", person_id), open_))
        return tuple(f"{country} {first.year}" for country, first in found)

    def people_ended(self, before: dt.date) -> tuple[int, ...]:
        """Who had assignments, all of which ended before a day, and is not erased; some of them."""
        end, mine = col(AssignmentRow.ended_on), col(AssignmentRow.employee_id)
        is_over = (func.count(end) == func.count(), func.max(end) < before)
        over = select(mine).group_by(mine).having(*is_over)
        asked = select(col(UserRow.id)).where(
            col(UserRow.id).in_(over), col(UserRow.erased_at).is_(None)
        )
        found = self.session.execute(asked.order_by(col(UserRow.id)).limit(MOST_DUE))
        return tuple(found.scalars())

    def count_about(self, person_id: int) -> dict[str, int]:
        """How many rows of each table are about somebody."""
        counts = {
            name: self.session.execute(
                select(func.count()).select_from(table_of(name)).where(about(name, person_id))
            ).scalar()
            or 0
            for name in WAYS
        }
        return {name: count for name, count in counts.items() if count}

    def rows_about(self, name: str, person_id: int) -> Iterator[dict[str, Any]]:
        """Every row of a table about somebody, without secrets; people by their names.

        They come while they are read, some hundred at a time.
        """
        table = table_of(name)
        columns = [one for one in table.c if one.name not in SECRETS.get(name, ())]
        people = [one.name for one in columns if _names_somebody(name, one)]
        order = list(table.primary_key.columns)
        asked: Select[Any] = select(*columns).where(about(name, person_id)).order_by(*order)
        streamed = {"yield_per": AT_ONCE}
        with self.session.connection().execute(asked, execution_options=streamed) as found:
            for rows in found.mappings().partitions():
                met = self.persons(row[one] for row in rows for one in people)
                for row in rows:
                    named = {one: _name(met, row[one]) for one in people}
                    yield {**row, **named}

    def files_about(self, person_id: int) -> set[str]:
        """The SHA-256 of every file that is kept for somebody."""
        return files_of(self.session.connection(), person_id)

    def months_naming(self, person_id: int) -> tuple[str, ...]:
        """The closed months whose files name somebody."""
        closed = {*self.session.execute(select(col(SealedMonthRow.label))).scalars()}
        found = {
            label for asked in costs_naming(person_id) for label in self.session.scalars(asked)
        }
        return tuple(sorted(found & closed))

    def erase_person(self, whole: Whole, at: dt.datetime) -> dict[str, int]:
        """Empty, replace and remove all that tells of somebody; how many rows of which table.

        The trail says that it was done, and keeps nothing of what was there.
        """
        person_id, events = whole.person_id, self._events_telling(whole.person_id)
        trips, norms = self._trips(person_id), self._norms()
        self.hold_search_mark()
        self.session.flush()
        with self._writer.writing():
            scene = Scene(person_id, at, trips, norms)
            done = erase_rows(self.session.connection(), scene, events)
        records = [("event", str(number)) for number in events]
        gone = self.erase_entries(AboutWhat(whole.assignments, [person_id], records))
        done["audit_entry"] = gone
        after: dict[str, Any] = {"erased_rows": sum(done.values())}
        self.note(Change("user", str(person_id), None, after, person=person_id))
        self.session.expire_all()
        self.forget()
        for assignment_id in whole.assignments:
            self.forget(assignment_id)
        return done

    def _events_telling(self, person_id: int) -> list[int]:
        """Events without an assignment, or on somebody else's, that name the person."""
        asked = select(col(EventRow.id), col(EventRow.kind), col(EventRow.body))
        mine = select(col(TaxAdviserGrantRow.id)).where(
            col(TaxAdviserGrantRow.person_id) == person_id
        )
        grants = {*self.session.scalars(mine)}
        found = self.session.execute(asked.where(col(EventRow.kind).in_(TELLING)))
        return [
            number
            for number, kind, body in found
            if (told := body or {}).get(TELLING[kind]) == person_id
            or (kind == "tax_files_taken_back" and told.get("grant") in grants)
        ]

    def _trips(self, person_id: int) -> dict[int, dict[str, str]]:
        """What the person's trips are called from now on."""
        found: list[tuple[int, str]] = []
        for row, name in ((TripRow, col(TripRow.name)), (LineRow, col(LineRow.trip))):
            where = (about(str(row.__tablename__), person_id), name.is_not(None))
            asked = select(col(row.assignment_id), name).where(*where).order_by(col(row.id))
            found += [(number, trip) for number, trip in self.session.execute(asked)]
        return trip_names(found)

    def _norms(self) -> tuple[str, ...]:
        norm = col(CompanyReadingRow.minor).is_not(None)
        return tuple({*self.session.scalars(select(col(CompanyReadingRow.words)).where(norm))})

    def stand_in_for_sealed(
        self, label: str, kind: str, instead: Rewritten, pieces: Iterable[bytes]
    ) -> None:
        """Keep other bytes of a closed month's file than those that were sealed, and say so."""
        own = (col(SealedChunkRow.label) == label, col(SealedChunkRow.kind) == kind)
        self.session.execute(delete(SealedChunkRow).where(*own))
        self.keep_bytes(label, kind, pieces)
        file = (col(SealedFileRow.label) == label, col(SealedFileRow.kind) == kind)
        self.session.execute(
            update(SealedFileRow)
            .where(*file)
            .values(
                erased_sha256=instead.sha256,
                erased_size=instead.size,
                erased_at=instead.at,
                erased_why=instead.why,
            )
        )


def _names_somebody(table: str, column: Any) -> bool:  # noqa: ANN401 - a column
    if table == "audit_entry":
        return column.name in _NAMES_PEOPLE
    return any(key.target_fullname == "user.id" for key in column.foreign_keys)


def _name(people: Mapping[int, Any], number: int | None) -> str | None:
    if number is None:
        return None
    return people[number].name if number in people else f"person {number}"
