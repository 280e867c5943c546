"""Questions about where a person was, what runs out, and days off."""

from typing import TypeVar

from sqlmodel import col, select, update

from assignments.core.presence import StayRecord
from assignments.core.records import Person
from assignments.core.standing import StandingRecord
from assignments.core.time_off import GrantRecord, PartRecord, TimeOffRecord
from assignments.storage.store.asking import Asking, Author
from assignments.storage.tables.columns import stored_id
from assignments.storage.tables.standing import (
    HolidayPartRow,
    StandingItemRow,
    StayRow,
    TimeOffRow,
    VacationGrantRow,
)

Row = TypeVar("Row", StayRow, StandingItemRow, TimeOffRow, VacationGrantRow, HolidayPartRow)
Kept = StayRow | StandingItemRow | TimeOffRow | VacationGrantRow | HolidayPartRow
_ROWS: dict[str, type[Kept]] = {
    "stay": StayRow,
    "standing_item": StandingItemRow,
    "time_off": TimeOffRow,
    "vacation_grant": VacationGrantRow,
}


class Standing(Asking):
    """Stays, dated items, days off and vacation granted, each with what was taken back."""

    def stays(self, assignment_id: int) -> tuple[StayRecord, ...]:
        """The stays that somebody recorded, by their days."""
        found = self._recorded(StayRow, assignment_id)
        people = self._who(found)
        return tuple(row.value(people) for row in sorted(found, key=_by_day))

    def standing_items(self, assignment_id: int) -> tuple[StandingRecord, ...]:
        """The dated items, as they were recorded."""
        found = self._recorded(StandingItemRow, assignment_id)
        people = self._who(found)
        return tuple(row.value(people) for row in found)

    def times_off(self, assignment_id: int) -> tuple[TimeOffRecord, ...]:
        """The days off, by their days."""
        found = self._recorded(TimeOffRow, assignment_id)
        people = self._who(found)
        return tuple(row.value(people) for row in sorted(found, key=_by_day))

    def vacation_grants(self, assignment_id: int) -> tuple[GrantRecord, ...]:
        """What HR entered as granted, as it was entered."""
        found = self._recorded(VacationGrantRow, assignment_id)
        people = self._who(found)
        return tuple(row.value(people) for row in found)

    def holiday_parts(self, assignment_id: int) -> dict[str, PartRecord]:
        """The part of the home and of the host country that counts, where one was chosen."""
        found = self._recorded(HolidayPartRow, assignment_id)
        people = self._who(found)
        return {row.side: row.value(people) for row in found}

    def add_holiday_part(self, what: PartRecord, author: Author) -> int:
        """Keep a choice."""
        return self._stood(HolidayPartRow.of(what, author.person_id))

    def _recorded(self, rows: type[Row], assignment_id: int) -> list[Row]:
        asked = select(rows).where(col(rows.assignment_id) == assignment_id)
        return list(self.session.exec(asked.order_by(col(rows.id))))

    def _who(self, found: list[Row]) -> dict[int, Person]:
        return self.persons(one for row in found for one in (row.added_by, row.undone_by))

    def add_stay(self, what: StayRecord, author: Author) -> int:
        """Keep a stay."""
        return self._stood(StayRow.of(what, author.person_id))

    def add_standing_item(self, what: StandingRecord, author: Author) -> int:
        """Keep an item."""
        return self._stood(StandingItemRow.of(what, author.person_id))

    def add_time_off(self, what: TimeOffRecord, author: Author) -> int:
        """Keep days off."""
        return self._stood(TimeOffRow.of(what, author.person_id))

    def add_vacation_grant(self, what: GrantRecord, author: Author) -> int:
        """Keep what HR entered."""
        return self._stood(VacationGrantRow.of(what, author.person_id))

    def _stood(self, row: Kept) -> int:
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def standing_files_named(self) -> set[str]:
        """The SHA-256 of every file that an item names, of those taken back too."""
        asked = select(StandingItemRow.sha256).distinct()
        return {sha256 for sha256 in self.session.exec(asked) if sha256 is not None}

    def take_back(self, kind: str, number: int, author: Author) -> None:
        """Write down who took one back: a stay, standing_item, time_off or vacation_grant."""
        rows = _ROWS[kind]
        one = update(rows).where(col(rows.id) == number)
        self.session.exec(one.values(undone_by=author.person_id, undone_at=author.at))


def _by_day(row: StayRow | TimeOffRow) -> tuple[object, object]:
    return row.first_day, row.last_day
