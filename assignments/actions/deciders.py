"""Who decides lines: HR in their own right, and whoever stands in for one of them who is away.

A deputy sees and decides lines, and nothing else of HR. On which days somebody stands in is
recorded in `deputies`; what two people have to approve is in `approving`.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assignments.actions.access import need_role, seen_assignment, seen_claim, seen_line
from assignments.actions.office import Office
from assignments.core.approval import Decider, NotAllowedError, may_decide
from assignments.core.records import AssignmentRecord, ClaimRecord, LineRecord, Person
from assignments.storage.store import Store

HR = "hr"
OWN = "Nobody decides their own claim, nor one of somebody they stand in for."


@dataclass(frozen=True, slots=True)
class Case:
    """A line on the desk, with what it stands under and the one who has it there."""

    line: LineRecord
    claim: ClaimRecord
    record: AssignmentRecord
    decider: Decider

    @property
    def may_be_decided(self) -> bool:
        """Whether neither they nor anybody they stand in for is its claimant or its employee."""
        return may_decide(self.decider, self.record.employee.id, self.claim.created_by.id)

    def need_decidable(self) -> None:
        """Raise NotAllowedError where it is for somebody else to decide."""
        if not self.may_be_decided:
            raise NotAllowedError(OWN)


def acting(office: Office, who: Person) -> Person:
    """The person as they decide lines: HR as themselves, others in the place of one who is away.

    Of several it is the one they have stood in for longest; without any they stay who they are.
    """
    if HR in who.roles:
        return who
    with office.database.read() as store:
        found = store.stood_in_for(who.id, office.today())
    return replace(who, in_place_of=found[0].away.id) if found else who


def decider_of(store: Store, who: Person, day: dt.date) -> Decider:
    """Somebody with all whom they stand in for on a day.

    NotAllowedError unless they are HR, or act in the place of one of these.
    """
    away = frozenset(one.away.id for one in store.stood_in_for(who.id, day))
    if who.in_place_of not in away:
        need_role(who, HR)
    return Decider(who.id, HR in who.roles, away)


def eyes_of(store: Store, who: Person, day: dt.date) -> Person:
    """The person with the eyes of HR for lines: HR and their deputies; else NotAllowedError."""
    if HR in who.roles:
        return who
    decider_of(store, who, day)
    return replace(who, roles=who.roles | {HR})


def case_of(store: Store, who: Person, line_id: int, day: dt.date) -> Case:
    """A line with what it stands under; for HR, and who stands in for one of them on the day."""
    eyes = eyes_of(store, who, day)
    line, claim = seen_line(store, eyes, line_id)
    record = seen_assignment(store, eyes, line.assignment_id)
    return next(_cases(store, who, (claim, record, (line,)), day))


def cases_of(store: Store, who: Person, claim_id: int, day: dt.date) -> tuple[Case, ...]:
    """The lines of a claim as `case_of` tells of each, in their order."""
    eyes = eyes_of(store, who, day)
    claim = seen_claim(store, eyes, claim_id)
    record = seen_assignment(store, eyes, claim.assignment_id)
    return tuple(_cases(store, who, (claim, record, claim.lines), day))


def _cases(
    store: Store,
    who: Person,
    of: tuple[ClaimRecord, AssignmentRecord, tuple[LineRecord, ...]],
    day: dt.date,
) -> Iterator[Case]:
    claim, record, lines = of
    concerned = record.employee.roles | claim.created_by.roles
    plain = HR in who.roles and HR not in concerned
    decider = None
    for line in lines:
        if plain and line.first is None:  # no matter for whom they stand in
            yield Case(line, claim, record, Decider(who.id, in_own_right=True))
        else:
            decider = decider or decider_of(store, who, day)
            yield Case(line, claim, record, decider)


def assignment_at_desk(office: Office, who: Person, line_id: int) -> int:
    """The assignment to lock for a decision on a line."""
    with office.database.read() as store:
        return seen_line(store, eyes_of(store, who, office.today()), line_id)[0].assignment_id
