"""What falls due by itself, posted without anybody asking: allowances, base pay, tax withheld.

Posting is idempotent: each due has its own name, and an assignment is looked at again under its
lock. Nothing is posted while a page is only looked at: `standing` writes nothing.
"""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.access import hr_assignment, seen_assignment
from assignments.actions.due_lines import (
    Allowances,
    Proposed,
    allowances_of,
    proposals,
    put_allowances_forward,
)
from assignments.actions.judging import facts_of
from assignments.actions.office import Office
from assignments.actions.pay import BonusOpen, bonuses_open
from assignments.actions.paying import PayRun, pay_run, post_pay
from assignments.actions.tax.withholding import postings_due
from assignments.core.assignment import Facts
from assignments.core.closing import last_day
from assignments.core.ledger import Posting
from assignments.core.records import AssignmentRecord, Person
from assignments.core.words import InputError
from assignments.storage.store import Store


@dataclass(frozen=True, slots=True)
class FallenDue:
    """What fell due under an assignment and is not posted, and what never falls due by itself.

    `taken` names, for a due of which nothing is left, the lines that drew on its limit. Where
    nothing falls due any more because the expected end is past and no end recorded, `halted` is
    that day.
    """

    through: dt.date
    allowances: Allowances
    pay: PayRun
    withheld: tuple[Posting, ...]
    bonuses: tuple[BonusOpen, ...]
    taken: dict[str, list[int]]
    halted: dt.date | None = None

    @property
    def proposed(self) -> tuple[Proposed, ...]:
        """The allowances that would be put forward."""
        return tuple(one for one in self.allowances.proposed if one.is_left)

    @property
    def used_up(self) -> tuple[Proposed, ...]:
        """The allowances of which nothing is left."""
        return tuple(one for one in self.allowances.proposed if not one.is_left)

    @property
    def count(self) -> int:
        """How much would be posted."""
        return len(self.proposed) + len(self.pay.open) + len(self.withheld)


def fall_due(
    office: Office, through: dt.date | None = None, assignment_id: int | None = None
) -> int:
    """Post all that fell due up to a day (today) and is not posted, of one assignment or of all.

    Says how much was posted. For whoever runs the machine: asks for nobody's roles.
    """
    day = _until(office, through)
    ids = looked_at(office) if assignment_id is None else (assignment_id,)
    return sum(_fall_due_in(office, one, day) for one in ids)


def looked_at(office: Office) -> tuple[int, ...]:
    """The assignments under which something may fall due: all of them, by number."""
    with office.database.read() as store:
        return store.assignment_ids()


def post_month(office: Office, label: str) -> int:
    """Post what fell due by the last day of a month, where it is open; says how much was."""
    last = last_day(label)
    with office.database.read() as store:
        if store.sealed_month(label) is not None:
            return 0
    return fall_due(office, min(last, office.today()))


def _until(office: Office, through: dt.date | None) -> dt.date:
    today = office.today()
    if through is not None and through > today:
        raise InputError(
            "through", f"{through} lies in the future", f"give {today} or an earlier day"
        )
    return today if through is None else through


def _fall_due_in(office: Office, assignment_id: int, day: dt.date) -> int:
    with office.database.read() as store:
        look = _look(store, office, assignment_id, day)
        if look is None or not look.finds_any():
            return 0
    with office.database.write(office.by_itself("fall_due"), assignment_id) as store:
        look = _look(store, office, assignment_id, day)
        return 0 if look is None else look.post(office.now())


def _look(store: Store, office: Office, assignment_id: int, day: dt.date) -> "_Look | None":
    record = store.assignment(assignment_id)
    if record is None or record.erased_at is not None:
        return None
    return _Look(store, record, facts_of(store, record, office.today()), day)


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at an assignment: what is known of it, and the day up to which things fall due."""

    store: Store
    record: AssignmentRecord
    facts: Facts
    day: dt.date

    @property
    def halted(self) -> dt.date | None:
        """The expected end, where it is past and HR has recorded no end."""
        halt = self.record.facts.expected_end if self.record.facts.end is None else None
        return halt if halt is not None and halt < self.day else None

    @property
    def until(self) -> dt.date:
        """The day up to which things fall due."""
        return self.halted or self.day

    def pay(self) -> PayRun:
        """How the pay stands."""
        return pay_run(self.store, self.record, self.facts.terms, self.until)

    def withheld(self, run: PayRun) -> tuple[Posting, ...]:
        """What of hypothetical tax is still to be withheld in the periods."""
        return postings_due(self.store, self.record, self.facts.terms, run.withholding)

    def finds_any(self) -> bool:
        """Whether something would be posted."""
        run = self.pay()
        if run.open or self.withheld(run):
            return True
        found = proposals(self.store, self.record, self.facts, self.until)
        return any(one.is_left for one in found)

    def post(self, at: dt.datetime) -> int:
        """Post it all; says how much it was."""
        posted = put_allowances_forward(self.store, self.record, self.facts, (at, self.until))
        run = self.pay()
        posted += post_pay(self.store, self.record, at, run)
        for one in self.withheld(run):
            posted += self.store.post(self.record.id, one, None, at) is not None
        return posted

    def told(self) -> FallenDue:
        """All that a page shows."""
        allowances = allowances_of(self.store, self.record, self.facts, self.until)
        used_up = [one.open.due.balance for one in allowances.proposed if not one.is_left]
        run = self.pay()
        return FallenDue(
            through=self.until,
            allowances=allowances,
            pay=run,
            withheld=self.withheld(run),
            bonuses=bonuses_open(self.store, self.record, self.facts.terms, self.until),
            taken=self.store.lines_taking(self.record.id, used_up) if used_up else {},
            halted=self.halted,
        )


def standing(office: Office, who: Person, assignment_id: int) -> FallenDue:
    """What fell due by today and is not posted; nothing is written."""
    today = office.today()
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        return _Look(store, record, facts_of(store, record, today), today).told()


def post_due(office: Office, who: Person, assignment_id: int) -> int:
    """Post what fell due under an assignment by today; for HR. A second time there is nothing."""
    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return fall_due(office, None, assignment_id)
