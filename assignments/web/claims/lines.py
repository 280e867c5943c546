"""One cost of a draft claim: added, changed, copied, taken out."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments import actions
from assignments.actions import (
    AssignmentFile,
    BusyError,
    Done,
    InputError,
    NotFoundError,
    StateError,
    kept_forms,
    loose,
)
from assignments.actions.drafting import ChangedMeanwhileError, SeenLine
from assignments.core.drafts import LooseReceipt, mark_of
from assignments.core.records import ClaimRecord, LineRecord
from assignments.web import kept, pictures, slips
from assignments.web.access import for_roles, office
from assignments.web.claims.line_form import (
    Start,
    copied_of,
    known_of,
    offered_places,
    opened_form,
    typed_of,
)
from assignments.web.claims.meanwhile import changed, too_late
from assignments.web.claims.receipts import keep_receipts, put_waiting_under
from assignments.web.claims.routes import blueprint, claim_url, line_of, line_url
from assignments.web.forms import ButtonForm
from assignments.web.forms.lines import LineForm
from assignments.web.own import myself
from assignments.web.pages import after, page


@dataclass(frozen=True, slots=True)
class Desk:
    """What one works with on the page of a line: the draft, what is known, the form.

    `receipt` is the waiting one that the line begins with; `line_id` that of a line to change.
    """

    begun: loose.Begun
    file: AssignmentFile
    form: LineForm
    receipt: LooseReceipt | None = None
    line_id: int | None = None

    @property
    def claim(self) -> ClaimRecord:
        """The claim."""
        return self.begun.claim

    @property
    def next_receipts(self) -> tuple[LooseReceipt, ...]:
        """The receipts that wait for another line than this one."""
        return tuple(one for one in self.begun.waiting if one is not self.receipt)


@blueprint.route("/claims/<int:claim_id>/lines/new", methods=["GET", "POST"])
@for_roles("expatriate")
def add_line(claim_id: int) -> ResponseReturnValue:
    """Add a cost to a draft, with its receipts; it may begin with one, or as a copy."""
    begun = _begun(claim_id)
    receipt = _asked_receipt(begun)
    copied, read = _copied(begun.claim), _read_of(receipt)
    file = known_of(begun.claim.assignment_id)
    start = Start(copied or read, begun.lately, frozenset(read), begun.waiting)
    desk = Desk(begun, file, opened_form(file, start), receipt)
    form = desk.form
    form.begins_with_receipt = receipt is not None
    if "waiting" in form and receipt and request.method == "GET" and not begun.typed:
        form.waiting.data = [receipt.id]
    try:
        done = _saved(
            form, lambda: actions.add_line(office(), myself(), claim_id, form.cost(), form.once)
        )
    except StateError as error:
        return too_late(claim_id, error)
    return _line_page(desk) if done is None else _onward(desk, done, _("The line was added."))


@blueprint.route("/claims/<int:claim_id>/lines/<int:line_id>", methods=["GET", "POST"])
@for_roles("expatriate")
def change_line(claim_id: int, line_id: int) -> ResponseReturnValue:
    """Write a line of a draft anew; further receipts may come with it."""
    begun = _begun(claim_id)
    line = _line_in(begun.claim, line_id)
    file = known_of(begun.claim.assignment_id)
    start = Start(typed_of(line, file.trips), begun.lately, waiting=begun.waiting)
    desk = Desk(begun, file, opened_form(file, start), None, line_id)
    form, seen = desk.form, SeenLine(line_id, request.form.get("seen", ""))
    try:
        done = _saved(
            form, lambda: actions.change_line(office(), myself(), seen, form.cost(), form.once)
        )
    except ChangedMeanwhileError:
        form.seen.data = mark_of([line])
        return changed(_line_page(desk, line))
    except StateError as error:
        return too_late(claim_id, error)
    return _line_page(desk) if done is None else _onward(desk, done, _("The line was changed."))


@blueprint.route("/claims/<int:claim_id>/lines/<int:line_id>/remove", methods=["GET", "POST"])
@for_roles("expatriate")
def remove_line(claim_id: int, line_id: int) -> ResponseReturnValue:
    """Take a line out of a draft, after asking."""
    form = ButtonForm(request.form)
    if request.method == "GET":
        claim, line = line_of(claim_id, line_id)
        return page("claims/remove_line.html", form, claim=_draft(claim), line=line)
    done = actions.remove_line(office(), myself(), claim_id, line_id, form.once)
    return after(done, claim_url(claim_id), _("The line was taken out."))


def _begun(claim_id: int) -> loose.Begun:
    """The draft as one goes on with it; what is kept of this page stands in its form again."""
    begun = loose.begun(office(), myself(), claim_id, kept.place_of_request())
    _draft(begun.claim)
    if begun.typed and request.method == "GET":
        kept.use(begun.typed)
    return begun


def _draft(claim: ClaimRecord) -> ClaimRecord:
    """The claim as it is, unless a form would be opened that can no longer be sent."""
    if claim.status != "draft" and request.method == "GET":
        raise StateError(
            _("This claim was submitted already; a changed cost is a new line of a new claim.")
        )
    return claim


def _line_in(claim: ClaimRecord, line_id: int) -> LineRecord:
    for line in claim.lines:
        if line.id == line_id:
            return line
    raise NotFoundError(f"claim {claim.id} has no line {line_id}")


def _asked_receipt(begun: loose.Begun) -> LooseReceipt | None:
    """The waiting receipt that the address names, as long as it waits."""
    number = request.args.get("receipt", type=int)
    return next((one for one in begun.waiting if one.id == number), None)


def _read_of(receipt: LooseReceipt | None) -> Mapping[str, object]:
    """What was read of a receipt's picture; nothing as long as nobody looked."""
    return {} if receipt is None or not receipt.proposed else receipt.proposed


