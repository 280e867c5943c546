"""Where the employee was: counts, the calendar, and stays that are put down and taken back."""

from assignments.actions.days import StayInput as Stayed
from assignments.actions.days import add_stay, days, take_back_stay
from assignments.core.day_report import DaySpent as Spent
from assignments.core.presence import ANY_PART, COUNTING_RULES
from assignments.exports.shapes import days as told
from assignments.exports.shapes.days import Days, DaySpent, Stay, StayInput
from assignments.web.access import office, who
from assignments.web.api.asked import word_asked
from assignments.web.api.doors import JOURNEY, PERSONAL
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, once, text_in

RULED = "counting"


@opens("GET /assignments/<int:assignment_id>/days", PERSONAL, asks=(RULED,))
def show_days(assignment_id: int) -> Days:
    """The days in each country by year and in any twelve months, and what is near 183 of them."""
    return told.days(days(office(), who(), assignment_id, _rule()).report)


@opens(
    "GET /assignments/<int:assignment_id>/days/<int:year>",
    PERSONAL,
    asks=(*PAGED, RULED),
)
def list_days(assignment_id: int, year: int) -> Listed[DaySpent]:
    """The days of a calendar year, as far as anything is known of them, each with its countries."""
    report = days(office(), who(), assignment_id, _rule()).report
    known = report.months(year) if year <= report.presence.last.year else ()
    found: list[Spent] = [
        day for month in known for week in month.weeks for day in week if day is not None
    ]
    return some_of(found, lambda one: one.day.isoformat(), told.spent)


@opens("GET /assignments/<int:assignment_id>/stays", PERSONAL, asks=PAGED)
def list_stays(assignment_id: int) -> Listed[Stay]:
    """The stays that were put down, those that were taken back too."""
    found = days(office(), who(), assignment_id).stays
    return some_of(found, lambda one: str(one.id), told.stay)


@opens("POST /assignments/<int:assignment_id>/stays", JOURNEY, takes=StayInput, status=201)
def record_stay(assignment_id: int) -> Stay:
    """Put a stay down; it wins over what the trips say."""
    sent = fields(StayInput)
    what = Stayed(sent.text("country"), sent.day("first"), sent.day("last"), text_in(sent, "note"))
    return _stay(assignment_id, answered(add_stay(office(), who(), assignment_id, what, once())))


@opens("POST /assignments/<int:assignment_id>/stays/<int:stay_id>/undo", JOURNEY)
def undo_stay(assignment_id: int, stay_id: int) -> Stay:
    """Take a stay back; it stays in the list."""
    done = take_back_stay(office(), who(), assignment_id, stay_id, once())
    return _stay(assignment_id, answered(done))


def _stay(assignment_id: int, stay_id: int) -> Stay:
    found = days(office(), who(), assignment_id).stays
    return told.stay(next(one for one in found if one.id == stay_id))


def _rule() -> str:
    return word_asked(RULED, COUNTING_RULES, ANY_PART)
