"""Approvals that need two people: what the first approved is kept until a second one confirms it.

Above which amounts that is, an administrator sets for each settlement currency. A first approval
holds nothing and uses nothing: the line goes on holding what it held.
"""

import datetime as dt
from dataclasses import dataclass, replace

from assignments.actions.deciders import Case
from assignments.actions.deeds import Deed
from assignments.core.approval import (
    Approving,
    Decider,
    StateError,
    kind_of,
    may_second,
    needs_two,
)
from assignments.core.money import Money
from assignments.core.records import FirstApproval
from assignments.storage.store import Event, Store


@dataclass(frozen=True, slots=True)
class Said:
    """What a person approves: the amount, why, and whether at what the bank charged."""

    amount: Money
    reason: str = ""
    bank: bool = False


def reason_of(first: FirstApproval | None, amount: Money, *, bank: bool) -> str:
    """Why the first person approved this same amount: the second need not say it again."""
    if first is None or (first.amount, first.bank) != (amount, bank):
        return ""
    return first.reason


def waits_for_second(
    store: Store, deed: Deed, case: Case, said: Said, kind: str = "first_approved"
) -> bool:
    """Keep an approval as the first of two where its amount needs two; False where it is final.

    Every deed by which a person approves what a line costs asks this before it does so. StateError
    where they confirm a first approval that they may not be the second for. `kind` is the event's.
    """
    limit = store.approval_limit(said.amount.currency)
    if not needs_two(said.amount, limit):
        return False
    first = case.line.first
    before = None if first is None else first_of(store, first, deed.office.today())
    approving = Approving(case.decider, said.amount, said.bank)
    try:
        if kind_of(approving, before, limit) == "approved":
            return False
    except StateError as error:
        raise StateError(_why_not(case.decider, first)) from error
    _keep(store, deed, case, said, kind)
    return True


def given_by(first: FirstApproval) -> Decider:
    """Who gave a first approval, with the one in whose place."""
    away = frozenset() if first.in_place_of is None else frozenset({first.in_place_of.id})
    return Decider(first.by.id, in_own_right=False, stands_in_for=away)


def is_second(store: Store, case: Case, day: dt.date) -> bool:
    """Whether the approval of who has a line on the desk would be the second that it waits for."""
    first = case.line.first
    return first is None or may_second(case.decider, first_of(store, first, day).decider)


def first_of(store: Store, first: FirstApproval, day: dt.date) -> Approving:
    """A first approval with everybody for whom it counts as given: by day and as it was given."""
    away = {one.away.id for one in store.stood_in_for(first.by.id, day)}
    given = given_by(first)
    decider = replace(given, stands_in_for=given.stands_in_for | away)
    return Approving(decider, first.amount, first.bank)


def _why_not(decider: Decider, first: FirstApproval | None) -> str:
    if first is None:
        return "Two people have to approve this amount."
    told = f"{first.amount} {first.amount.currency} first, on {first.at:%Y-%m-%d}"
    if decider.id == first.by.id:
        return f"You approved {told}: somebody else has to approve it too."
    return (
        f"{first.approver} approved {told}, and one of you stands in for the other: "
        "somebody else has to approve it too."
    )


def _keep(store: Store, deed: Deed, case: Case, said: Said, kind: str) -> None:
    line = case.line
    if line.status == "asked":  # whoever approves does not wait for the answer
        store.set_status(line.id, "submitted")
    approving = Approving(case.decider, said.amount, said.bank)
    store.keep_first(line.id, approving, said.reason, deed.author)
    body: dict[str, object] = {"approved": str(said.amount)}
    if said.bank:
        body |= {"bank": str(line.bank)}
    place = (line.assignment_id, line.claim_id, line.id)
    deed.tell(store, Event(kind, *place, text=said.reason, body=body))
