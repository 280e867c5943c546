"""The office's lists: assignments by state, what needs attention, rates and fares typed by hand."""

from flask import request

from assignments import actions
from assignments.actions import FareInput as FareTyped
from assignments.actions import RateInput as RateSet
from assignments.actions.attention import STATES as WATCHED
from assignments.actions.attention import Attention as Looked
from assignments.actions.attention import attention
from assignments.actions.registers import find_assignments, newest_events, typed_rates
from assignments.core.assignment import Fare as Known
from assignments.core.presence import ANY_PART, COUNTING_RULES
from assignments.core.words import one_of
from assignments.exports.shapes import claims, days, registers, standing
from assignments.exports.shapes.claims import Event
from assignments.exports.shapes.registers import (
    FOUND_BY,
    Attention,
    Fare,
    FareInput,
    RateInput,
    RateTyped,
    RegisterEntry,
)
from assignments.exports.shapes.words import day_or_none, instant
from assignments.storage.store import AssignmentWish, TypedRate
from assignments.web.access import office, who
from assignments.web.api.asked import word_asked
from assignments.web.api.doors import HR_LOOKS, LOOK, OVERSEE, RECORDS
from assignments.web.api.paging import PAGED, Listed, after_number, limit, listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, once


@opens("GET /register", OVERSEE, asks=(*PAGED, "state", "words"))
def list_register() -> Listed[RegisterEntry]:
    """The assignments in a state, or with words in the employee's name or host city.

    `open_terms`: those with terms that wait to be confirmed. Newest first.
    """
    state = request.args.get("state", "")
    if state:
        one_of(state, FOUND_BY, "state", "state")
    wish = AssignmentWish(request.args.get("words", ""), state)
    found = find_assignments(office(), who(), wish, after_number(), limit())
    return listed(found, lambda one: registers.entry(one.record, one.state, one.terms_to_confirm))


@opens("GET /attention", HR_LOOKS, asks=(*PAGED, "watched", "counting"))
def list_attention() -> Listed[Attention]:
    """Running assignments with days near 183, and what runs out or is missing. Newest first."""
    choice = (
        word_asked("watched", WATCHED, WATCHED[0]),
        word_asked("counting", COUNTING_RULES, ANY_PART),
    )
    return listed(attention(office(), who(), choice, after_number(), limit()), _attention)


def _attention(one: Looked) -> Attention:
    return {
        "assignment_id": one.record.id,
        "title": one.record.title,
        "days": [days.warning(each) for each in one.days],
        "items": [standing.item(each) for each in one.items],
        "gaps": [standing.gap(each) for each in one.gaps],
    }


@opens("GET /assignments/<int:assignment_id>/events", LOOK, asks=PAGED)
def list_events(assignment_id: int) -> Listed[Event]:
    """What happened to an assignment itself, not to its claims; newest first."""
    found = newest_events(office(), who(), assignment_id, after_number(), limit())
    return listed(found, claims.event)


@opens("GET /rates", OVERSEE, asks=PAGED)
def list_rates() -> Listed[RateTyped]:
    """The company rates that were typed, the last one first."""
    return listed(typed_rates(office(), who(), after_number(), limit()), _rate)


@opens("POST /rates", RECORDS, takes=RateInput, status=204)
def record_rate() -> None:
    """Record a rate that holds between two days; of one pair the newest counts."""
    sent = fields(RateInput)
    what = RateSet(
        base=sent.text("base"),
        quote=sent.text("quote"),
        rate=sent.text("rate"),
        first=sent.day("first"),
        last=sent.day("last"),
        sure=sent.flag("sure", default=False),
    )
    answered(actions.set_company_rate(office(), who(), what, once()))


@opens("GET /assignments/<int:assignment_id>/fares", LOOK, asks=PAGED)
def list_fares(assignment_id: int) -> Listed[Fare]:
    """The economy fares that are known for an assignment."""
    found = enumerate(actions.assignment(office(), who(), assignment_id).fares, 1)
    return some_of(found, lambda one: str(one[0]), lambda one: _fare(one[1]))


@opens("POST /assignments/<int:assignment_id>/fares", RECORDS, takes=FareInput, status=204)
def record_fare(assignment_id: int) -> None:
    """Record the known economy fare of a category."""
    sent = fields(FareInput)
    what = FareTyped(
        category=sent.text("category"),
        amount=sent.text("amount"),
        currency=sent.text("currency"),
        first=sent.day_or_none("first"),
        last=sent.day_or_none("last"),
    )
    answered(actions.set_fare(office(), who(), assignment_id, what, once()))


def _fare(one: Known) -> Fare:
    return {
        "category": one.category,
        "amount": str(one.money),
        "currency": one.money.currency,
        "first": day_or_none(one.first),
        "last": day_or_none(one.last),
    }


def _rate(one: TypedRate) -> RateTyped:
    return {
        "id": one.id,
        "base": one.base,
        "quote": one.quote,
        "rate": one.rate,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "set_by": one.set_by,
        "set_at": instant(one.set_at),
    }
