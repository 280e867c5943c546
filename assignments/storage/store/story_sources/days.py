"""The sources that have a day alone."""

from sqlalchemy import Integer, String, literal
from sqlalchemy import select as columns
from sqlmodel import or_

from assignments.storage.store.asking import columns_of, given
from assignments.storage.store.story_sources.source import Source, source, told_as
from assignments.storage.tables import (
    AmendmentRow,
    AssignmentRow,
    CompanyRateRow,
    LetterRow,
    LineRow,
    ShipmentRow,
    StandingItemRow,
    StayRow,
    TermRow,
    TimeOffRow,
    TripRow,
)

_ASSIGNMENT, _LINE, _ITEM, _STAY, _OFF = (
    columns_of(one) for one in (AssignmentRow, LineRow, StandingItemRow, StayRow, TimeOffRow)
)


def days() -> tuple[Source, ...]:
    """What has a day alone."""
    undone = _ITEM.undone_at.is_(None)
    return (
        source(1, "began", "assignment", AssignmentRow, "first_day", words="employer"),
        source(
            2,
            "expected_end",
            "assignment",
            AssignmentRow,
            "expected_end",
            where=(_ASSIGNMENT.ended_on.is_(None),),
        ),
        source(3, "ended", "assignment", AssignmentRow, "ended_on", words="end_reason"),
        source(4, "rate_rule", "rates", AssignmentRow, "first_day", words="rate_rule"),
        source(5, "letter", "letters", LetterRow, "signed_on", words="title", more="number"),
        _amended(6),
        source(
            7, "trip", "trips", TripRow, "departs", words="name", more="traveller", last="returns"
        ),
        source(
            8, "shipment", "shipments", ShipmentRow, "shipped_on", words="name", more="direction"
        ),
        source(
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
        source(
            10,
            "runs_out",
            "standing",
            StandingItemRow,
            "last_day",
            where=(undone,),
            words="kind",
            more="person",
        ),
        source(
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
        source(
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
    asked = told_as(number, own.first_day, own.id, told).where(
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
    asked = told_as(number, own.first_day, own.id, told).where(
        pair, own.last_day >= _ASSIGNMENT.first_day
    )
    return Source("company_rate", number, "rates", own.first_day, own.id, of, asked)
