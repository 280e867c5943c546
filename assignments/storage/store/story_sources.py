"""The sources of a story: which tables tell of what, with the same columns of each.

A source has a number that never changes: it stands in the addresses of a story's pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, Integer, Select, String, case, cast, literal, null
from sqlalchemy import select as columns
from sqlmodel import SQLModel, func, or_

from assignments.core.ledger import ALLOWANCE, CLAIM, SUPPLIER
from assignments.storage.store.asking import columns_of, given
from assignments.storage.tables import (
    AmendmentRow,
    AssignmentRow,
    BonusAnswerRow,
    ClaimRow,
    CompanyRateRow,
    EventRow,
    FareRow,
    FundRow,
    HypotheticalTaxRow,
    LetterEditionRow,
    LetterRow,
    LineRow,
    PaySettingRow,
    PostingRow,
    SealedMonthRow,
    ShipmentRow,
    StandingItemRow,
    StayRow,
    TaxYearRow,
    TermRow,
    TimeOffRow,
    TripRow,
)
from assignments.storage.tables.deeds import TALKS

_TYPES = {
    "actor": Integer,
    "stood_for": Integer,
    "thing": Integer,
    "what": String,
    "words": String,
    "more": String,
    "first": Date,
    "last": Date,
    "minor": Integer,
    "currency": String,
    "times": Integer,
    "marked": Integer,
}
# Of an assignment's own events, and of those about its lines, what a story tells, by source.
EVENTS = {
    "recorded": (
        "assignment",
        ("assignment_recorded", "assignment_changed", "end_recorded", "end_taken_back"),
    ),
    "confirmed": ("letters", ("term_confirmed", "term_retired")),
    "pay_corrected": ("pay", ("pay_corrected",)),
    "cause": ("assignment", ("ending_cause_decided",)),
    "readings": ("letters", ("reading_recorded", "reading_ended")),
}
TALK = {
    "talk": ("questions", ("asked", "answered")),
    "cost_corrected": ("decisions", ("cost_corrected",)),
}


@dataclass(frozen=True, slots=True)
class Source:
    """One table's part in stories: when its rows happened, their number there, whose they are.

    `groups`: rows that are added up by these.
    """

    name: str
    number: int
    kind: str
    at: Any
    key: Any
    of: Any
    asked: Select[Any]
    by_moment: bool = False
    groups: tuple[Any, ...] = ()


def _told(number: int, at: Any, key: Any, told: dict[str, Any]) -> Select[Any]:  # noqa: ANN401 - columns
    """A source's columns, each under its name; null for what it does not tell."""
    named = (
        (cast(null(), kind) if told.get(name) is None else told[name]).label(name)
        for name, kind in _TYPES.items()
    )
    place = (literal(number, Integer).label("source"), at.label("at"), key.label("key"))
    return columns(*place, *named)


def _source(  # noqa: PLR0913 - the parts of a source, by name
    number: int,
    name: str,
    kind: str,
    row: type[SQLModel],
    at: str,
    *,
    actor: str | None = None,
    where: Iterable[Any] = (),
    by_moment: bool = False,
    **told: Any,  # noqa: ANN401 - columns, or what they are called
) -> Source:
    own = columns_of(row)
    when, key = own[at], own.id
    of = own.id if row is AssignmentRow else own.assignment_id
    said: dict[str, Any] = {
        "what": literal(name, String),
        "thing": own.id,
        "times": literal(1, Integer),
        "actor": None if actor is None else own[actor],
    }
    said |= {
        one: own[column] if isinstance(column, str) else column for one, column in told.items()
    }
    asked = _told(number, when, key, said).where(when.is_not(None), *where)
    return Source(name, number, kind, when, key, of, asked, by_moment)


_ASSIGNMENT, _CLAIM, _LINE = (columns_of(one) for one in (AssignmentRow, ClaimRow, LineRow))
_EVENT, _ITEM, _STAY, _OFF = (
    columns_of(one) for one in (EventRow, StandingItemRow, StayRow, TimeOffRow)
)


