"""The expatriate's home: what can still be spent, what waits for them, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import request
from flask.typing import ResponseReturnValue

from assignments.actions import NotFoundError
from assignments.actions.my_home import MyHome, my_home
from assignments.core.entitlements import Entitlement
from assignments.core.money import Money
from assignments.core.records import AssignmentRecord, ClaimRecord
from assignments.web.access import for_roles, office
from assignments.web.claims.sheet import approved_of, counted_of
from assignments.web.homes.routes import blueprint
from assignments.web.own import myself, own_assignments
from assignments.web.pages import at_one_moment, page

AT_A_GLANCE = 4  # entitlements that are not folded, unless more are urgent
CLAIMS = 5


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim with where it stands: `months` are those of its costs, `is_closed` if all are."""

    claim: ClaimRecord
    asked: bool
    counted: Money | None
    approved: Money | None
    months: tuple[str, ...]
    is_closed: bool


@blueprint.get("/mine")
@for_roles("expatriate")
@at_one_moment
def show_mine() -> ResponseReturnValue:
    """Show one assignment of one's own at a glance; the one that goes on unless one is chosen."""
    own = own_assignments()
    if not own:
        return page("homes/show_mine.html", own=own, home=None)
    record = _chosen(own, request.args.get("assignment", type=int))
    home = my_home(office(), myself(), record.id)
    first, folded = _glance(home)
    claims = [one for one in home.claims if one.status != "draft"]
    return page(
        "homes/show_mine.html",
        own=own,
        home=home,
        first=first,
        folded=folded,
        claims=[_shown(one, home.closed) for one in claims[:CLAIMS]],
        more=home.older or len(claims) > CLAIMS,
        drafts=[one for one in home.claims if one.status == "draft"],
    )


def _chosen(own: Iterable[AssignmentRecord], asked: int | None) -> AssignmentRecord:
    """The one asked for; else the newest that goes on, or the newest."""
    known = list(own)
    if asked is not None:
        found = next((one for one in known if one.id == asked), None)
        if found is None:
            raise NotFoundError(f"no assignment {asked} of yours")
        return found
    today = office().today()
    going = (one for one in known if one.facts.end is None or one.facts.end >= today)
    return next(going, known[0])


def _glance(home: MyHome) -> tuple[tuple[Entitlement, ...], tuple[Entitlement, ...]]:
    """What stands open and what is folded: all that is urgent, and at least a few."""
    urgent = sum(one.is_urgent(home.today) for one in home.entitlements)
    count = max(AT_A_GLANCE, urgent)
    return home.entitlements[:count], home.entitlements[count:]


def _shown(claim: ClaimRecord, closed: frozenset[str]) -> ClaimShown:
    months = tuple(sorted({line.month for line in claim.lines if line.month}))
    return ClaimShown(
        claim=claim,
        asked=any(line.status == "asked" for line in claim.lines),
        counted=counted_of(claim.lines),
        approved=approved_of(claim.lines),
        months=months,
        is_closed=bool(months) and closed.issuperset(months),
    )
