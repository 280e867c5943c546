"""What costs come to over all assignments, one assignment's costs and pay, and what fell due."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from flask import request

from assignments.actions.cost_pictures import CostPicture, PictureWish, cost_picture
from assignments.actions.costs import cost_lines
from assignments.actions.falling_due import FallenDue, post_due
from assignments.actions.falling_due import standing as fallen_due
from assignments.actions.pay import pay_list
from assignments.core.money import Money
from assignments.core.picture import Beside
from assignments.exports.shapes import costs as told
from assignments.exports.shapes import months
from assignments.exports.shapes.costs import CostPart, Due, DueCost, PayPosting, PostedNow
from assignments.exports.shapes.months import Cost
from assignments.exports.shapes.words import amount_or_none, day_or_none
from assignments.storage.store import Posted
from assignments.web.access import office, who
from assignments.web.api.asked import number_asked
from assignments.web.api.doors import LOOK, OVERSEE, RECORDS
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import once

WISHES = ("year", "currency", "assignment")
LATEST_YEAR = 9999


@opens(
    "GET /costs/<any(months, categories, assignments, plan):part>",
    OVERSEE,
    asks=(*PAGED, *WISHES),
)
def list_costs(part: str) -> Listed[CostPart]:
    """What the months cost, by month, category or assignment, or beside plans, in one currency."""
    wish = PictureWish(
        number_asked("year", LATEST_YEAR),
        request.args.get("currency"),
        number_asked("assignment"),
    )
    it = cost_picture(office(), who(), wish)
    return some_of(tuple(_parts(it, part)), lambda one: one["name"], lambda one: one)


def _parts(it: CostPicture, part: str) -> Iterator[CostPart]:
    if part == "plan":
        yield from (_beside(one, it) for one in it.beside)
    elif it.sums is not None and part == "months":
        yield from map(told.part, it.sums.months)
    elif it.sums is not None and part == "categories":
        for family in it.sums.families:
            yield from (told.part(one, family.sum.name) for one in family.categories)
    elif it.sums is not None:
        yield from (told.part(one, _title(it, one.name)) for one in it.sums.assignments)
        if it.sums.others is not None:
            yield told.part(it.sums.others)


def _beside(one: Beside, it: CostPicture) -> CostPart:
    by_month = it.wish.assignment_id is not None
    return {
        "name": one.name,
        "title": "" if by_month else _title(it, one.name),
        "costs": None,
        "amount": str(one.actual),
        "to_date": amount_or_none(one.to_date),
        "planned": amount_or_none(one.planned),
        "currency": one.actual.currency,
    }


def _title(it: CostPicture, name: str) -> str:
    record = it.records.get(int(name))
    return "" if record is None else record.title


@opens("GET /assignments/<int:assignment_id>/costs/lines", LOOK, asks=PAGED)
def list_cost_lines(assignment_id: int) -> Listed[Cost]:
    """The costs of an assignment, approved lines and what was posted, the newest month first."""
    found = cost_lines(office(), who(), assignment_id)
    return some_of(found, lambda one: f"{one.claim_id}~{one.line_id}", months.cost)


@opens("GET /assignments/<int:assignment_id>/due", LOOK)
def show_due(assignment_id: int) -> Due:
    """What fell due by itself by today and is not posted."""
    found = fallen_due(office(), who(), assignment_id)
    return {
        "through": found.through.isoformat(),
        "halted": day_or_none(found.halted),
        "items": list(_due(found)),
    }


def _due(found: FallenDue) -> Iterator[DueCost]:
    for one in found.proposed:
        due = one.open.due
        at = Place(due.label, due.day, due.term.letter, due.clause)
        yield _told("allowance", due.term.category, at, one.open.money)
    for pay in found.pay.open:
        period, term = pay.pay.period, pay.pay.term
        clause = ("", "") if term is None else (term.letter, term.clause)
        yield _told("pay", "base_salary", Place(period.label, period.last, *clause), pay.money)
    for tax in found.withheld:
        yield _told("tax", tax.category, Place("", tax.day, tax.letter, tax.clause), tax.amount)
    for bonus in found.bonuses:
        target = bonus.target
        at = Place(target.label, target.day, target.term.letter, target.term.clause)
        yield _told("bonus", target.term.category, at, target.money)


class Place(NamedTuple):
    """What something due is for, when it fell due, and the clause that says so."""

    label: str
    day: dt.date
    letter: str
    clause: str


def _told(kind: str, category: str, at: Place, money: Money) -> DueCost:
    return {
        "kind": kind,
        "category": category,
        "day": at.day.isoformat(),
        "label": at.label,
        "letter": at.letter,
        "clause": at.clause,
        "amount": str(money),
        "currency": money.currency,
    }


@opens("POST /assignments/<int:assignment_id>/due", RECORDS)
def post_fallen_due(assignment_id: int) -> PostedNow:
    """Post what fell due under an assignment by today; a second time there is nothing to post.

    So it needs no key.
    """
    once()
    return {"posted": post_due(office(), who(), assignment_id)}


@opens("GET /assignments/<int:assignment_id>/pay", LOOK, asks=PAGED)
def list_pay(assignment_id: int) -> Listed[PayPosting]:
    """The pay and bonuses of an assignment that are in the ledger."""
    found = pay_list(office(), who(), assignment_id).posted
    return some_of(found, lambda one: str(one.id), _posted)


def _posted(one: Posted) -> PayPosting:
    return {
        "id": one.id,
        "category": one.category,
        "day": one.day.isoformat(),
        "month": one.month,
        "amount": str(one.amount),
        "currency": one.amount.currency,
        "cost": str(one.cost),
        "cost_currency": one.cost.currency,
        "letter": one.letter,
        "clause": one.clause,
        "note": one.note,
    }
