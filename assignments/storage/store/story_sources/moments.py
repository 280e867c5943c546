"""The sources that have a stamp."""

from typing import Any

from sqlalchemy import Integer, String, case, cast, literal
from sqlalchemy import select as columns
from sqlmodel import func, or_

from assignments.core.ledger import ALLOWANCE, CLAIM, SUPPLIER
from assignments.storage.store.asking import columns_of, given
from assignments.storage.store.story_sources.source import Source, source, told_as
from assignments.storage.tables import (
    AssignmentRow,
    BonusAnswerRow,
    ClaimRow,
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
    TaxYearRow,
)
from assignments.storage.tables.deeds import TALKS

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

_ASSIGNMENT, _CLAIM, _LINE, _EVENT = (
    columns_of(one) for one in (AssignmentRow, ClaimRow, LineRow, EventRow)
)


def moments() -> tuple[Source, ...]:
    """What has a stamp."""
    claims: tuple[tuple[int, str, str, str, dict[str, Any]], ...] = (
        (20, "submitted", "claims", CLAIM, {"words": "title"}),
        (21, "fell_due", "claims", ALLOWANCE, {"words": "title"}),
        (22, "invoice", "suppliers", SUPPLIER, {"words": "supplier", "more": "invoice"}),
    )
    return (
        *(
            source(
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
    asked = told_as(number, _LINE.decided_at, key, told).where(_LINE.decided_at.is_not(None))
    place = (_LINE.decided_at, key, _LINE.assignment_id)
    return Source("decided", number, "decisions", *place, asked, by_moment=True, groups=groups)


def _settings() -> tuple[Source, ...]:
    """What was set once, and stands with who set it."""
    set_at: dict[str, Any] = {"by_moment": True}
    year: dict[str, Any] = {"words": "country", "first": "first_day", "last": "last_day"}
    fare: dict[str, Any] = {"words": "category", "minor": "minor", "currency": "currency"}
    return (
        source(24, "tax_opened", "tax", TaxYearRow, "added_at", actor="added_by", **set_at, **year),
        source(
            25, "tax_settled", "tax", TaxYearRow, "settled_at", actor="settled_by", **set_at, **year
        ),
        source(
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
        source(27, "fare", "rates", FareRow, "set_at", actor="set_by", **set_at, **fare),
        source(
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
        source(29, "bonus", "pay", BonusAnswerRow, "answered_at", actor="answered_by", **set_at),
        source(
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
    return source(number, "erased", "assignment", AssignmentRow, "erased_at", by_moment=True)


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
    asked = told_as(number, own.replaced_at, own.id, told).where(letter.id == own.letter_id)
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
    asked = told_as(number, own.closed_at, own.number, told).where(
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
    asked = told_as(number, _EVENT.at, _EVENT.id, told).where(
        where, or_(*(_EVENT.kind == one for one in several))
    )
    place = (_EVENT.at, _EVENT.id, _EVENT.assignment_id)
    return Source(name, number, kind, *place, asked, by_moment=True)
