"""Rows of what falls due when an assignment ends: rules, decisions, and recorded facts."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Self

from sqlalchemy import JSON, BigInteger, Text
from sqlmodel import Field, SQLModel

from assignments.core.ending import HealthCover, OptionGrant, Untaken, rule_json, rule_of
from assignments.core.ending.records import Decision, Known, RuleRecord
from assignments.core.money import Money
from assignments.core.records import Person
from assignments.storage.tables.columns import Stamp, money, stored_id

FIRST_DAY, HEALTH, UNTAKEN, GRANT = "first_day", "health_cover", "untaken_days", "option_grant"


class EndingRuleRow(SQLModel, table=True):
    """One rule of a letter, read from it or typed; never changed, but confirmed or dropped.

    `body` holds the rule in plain JSON, `kind` and `start` beside it for the look-up.
    """

    __tablename__ = "ending_rule"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    letter_id: int = Field(foreign_key="letter.id")
    kind: str = Field(max_length=20)
    body: dict[str, Any] = Field(sa_type=JSON)
    why: str = Field(sa_type=Text)
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)
    confirmed_by: int | None = Field(default=None, foreign_key="user.id")
    confirmed_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    dropped_by: int | None = Field(default=None, foreign_key="user.id")
    dropped_at: dt.datetime | None = Field(default=None, sa_type=Stamp)
    dropped_why: str = Field(default="", sa_type=Text)

    @classmethod
    def of(cls, record: RuleRecord, author_id: int) -> Self:
        """A row of the rule as somebody put it down."""
        return cls(
            assignment_id=record.assignment_id,
            letter_id=record.letter_id,
            kind=record.rule.kind,
            body=rule_json(record.rule),
            why=record.why,
            set_by=author_id,
            set_at=record.at,
        )

    def value(self, people: Mapping[int, Person]) -> RuleRecord:
        """The rule, with who put it down, confirmed it and took it out."""
        return RuleRecord(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            letter_id=self.letter_id,
            rule=rule_of(self.body),
            why=self.why,
            by=people.get(self.set_by),
            at=self.set_at,
            confirmed_by=people.get(self.confirmed_by or 0),
            confirmed_at=self.confirmed_at,
            dropped_by=people.get(self.dropped_by or 0),
            dropped_at=self.dropped_at,
            dropped_why=self.dropped_why,
        )


class EndingDecisionRow(SQLModel, table=True):
    """A person's word on whether a cause is given, perhaps by one item of the letter's list."""

    __tablename__ = "ending_decision"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    rule_id: int | None = Field(default=None, foreign_key="ending_rule.id")
    cause: str = Field(max_length=20)
    given: bool
    day: dt.date
    reason: str = Field(sa_type=Text)
    decided_by: int = Field(foreign_key="user.id")
    decided_at: dt.datetime = Field(sa_type=Stamp)

    def value(self, people: Mapping[int, Person]) -> Decision:
        """The decision, with who took it."""
        return Decision(
            id=stored_id(self.id),
            cause=self.cause,
            given=self.given,
            day=self.day,
            reason=self.reason,
            rule_id=self.rule_id,
            by=people.get(self.decided_by),
            at=self.decided_at,
        )


class EmploymentFactRow(SQLModel, table=True):
    """One fact of the employment from a day on: its first day, a cover, untaken days, or a grant.

    `minor` and `dependants_minor` are a cover's, `days` the untaken ones as exact text, the rest a
    grant's. What was recorded later counts; what was a slip is taken back.
    """

    __tablename__ = "employment_fact"

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    kind: str = Field(max_length=20)
    day: dt.date
    minor: int | None = Field(default=None, sa_type=BigInteger)
    dependants_minor: int | None = Field(default=None, sa_type=BigInteger)
    currency: str | None = Field(default=None, max_length=3)
    days: str | None = Field(default=None, max_length=20)
    number: int | None = Field(default=None, sa_type=BigInteger)
    cliff: int | None = None
    total: int | None = None
    step: int | None = None
    set_by: int = Field(foreign_key="user.id")
    set_at: dt.datetime = Field(sa_type=Stamp)
    taken_back_by: int | None = Field(default=None, foreign_key="user.id")
    taken_back_at: dt.datetime | None = Field(default=None, sa_type=Stamp)

    @classmethod
    def of(cls, fact: dt.date | HealthCover | Untaken | OptionGrant) -> dict[str, Any]:
        """The columns of a fact, without whose it is and who recorded it."""
        if isinstance(fact, HealthCover):
            both = {"minor": fact.own.minor, "currency": fact.own.currency}
            other = None if fact.dependants is None else fact.dependants.minor
            return {"kind": HEALTH, "day": fact.first, **both, "dependants_minor": other}
        if isinstance(fact, Untaken):
            return {"kind": UNTAKEN, "day": fact.day, "days": str(fact.days)}
        if isinstance(fact, OptionGrant):
            steps = {"cliff": fact.cliff, "total": fact.total, "step": fact.step}
            return {"kind": GRANT, "day": fact.granted_on, "number": fact.number, **steps}
        return {"kind": FIRST_DAY, "day": fact}

    def value(self, people: Mapping[int, Person]) -> Known:
        """The fact, with who recorded it."""
        by = people.get(self.set_by)
        return Known(stored_id(self.id), self._fact(), by, self.set_at, bool(self.taken_back_at))

    def _fact(self) -> dt.date | HealthCover | Untaken | OptionGrant:
        if self.kind == HEALTH:
            own = Money(self.minor or 0, self.currency or "")
            return HealthCover(self.day, own, money(self.dependants_minor, self.currency))
        if self.kind == UNTAKEN:
            return Untaken(self.day, Fraction(self.days or "0"))
        if self.kind == GRANT:
            steps = (self.cliff or 0, self.total or 0, self.step or 0)
            return OptionGrant(self.day, self.number or 0, *steps)
        return self.day
