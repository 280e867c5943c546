"""Rows of where a person was, of what runs out, and of days off.

None is ever changed: what was wrong is taken back, and stays with who did it and when.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Self

from sqlmodel import Field, SQLModel

from assignments.core.presence import Stay, StayRecord
from assignments.core.records import Person
from assignments.core.standing import KeptFile, StandingItem, StandingRecord
from assignments.core.time_off import Grant, GrantRecord, PartRecord, TimeOff, TimeOffRecord
from assignments.storage.tables.columns import Stamp, stored_id

People = Mapping[int, Person]


class StayRow(SQLModel, table=True):
    """Days in a country, put down by hand."""

    __tablename__ = "stay"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    country: str = Field(max_length=2)
    first_day: dt.date
    last_day: dt.date
    note: str = Field(default="", max_length=200)
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)
    undone_by: int | None = Field(default=None, foreign_key="user.id")
    undone_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    @classmethod
    def of(cls, what: StayRecord, author_id: int) -> Self:
        """A row of a stay as somebody records it."""
        return cls(
            assignment_id=what.assignment_id,
            country=what.stay.country,
            first_day=what.stay.first,
            last_day=what.stay.last,
            note=what.note,
            added_by=author_id,
            added_at=what.at,
        )

    def value(self, people: People) -> StayRecord:
        """The stay, with who recorded it and who took it back."""
        return StayRecord(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            stay=Stay(self.country, self.first_day, self.last_day),
            note=self.note,
            by=people.get(self.added_by),
            at=self.added_at,
            undone_by=people.get(self.undone_by or 0),
            undone_at=self.undone_at,
        )


class StandingItemRow(SQLModel, table=True):
    """Something that is valid between two days: a certificate, a permit, a cover."""

    __tablename__ = "standing_item"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    kind: str = Field(max_length=40)
    country: str = Field(max_length=2)
    person: str = Field(max_length=10)
    number: str = Field(default="", max_length=80)
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    note: str = Field(default="", max_length=200)
    sha256: str | None = Field(default=None, max_length=64)
    file_name: str = Field(default="", max_length=200)
    media_type: str = Field(default="", max_length=80)
    size: int = 0
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)
    undone_by: int | None = Field(default=None, foreign_key="user.id")
    undone_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    @classmethod
    def of(cls, what: StandingRecord, author_id: int) -> Self:
        """A row of an item as somebody records it."""
        item, file = what.item, what.file
        return cls(
            assignment_id=what.assignment_id,
            kind=item.kind,
            country=item.country,
            person=item.person,
            number=item.number,
            first_day=item.first,
            last_day=item.last,
            note=item.note,
            sha256=None if file is None else file.sha256,
            file_name="" if file is None else file.name,
            media_type="" if file is None else file.media_type,
            size=0 if file is None else file.size,
            added_by=author_id,
            added_at=what.at,
        )

    def value(self, people: People) -> StandingRecord:
        """The item, with its file, who recorded it and who took it back."""
        item = StandingItem(
            kind=self.kind,
            country=self.country,
            number=self.number,
            first=self.first_day,
            last=self.last_day,
            person=self.person,
            note=self.note,
        )
        return StandingRecord(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            item=item,
            file=self._file(),
            by=people.get(self.added_by),
            at=self.added_at,
            undone_by=people.get(self.undone_by or 0),
            undone_at=self.undone_at,
        )

    def _file(self) -> KeptFile | None:
        if self.sha256 is None:
            return None
        return KeptFile(self.sha256, self.file_name, self.media_type, self.size)


class TimeOffRow(SQLModel, table=True):
    """Days off: vacation, or a holiday that no calendar knows."""

    __tablename__ = "time_off"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    kind: str = Field(max_length=20)
    first_day: dt.date
    last_day: dt.date
    note: str = Field(default="", max_length=200)
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)
    undone_by: int | None = Field(default=None, foreign_key="user.id")
    undone_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    @classmethod
    def of(cls, what: TimeOffRecord, author_id: int) -> Self:
        """A row of days off as somebody records them."""
        return cls(
            assignment_id=what.assignment_id,
            kind=what.off.kind,
            first_day=what.off.first,
            last_day=what.off.last,
            note=what.off.note,
            added_by=author_id,
            added_at=what.at,
        )

    def value(self, people: People) -> TimeOffRecord:
        """The days, with who recorded them and who took them back."""
        return TimeOffRecord(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            off=TimeOff(self.kind, self.first_day, self.last_day, self.note),
            by=people.get(self.added_by),
            at=self.added_at,
            undone_by=people.get(self.undone_by or 0),
            undone_at=self.undone_at,
        )


class VacationGrantRow(SQLModel, table=True):
    """So many days of vacation a year, as HR entered them."""

    __tablename__ = "vacation_grant"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    days: int
    first_day: dt.date | None = None
    note: str = Field(default="", max_length=200)
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)
    undone_by: int | None = Field(default=None, foreign_key="user.id")
    undone_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    @classmethod
    def of(cls, what: GrantRecord, author_id: int) -> Self:
        """A row of a grant as somebody enters it."""
        return cls(
            assignment_id=what.assignment_id,
            days=what.grant.days,
            first_day=what.grant.first,
            note=what.note,
            added_by=author_id,
            added_at=what.at,
        )

    def value(self, people: People) -> GrantRecord:
        """The grant, with who entered it and who took it back."""
        return GrantRecord(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            grant=Grant(self.days, self.first_day),
            note=self.note,
            by=people.get(self.added_by),
            at=self.added_at,
            undone_by=people.get(self.undone_by or 0),
            undone_at=self.undone_at,
        )


class HolidayPartRow(SQLModel, table=True):
    """Which part of the home or host country has the holidays; the last one counts."""

    __tablename__ = "holiday_part"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    side: str = Field(max_length=4)
    part: str = Field(default="", max_length=10)
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)
    undone_by: int | None = Field(default=None, foreign_key="user.id")
    undone_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    @classmethod
    def of(cls, what: PartRecord, author_id: int) -> Self:
        """A row of a part as somebody chooses it."""
        return cls(
            assignment_id=what.assignment_id,
            side=what.side,
            part=what.part,
            added_by=author_id,
            added_at=what.at,
        )

    def value(self, people: People) -> PartRecord:
        """The part, with who chose it."""
        return PartRecord(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            side=self.side,
            part=self.part,
            by=people.get(self.added_by),
            at=self.added_at,
        )
