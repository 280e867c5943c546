"""Decisions as past-tense events, a line's status as their fold, and who may decide what."""

from collections.abc import Iterable
from dataclasses import dataclass

from assignments.core.money import Money

# Event kinds of a line's life and the status each leaves it in; None changes nothing.
STATUS_AFTER = {
    "drafted": "draft",
    "submitted": "submitted",
    "asked": "asked",
    "answered": "submitted",
    "first_approved": "submitted",
    "approved": "approved",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
}
WAITING = frozenset({"submitted", "asked"})
HOLDING = WAITING
RELEASED = frozenset({"rejected", "withdrawn"})
ROLES = ("expatriate", "hr", "finance", "tax_adviser", "administrator")


class NotAllowedError(PermissionError):
    """The person may not do the deed; the sentence says why."""


class StateError(ValueError):
    """The deed does not fit the state the record is in; the sentence says what changed."""


def status_of(kinds: Iterable[str]) -> str:
    """The status of a line after its events, in order; draft before the first."""
    status = "draft"
    for kind in kinds:
        status = STATUS_AFTER.get(kind, status)
    return status


@dataclass(frozen=True, slots=True)
class Decider:
    """Somebody as one who decides lines: HR in their own right, or for those who are away.

    `stands_in_for` are all whom they stand in for on the day, whether they are HR or not.
    """

    id: int
    in_own_right: bool
    stands_in_for: frozenset[int] = frozenset()

    @property
    def decides(self) -> bool:
        """Whether they decide lines at all."""
        return self.in_own_right or bool(self.stands_in_for)

    @property
    def speaks_for(self) -> frozenset[int]:
        """Themselves and those they stand in for: whose voice theirs is taken for."""
        return self.stands_in_for | {self.id}


@dataclass(frozen=True, slots=True)
class Approving:
    """One approval of a line: who gives it, which amount, and whether at the bank's charge."""

    decider: Decider
    amount: Money
    bank: bool = False


def may_decide(decider: Decider, employee_id: int, claimant_id: int) -> bool:
    """Whether somebody may decide a line: neither their own nor that of one they stand in for."""
    return decider.decides and decider.speaks_for.isdisjoint({employee_id, claimant_id})


def may_second(decider: Decider, first: Decider) -> bool:
    """Whether two people may approve one line together: neither speaks for the other."""
    return decider.speaks_for.isdisjoint(first.speaks_for)


def needs_two(amount: Money, limit: Money | None) -> bool:
    """Whether two people have to approve an amount: it is above the limit set for its currency."""
    return limit is not None and amount.minor > limit.minor


def confirms(approving: Approving, first: Approving | None) -> bool:
    """Whether an approval says what the first one said; another amount begins anew."""
    return first is not None and (approving.amount, approving.bank) == (first.amount, first.bank)


def kind_of(approving: Approving, first: Approving | None, limit: Money | None) -> str:
    """What an approval comes to: `approved`, or `first_approved` where a second person has to.

    StateError where it confirms a first one that they may not be the second for. That they may
    decide the line at all is asked before.
    """
    if not needs_two(approving.amount, limit):
        return "approved"
    if first is None or not confirms(approving, first):
        return "first_approved"
    if not may_second(approving.decider, first.decider):
        raise StateError("Two people have to approve this amount, and neither for the other.")
    return "approved"
