"""What an expatriate sees first: what is left and is lost soon, and the days that come next."""

from assignments.actions.my_home import dates_ahead, urgent_entitlements
from assignments.actions.notices.calendar import Date
from assignments.core.balances import Remaining
from assignments.core.records import Trip
from assignments.core.standing import Watched
from assignments.exports.shapes import registers
from assignments.exports.shapes.registers import DateAhead, Entitlement
from assignments.web.access import office, who
from assignments.web.api.doors import LOOK, PERSONAL
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens


@opens("GET /assignments/<int:assignment_id>/entitlements", LOOK, asks=PAGED)
def list_entitlements(assignment_id: int) -> Listed[Entitlement]:
    """What is left today of every limit but those of one trip, clause by clause, urgent first."""
    today = office().today()
    found = enumerate(urgent_entitlements(office(), who(), assignment_id), 1)
    return some_of(
        found,
        lambda one: str(one[0]),
        lambda one: registers.entitlement(one[1], soon=one[1].is_forfeited_soon(today)),
    )


@opens("GET /assignments/<int:assignment_id>/dates", PERSONAL, asks=PAGED)
def list_dates(assignment_id: int) -> Listed[DateAhead]:
    """The days that come next: ends, trips, documents that run out, what is forfeited."""
    return some_of(dates_ahead(office(), who(), assignment_id), lambda one: one.key, _date)


def _date(one: Date) -> DateAhead:
    return {
        "key": one.key,
        "kind": one.kind,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "about": _about(one.about),
    }


def _about(what: Trip | Watched | Remaining | None) -> str:
    if isinstance(what, Trip):
        return what.name
    if isinstance(what, Watched):
        return what.record.item.kind
    return "" if what is None else what.clause
