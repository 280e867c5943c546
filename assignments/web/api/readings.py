"""How the company reads words that letters leave open: read, recorded, ended."""

from assignments import actions
from assignments.actions import EndReadingInput as Ended
from assignments.actions import NormInput as Normed
from assignments.actions import ReadingInput as Recorded
from assignments.core.fields import Fields
from assignments.core.reading_records import ReadingRecord, states_of
from assignments.exports.shapes import readings as told
from assignments.exports.shapes.readings import (
    EndReadingInput,
    NormInput,
    Reading,
    ReadingInput,
)
from assignments.web.access import office, who
from assignments.web.api.doors import OVERSEE, RECORDS
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, id_in, once, text_in


@opens("GET /readings", OVERSEE, asks=PAGED)
def list_readings() -> Listed[Reading]:
    """How the company reads words in all letters, the first recorded first."""
    return _listed(actions.company_readings(office(), who()))


@opens("GET /assignments/<int:assignment_id>/readings", OVERSEE, asks=PAGED)
def list_assignment_readings(assignment_id: int) -> Listed[Reading]:
    """The readings that are known for an assignment: its own, its letters' and the company's."""
    return _listed(actions.assignment(office(), who(), assignment_id).readings)


@opens("GET /readings/<int:reading_id>", OVERSEE)
def show_reading(reading_id: int) -> Reading:
    """One reading."""
    one = actions.reading(office(), who(), reading_id)
    if one.assignment_id is None:
        beside = actions.company_readings(office(), who())
    else:
        beside = actions.assignment(office(), who(), one.assignment_id).readings
    return told.reading(one, _states(beside)[one.id])


@opens("POST /readings", RECORDS, takes=ReadingInput, status=201)
def record_reading() -> Reading:
    """Record how the company reads some words; it ends an earlier reading of the same words."""
    what = _recorded(fields(ReadingInput))
    return show_reading(answered(actions.record_reading(office(), who(), what, once())))


@opens("POST /readings/<int:reading_id>/end", RECORDS, takes=EndReadingInput)
def end_reading(reading_id: int) -> Reading:
    """End a reading on a day, or take it back; what was judged by it stays as it was."""
    sent = fields(EndReadingInput)
    what = Ended(sent.day_or_none("last"), sent.text("reason"))
    done = actions.end_reading(office(), who(), reading_id, what, once())
    return show_reading(answered(done))


def _listed(found: tuple[ReadingRecord, ...]) -> Listed[Reading]:
    states = _states(found)
    return some_of(found, lambda one: str(one.id), lambda one: told.reading(one, states[one.id]))


def _states(found: tuple[ReadingRecord, ...]) -> dict[int, str]:
    return states_of(found, office().today())


def _recorded(sent: Fields) -> Recorded:
    return Recorded(
        words=sent.text("words"),
        reason=sent.text("reason"),
        norm=_norm(sent),
        says=text_in(sent, "says"),
        people=tuple(str(one) for one in sent.items("people")),
        first=sent.day_or_none("first"),
        last=sent.day_or_none("last"),
        assignment_id=_id_or_none(sent, "assignment_id"),
        letter_id=_id_or_none(sent, "letter_id"),
    )


def _norm(sent: Fields) -> Normed | None:
    if sent.get("norm") is None:
        return None
    one = Fields(sent.get("norm"), sent.at("norm"), tuple(NormInput.__annotations__))
    return Normed(*(one.text(name) for name in ("category", "amount", "currency", "per")))


def _id_or_none(sent: Fields, name: str) -> int | None:
    return None if sent.get(name) is None else id_in(sent, name)
