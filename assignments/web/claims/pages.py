"""The list of one's claims, with what waits for oneself on top, and the page of a claim."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions import Page, kept_forms, loose
from assignments.core.drafts import KeptForm
from assignments.core.records import AssignmentRecord, ClaimRecord, LineRecord
from assignments.web.access import for_roles, office, who
from assignments.web.at_once import at_once
from assignments.web.claims.gathering import shown as shown_waiting
from assignments.web.claims.routes import blueprint
from assignments.web.claims.sheet import Sheet, approved_of, counted_of, sheet_of
from assignments.web.own import myself, own_assignments
from assignments.web.pages import at_one_moment, page


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some claims under one assignment, newest first."""

    assignment: AssignmentRecord
    claims: Page[ClaimRecord]


@dataclass(frozen=True, slots=True)
class Asked:
    """A line about which HR waits for an answer."""

    claim: ClaimRecord
    line: LineRecord


@blueprint.get("/claims")
@for_roles("expatriate")
@at_one_moment
def list_claims() -> ResponseReturnValue:
    """Show one's claims under each assignment; on top what waits for oneself."""
    alone, older = request.args.get("assignment", type=int), request.args.get("after")
    own = [one for one in own_assignments() if alone in {None, one.id}]
    shelves = [Shelf(one, actions.claims(office(), myself(), one.id, older)) for one in own]
    every = [claim for shelf in shelves for claim in shelf.claims.items]
    return page(
        "claims/list_claims.html",
        shelves=shelves,
        asked=_asked(every),
        drafts=[claim for claim in every if claim.status == "draft"],
        typed=_typed_in(every),
        is_older=older is not None,
        counted_of=counted_of,
        approved_of=approved_of,
    )


def _asked(claims: Iterable[ClaimRecord]) -> list[Asked]:
    return [
        Asked(claim, line) for claim in claims for line in claim.lines if line.status == "asked"
    ]


def _typed_in(claims: Iterable[ClaimRecord]) -> dict[int, KeptForm]:
    """What was typed last in each draft and not saved."""
    drafts = [claim.id for claim in claims if claim.status == "draft"]
    kept = kept_forms.kept_forms(office(), myself()) if drafts else ()
    return {
        claim_id: form
        for form in reversed(kept)
        for claim_id in drafts
        if form.place.startswith(f"/claims/{claim_id}/lines/")
    }


@blueprint.get("/claims/<int:claim_id>")
@for_roles("expatriate", "hr", "finance")
@at_one_moment
def show_claim(claim_id: int) -> ResponseReturnValue:
    """Show a claim with its lines, their three numbers and what they rest on."""
    sheet = sheet_of(office(), who(), claim_id)
    decides = "hr" in who().roles and who().id not in sheet.concerned
    whole = at_once(sheet.claim) if decides else None
    return page("claims/show_claim.html", sheet=sheet, at_once=whole, **_begun(sheet))


def _begun(sheet: Sheet) -> dict[str, Any]:
    """Of one's own draft: the receipts that wait for a line, and what was typed and not saved."""
    if not sheet.is_own or not sheet.is_draft:
        return {"waiting": (), "typed": None}
    waiting = loose.loose_receipts(office(), myself(), sheet.claim.id)
    typed = _typed_in([sheet.claim]).get(sheet.claim.id)
    return {"waiting": shown_waiting(waiting), "typed": typed}
