"""The queue, and several of its lines decided together: what was done, and what was not and why."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby
from operator import add

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from assignments import actions
from assignments.actions.deciding_some import OneOfSome, SomeDecided
from assignments.actions.inputs import AsSeen
from assignments.core.money import Money
from assignments.web.access import for_roles, office, who
from assignments.web.desk.routes import blueprint, choice
from assignments.web.docket import Choice, QueueRow, queue_rows
from assignments.web.filters import money
from assignments.web.forms.desk import SomeForm
from assignments.web.pages import after, at_one_moment, page

ALLOWED = "allowed"  # the mark of all lines that are plainly allowed
WHYS = {
    "changed": _l("It is judged otherwise by now: look at it before you decide it."),
    "happened": _l("Something happened to it since this page was opened: look at it first."),
    "gone": _l("It does not wait any more."),
    "own": _l("It is your own, or of one you stand in for: somebody else decides it."),
    "busy": _l("The assignment was busy with another deed. Nothing was done to it: try again."),
    "stayed": _l("It was not decided when this form came first, nor now."),
    "asked": _l("It waits for the employee's answer."),
    "judged": _l("The letter does not allow it by itself: it needs a decision of its own."),
    "second": _l("Your approval was kept as the first of two: it waits for a second person."),
    "not_second": _l("You approved it first, or stand in for who did: somebody else has to."),
}
_SEEN = re.compile(r"([0-9]{1,9})=([a-z]{1,10})=([0-9.]{0,30})")
_EVENT = re.compile(r"[0-9]{1,15}")


@blueprint.get("/queue")
@for_roles("hr", deputies=True)
@at_one_moment
def show_queue() -> ResponseReturnValue:
    """Lines that wait for HR in the order that was chosen, a page at a time."""
    return _shown(SomeForm())


@blueprint.post("/queue")
@for_roles("hr", deputies=True)
def decide_chosen() -> ResponseReturnValue:
    """Approve what the letter allows of the lines that were ticked, or reject them all."""
    form = SomeForm(request.form)
    seen = _seen_of(form)
    done = form.carry_out(lambda: _decided(form, seen))
    if done is None:
        return _shown(form, {*seen})
    words = choice().words()
    if done.again or not done.stays:
        return after(done, url_for(".show_queue", **words), _said(done, form.do.data or ""))
    said = _said(done, form.do.data or "") if done.decided else ""
    return page("desk/decided.html", done=done, whys=WHYS, said=said, choice=choice())


def _seen_of(form: SomeForm) -> dict[int, AsSeen]:
    """What the page showed of the lines that were ticked."""
    event = form.event.data or ""
    last = int(event) if _EVENT.fullmatch(event) else 0
    told = {
        int(line): AsSeen(last, outcome, allowed)
        for line, outcome, allowed in _SEEN.findall(form.seen.data or "")
    }
    return {line: told[line] for line in form.ticked if line in told}


def _decided(form: SomeForm, seen: Mapping[int, AsSeen]) -> SomeDecided:
    if form.do.data == "reject":
        return actions.reject_some(office(), who(), seen, form.reason.data or "", form.once)
    return actions.approve_some(office(), who(), seen, form.once)


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the queue with whether it is ticked, and how many are alike on the page."""

    row: QueueRow
    ticked: bool
    alike: int

    @property
    def mark(self) -> str:
        """What lines alike have in common: assignment, category and verdict."""
        return _mark(self.row)

    @property
    def may(self) -> bool:
        """Whether the person may decide it."""
        return self.row.item.may_decide and self.row.item.may_second


def _mark(row: QueueRow) -> str:
    item = row.item
    return f"{item.assignment_id}-{item.category}-{item.outcome}"


def _shown(form: SomeForm, ticked: set[int] | None = None) -> ResponseReturnValue:
    chosen = choice()
    found = actions.queue(office(), who(), request.args.get("after"), wanted=chosen.wanted)
    rows = queue_rows(found.items, office().today(), office().zone)
    listed = _listed(rows, ticked)
    form.seen.data = " ".join(_told(one) for one in rows)
    form.event.data = str(actions.last_event(office()))
    return page(
        "desk/show_queue.html",
        form,
        rows=listed,
        choice=chosen,
        behind=found.after,
        here=_here(chosen),
        allowed=sum(one.may and one.row.plainly_allowed for one in listed),
        mine=any(one.may for one in listed),
    )


def _here(chosen: Choice) -> dict[str, object]:
    place = request.args.get("after")
    return chosen.words() | ({"after": place} if place else {})


def _listed(rows: tuple[QueueRow, ...], ticked: set[int] | None) -> tuple[Listed, ...]:
    pick = request.args.get("pick", "")
    counts = Counter(_mark(one) for one in rows if one.item.may_decide and one.item.may_second)
    listed = (Listed(one, ticked=False, alike=counts[_mark(one)]) for one in rows)
    return tuple(replace(one, ticked=_is_ticked(one, pick, ticked)) for one in listed)


def _is_ticked(one: Listed, pick: str, ticked: set[int] | None) -> bool:
    if not one.may:
        return False
    if ticked is not None:
        return one.row.item.line_id in ticked
    return one.row.plainly_allowed if pick == ALLOWED else one.mark == pick


def _told(row: QueueRow) -> str:
    item = row.item
    return f"{item.line_id}={item.outcome}={'' if item.allowed is None else item.allowed}"


def _said(done: SomeDecided, do: str) -> str:
    """How many lines were decided, and of approvals their sums."""
    count = len(done.decided)
    if do == "reject":
        return ngettext("%(num)s line rejected.", "%(num)s lines rejected.", count)
    return ngettext(
        "%(num)s line approved: %(sums)s.",
        "%(num)s lines approved: %(sums)s.",
        count,
        sums=_(" and ").join(_sums(done.decided)),
    )


def _sums(decided: tuple[OneOfSome, ...]) -> list[str]:
    amounts = [one.line.approved for one in decided if one.line.approved is not None]
    amounts.sort(key=lambda one: one.currency)
    groups = groupby(amounts, key=lambda one: one.currency)
    sums: list[Money] = [reduce(add, group) for _currency, group in groups]
    return [money(one) for one in sums]