def _days() -> tuple[Source, ...]:
    """What has a day alone."""
    undone = _ITEM.undone_at.is_(None)
    return (
        _source(1, "began", "assignment", AssignmentRow, "first_day", words="employer"),
        _source(
            2,
            "expected_end",
            "assignment",
            AssignmentRow,
            "expected_end",
            where=(_ASSIGNMENT.ended_on.is_(None),),
        ),
        _source(3, "ended", "assignment", AssignmentRow, "ended_on", words="end_reason"),
        _source(4, "rate_rule", "rates", AssignmentRow, "first_day", words="rate_rule"),
        _source(5, "letter", "letters", LetterRow, "signed_on", words="title", more="number"),
        _amended(6),
        _source(
            7, "trip", "trips", TripRow, "departs", words="name", more="traveller", last="returns"
        ),
        _source(
            8, "shipment", "shipments", ShipmentRow, "shipped_on", words="name", more="direction"
        ),
        _source(
            9,
            "standing",
            "standing",
            StandingItemRow,
            "first_day",
            where=(undone,),
            actor="added_by",
            words="kind",
            more="person",
            last="last_day",
        ),
        _source(
            10,
            "runs_out",
            "standing",
            StandingItemRow,
            "last_day",
            where=(undone,),
            words="kind",
            more="person",
        ),
        _source(
            11,
            "stay",
            "days",
            StayRow,
            "first_day",
            where=(_STAY.undone_at.is_(None),),
            actor="added_by",
            words="country",
            last="last_day",
        ),
        _source(
            12,
            "time_off",
            "days",
            TimeOffRow,
            "first_day",
            where=(_OFF.undone_at.is_(None),),
            actor="added_by",
            words="kind",
            last="last_day",
        ),
        _company_rate(13),
    )


def _amended(number: int) -> Source:
    """That a term ended and what took its place began, by which letter."""
    own, term = columns_of(AmendmentRow), columns_of(TermRow)
    told = {
        "what": literal("amended", String),
        "thing": own.letter_id,
        "times": literal(1, Integer),
        "actor": own.made_by,
        "words": term.category,
        "more": term.clause,
    }
    asked = _told(number, own.first_day, own.id, told).where(
        term.id == own.ended_id, term.confirmed_at.is_not(None)
    )
    return Source("amended", number, "letters", own.first_day, own.id, own.assignment_id, asked)


def _company_rate(number: int) -> Source:
    """A company rate of the assignment's currency and one in which its costs were paid."""
    own, of = columns_of(CompanyRateRow), _ASSIGNMENT.id
    paid = columns(_LINE.currency).where(_LINE.assignment_id == given("assignment")).distinct()
    settled = _ASSIGNMENT.settlement_currency
    pair = or_(
        (own.quote == settled) & own.base.in_(paid), (own.base == settled) & own.quote.in_(paid)
    )
    told = {
        "what": literal("company_rate", String),
        "thing": own.id,
        "times": literal(1, Integer),
        "actor": own.set_by,
        "words": own.base + literal(" ", String) + own.quote,
        "more": own.rate,
        "last": own.last_day,
    }
    asked = _told(number, own.first_day, own.id, told).where(
        pair, own.last_day >= _ASSIGNMENT.first_day
    )
    return Source("company_rate", number, "rates", own.first_day, own.id, of, asked)


def _moments() -> tuple[Source, ...]:
    """What has a stamp."""
    claims: tuple[tuple[int, str, str, str, dict[str, Any]], ...] = (
        (20, "submitted", "claims", CLAIM, {"words": "title"}),
        (21, "fell_due", "claims", ALLOWANCE, {"words": "title"}),
        (22, "invoice", "suppliers", SUPPLIER, {"words": "supplier", "more": "invoice"}),
    )
    return (
        *(
            _source(
                number,
                name,
                kind,
                ClaimRow,
                "submitted_at",
                by_moment=True,
                actor="created_by",
                where=(_CLAIM.kind == ledger,),
                **told,
            )
            for number, name, kind, ledger, told in claims
        ),
        _decided(23),
        *_settings(),
        _erased(31),
        _edition(32),
        _month(33),
        *(_events(34 + n, one, _EVENT.claim_id.is_(None)) for n, one in enumerate(EVENTS)),
        *(_events(40 + n, one, TALKS) for n, one in enumerate(TALK)),
    )


