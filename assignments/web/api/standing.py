"""What runs out, what days off are owed: recorded by HR or the employee, and taken back."""

from flask import Response

from assignments.actions.standing import (
    ItemInput,
    StandingKept,
    add_item,
    standing,
    standing_file,
    take_back,
)
from assignments.actions.time_off import TimeOffInput as TakenOff
from assignments.actions.time_off import add_time_off
from assignments.core.records import Receipt
from assignments.exports.shapes import letters
from assignments.exports.shapes import standing as told
from assignments.exports.shapes.letters import Term
from assignments.exports.shapes.standing import (
    CoverageGap,
    StandingItem,
    StandingItemInput,
    TimeOff,
    TimeOffInput,
    YearOff,
)
from assignments.web.access import office, who
from assignments.web.api.doors import JOURNEY, PERSONAL
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, once, text_in
from assignments.web.handing_out import handed_out


@opens("GET /assignments/<int:assignment_id>/standing", PERSONAL, asks=PAGED)
def list_standing(assignment_id: int) -> Listed[StandingItem]:
    """Certificates, permits and covers that were not taken back, what runs out first first."""
    return some_of(_kept(assignment_id).items, lambda one: str(one.record.id), told.item)


@opens(
    "POST /assignments/<int:assignment_id>/standing", JOURNEY, takes=StandingItemInput, status=201
)
def record_item(assignment_id: int) -> StandingItem:
    """Record a certificate, a permit or a cover, with its dates; its file is sent on the page."""
    sent = fields(StandingItemInput)
    what = ItemInput(
        kind=sent.text("kind"),
        country=sent.text("country"),
        number=text_in(sent, "number"),
        first=sent.day_or_none("first"),
        last=sent.day_or_none("last"),
        person=sent.text("person", "employee"),
        note=text_in(sent, "note"),
    )
    made = answered(add_item(office(), who(), assignment_id, (what, None), once()))
    found = _kept(assignment_id).items
    return told.item(next(one for one in found if one.record.id == made))


@opens("POST /assignments/<int:assignment_id>/standing/<int:item_id>/undo", JOURNEY, status=204)
def undo_item(assignment_id: int, item_id: int) -> None:
    """Take an item back."""
    which = ("standing_item", item_id)
    answered(take_back(office(), who(), assignment_id, which, once()))


@opens("GET /assignments/<int:assignment_id>/standing/<int:item_id>/file", PERSONAL)
def download_standing_file(assignment_id: int, item_id: int) -> Response:
    """The file of an item."""
    file, opened = standing_file(office(), who(), assignment_id, item_id)
    return handed_out(Receipt(0, 0, file.sha256, file.name, file.media_type, file.size), opened)


@opens("GET /assignments/<int:assignment_id>/standing/gaps", PERSONAL, asks=PAGED)
def list_gaps(assignment_id: int) -> Listed[CoverageGap]:
    """Days of the assignment for which no certificate of coverage is recorded."""
    return some_of(_kept(assignment_id).gaps, lambda one: one.first.isoformat(), told.gap)


@opens("GET /assignments/<int:assignment_id>/standing/benefits", PERSONAL, asks=PAGED)
def list_benefits(assignment_id: int) -> Listed[Term]:
    """The terms that say what of benefits and social security goes on at home."""
    return some_of(_kept(assignment_id).benefits, lambda one: str(one.id), letters.term)


@opens("GET /assignments/<int:assignment_id>/time-off", PERSONAL, asks=PAGED)
def list_time_off(assignment_id: int) -> Listed[TimeOff]:
    """Vacation and holidays that were recorded, those that were taken back too."""
    return some_of(_kept(assignment_id).off.records, lambda one: str(one.id), told.off)


@opens("POST /assignments/<int:assignment_id>/time-off", JOURNEY, takes=TimeOffInput, status=201)
def record_time_off(assignment_id: int) -> TimeOff:
    """Record vacation that was taken, or a holiday that no calendar knows."""
    sent = fields(TimeOffInput)
    what = TakenOff(sent.text("kind"), sent.day("first"), sent.day("last"), text_in(sent, "note"))
    made = answered(add_time_off(office(), who(), assignment_id, what, once()))
    found = _kept(assignment_id).off.records
    return told.off(next(one for one in found if one.id == made))


@opens("POST /assignments/<int:assignment_id>/time-off/<int:off_id>/undo", JOURNEY, status=204)
def undo_time_off(assignment_id: int, off_id: int) -> None:
    """Take days off back."""
    answered(take_back(office(), who(), assignment_id, ("time_off", off_id), once()))


@opens("GET /assignments/<int:assignment_id>/time-off/years", PERSONAL, asks=PAGED)
def list_years_off(assignment_id: int) -> Listed[YearOff]:
    """Public holidays on both sides, vacation granted and taken, and what is owed, by year."""
    return some_of(_kept(assignment_id).off.years, lambda one: str(one.year), told.year)


def _kept(assignment_id: int) -> StandingKept:
    return standing(office(), who(), assignment_id)