def _copied(claim: ClaimRecord) -> Mapping[str, object]:
    """What a copy begins with: a line of the same assignment, of this claim or an earlier one."""
    number = request.args.get("like", type=int)
    if number is None:
        return {}
    line = actions.line(office(), myself(), number)
    if line.assignment_id != claim.assignment_id:
        raise NotFoundError(f"line {number} is of another assignment")
    return copied_of(line)


def _saved(form: LineForm, save: Callable[[], Done]) -> Done | None:
    """Save the line, unless only fields or a verdict were asked for; what does not hold is kept."""
    if form.shows_other_fields or request.form.get("do") in {"fields", "try"}:
        return None
    done = form.carry_out(save)
    if done is None and request.method == "POST":
        kept_forms.keep_form(office(), myself(), kept.place_of_request(), kept.of_request())
    return done


def _line_page(desk: Desk, now: LineRecord | None = None) -> ResponseReturnValue:
    """The page of a line; `now` is what it is since somebody changed it meanwhile."""
    form, verdict = desk.form, None
    if request.form.get("do") == "try" and not form.shows_other_fields:
        assignment_id, words = desk.claim.assignment_id, form.words
        verdict = form.carry_out(
            lambda: actions.try_line(office(), myself(), assignment_id, words())
        )
    return page(
        "claims/edit_line.html",
        form,
        desk=desk,
        claim=desk.claim,
        line_id=desk.line_id,
        now=now,
        place=kept.place_of_request(),
        places=offered_places(form, desk.file),
        verdict=verdict,
        is_read=desk.receipt is not None and desk.receipt.proposed is None and pictures.can_read(),
    )


def _onward(desk: Desk, done: Done, sentence: str) -> ResponseReturnValue:
    """Keep the receipts that came with a line, say which were refused, and go on."""
    form = desk.form
    kept_forms.forget_form(office(), myself(), kept.place_of_request())
    with _line_is_saved():
        _put_under(form, done.id)
        keep_receipts(form, done.id)
    for slip in form.receipts.errors:
        flash(str(slip), "error")
    return after(done, _next_url(desk.claim.id, done.id), sentence)


@contextmanager
def _line_is_saved() -> Iterator[None]:
    """Have what befalls the receipts behind a line say that the line itself is there."""
    try:
        yield
    except (BusyError, OSError) as error:
        error.add_note(_("The line was saved."))
        raise


def _put_under(form: LineForm, line_id: int) -> None:
    """Put the receipts that waited under the line; what of them cannot be is said beside it."""
    try:
        put_waiting_under(form, line_id)
    except InputError as error:
        form.receipts.errors = [*form.receipts.errors, slips.sentence(error)]
    except NotFoundError:
        told = _("A receipt that you ticked does not wait any more: see where it is now.")
        form.receipts.errors = [*form.receipts.errors, told]


def _next_url(claim_id: int, line_id: int) -> str:
    """Where one wanted to go: to a further line, through all of them, or back to the claim."""
    match request.form.get("do"):
        case "another":
            return url_for(".add_line", claim_id=claim_id)
        case "next":
            waiting = loose.loose_receipts(office(), myself(), claim_id)
            return line_url(claim_id, waiting[0].id) if waiting else claim_url(claim_id, line_id)
        case "review":
            return url_for(".submit_claim", claim_id=claim_id)
        case _:
            return claim_url(claim_id, line_id)