def _decided(number: int) -> Source:
    """The lines of a claim that one person brought into one state at one instant."""
    key = func.min(_LINE.id)
    told = {
        "what": literal("decided", String),
        "thing": _LINE.claim_id,
        "times": func.count(),
        "actor": _LINE.decided_by,
        "stood_for": _LINE.in_place_of,
        "words": _LINE.status,
        "minor": func.sum(_LINE.approved_minor),
        "currency": func.min(_LINE.settlement_currency),
        "marked": func.max(case((_LINE.override.is_(True), 1), else_=0)),
    }
    groups = (
        _LINE.claim_id,
        _LINE.status,
        _LINE.decided_by,
        _LINE.in_place_of,
        _LINE.decided_at,
    )
    asked = _told(number, _LINE.decided_at, key, told).where(_LINE.decided_at.is_not(None))
    place = (_LINE.decided_at, key, _LINE.assignment_id)
    return Source("decided", number, "decisions", *place, asked, by_moment=True, groups=groups)


def _settings() -> tuple[Source, ...]:
    """What was set once, and stands with who set it."""
    set_at: dict[str, Any] = {"by_moment": True}
    year: dict[str, Any] = {"words": "country", "first": "first_day", "last": "last_day"}
    fare: dict[str, Any] = {"words": "category", "minor": "minor", "currency": "currency"}
    return (
        _source(
            24, "tax_opened", "tax", TaxYearRow, "added_at", actor="added_by", **set_at, **year
        ),
        _source(
            25, "tax_settled", "tax", TaxYearRow, "settled_at", actor="settled_by", **set_at, **year
        ),
        _source(
            26,
            "hypothetical",
            "tax",
            HypotheticalTaxRow,
            "set_at",
            actor="set_by",
            **set_at,
            words="country",
            first="first_day",
        ),
        _source(27, "fare", "rates", FareRow, "set_at", actor="set_by", **set_at, **fare),
        _source(
            28,
            "pay",
            "pay",
            PaySettingRow,
            "set_at",
            actor="set_by",
            **set_at,
            words="kind",
            first="first_day",
        ),
        _source(29, "bonus", "pay", BonusAnswerRow, "answered_at", actor="answered_by", **set_at),
        _source(
            30,
            "fund",
            "pay",
            FundRow,
            "opened_at",
            actor="opened_by",
            **set_at,
            words="category",
            more="clause",
        ),
    )


def _erased(number: int) -> Source:
    return _source(number, "erased", "assignment", AssignmentRow, "erased_at", by_moment=True)


def _edition(number: int) -> Source:
    """That a letter was corrected."""
    own, letter = columns_of(LetterEditionRow), columns_of(LetterRow)
    told = {
        "what": literal("letter_corrected", String),
        "thing": own.letter_id,
        "times": literal(1, Integer),
        "actor": own.replaced_by,
        "words": letter.title,
        "more": own.reason,
    }
    asked = _told(number, own.replaced_at, own.id, told).where(letter.id == own.letter_id)
    place = (own.replaced_at, own.id, letter.assignment_id)
    return Source("letter_corrected", number, "letters", *place, asked, by_moment=True)


def _month(number: int) -> Source:
    """That a month was closed in which the assignment has costs."""
    own, posting = columns_of(SealedMonthRow), columns_of(PostingRow)
    has = [
        columns(row.id).where(row.month == own.label, row.assignment_id == given("assignment"))
        for row in (_LINE, posting)
    ]
    told = {
        "what": literal("month_closed", String),
        "thing": own.number,
        "times": literal(1, Integer),
        "actor": own.closed_by,
        "words": own.label,
    }
    asked = _told(number, own.closed_at, own.number, told).where(
        or_(*(one.exists() for one in has))
    )
    place = (own.closed_at, own.number, _ASSIGNMENT.id)
    return Source("month_closed", number, "months", *place, asked, by_moment=True)


def _events(number: int, name: str, where: Any) -> Source:  # noqa: ANN401 - a condition
    """Events of some kinds: of the assignment itself, or of its lines."""
    kind, several = (EVENTS | TALK)[name]
    told = {
        "what": _EVENT.kind,
        "thing": _EVENT.claim_id,
        "times": literal(1, Integer),
        "actor": _EVENT.actor_id,
        "stood_for": _EVENT.in_place_of,
        "words": _EVENT.text,
        "more": cast(_EVENT.line_id, String),
    }
    asked = _told(number, _EVENT.at, _EVENT.id, told).where(
        where, or_(*(_EVENT.kind == one for one in several))
    )
    place = (_EVENT.at, _EVENT.id, _EVENT.assignment_id)
    return Source(name, number, kind, *place, asked, by_moment=True)


SOURCES = (*_days(), *_moments())
BY_NUMBER = {one.number: one for one in SOURCES}
