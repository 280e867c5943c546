"""What falls due by itself, posted without anybody asking: allowances, base pay, tax withheld.

Posting is idempotent: each due has its own name, and an assignment is looked at again under its
lock. Nothing is posted while a page is only looked at: see `standing`.
"""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.access import hr_assignment, seen_assignment
from assignments.actions.due_lines import (
    Allowances,
    Proposed,
    allowances_of,
    put_allowances_forward,
)
from assignments.actions.office import Office
from assignments.actions.pay import BonusOpen, bonuses_open
from assignments.actions.paying import PayRun, pay_run, post_pay
from assignments.actions.tax.withholding import postings_due
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
    with office.database.read() as store:
        ids = store.assignment_ids() if assignment_id is None else (assignment_id,)
    return sum(_fall_due_in(office, one, day) for one in ids)


def _until(office: Office, through: dt.date | None) -> dt.date:
    today = office.today()
    if through is not None and through > today:
        raise InputError(
            "through", f"{through} lies in the future", f"give {today} or an earlier day"
        )
    return today if through is None else through


def _fall_due_in(office: Office, assignment_id: int, day: dt.date) -> int:
    with office.database.read() as store:
        record = store.assignment(assignment_id)
        if record is None or not _standing(store, record, office.today(), day).count:
            return 0
    with office.database.write(assignment_id) as store:
        record = store.assignment(assignment_id)
        return 0 if record is None else _post(store, record, office, day)


def _post(store: Store, record: AssignmentRecord, office: Office, day: dt.date) -> int:
    at, today = office.now(), office.today()
    until = min(day, _halt(record) or day)
    posted = put_allowances_forward(store, record, at, (today, until))
    run = pay_run(store, record, until)
    posted += post_pay(store, record, at, run)
    for one in _withheld(store, record, run):
        posted += store.post(record.id, one, None, at) is not None
    return posted


def _withheld(store: Store, record: AssignmentRecord, run: PayRun) -> tuple[Posting, ...]:
    """What of hypothetical tax is still to be withheld in the periods."""
    return postings_due(store, record, run.periods)


def _halt(record: AssignmentRecord) -> dt.date | None:
    """The day after which nothing falls due until HR records the end, or expects another one."""
    return record.facts.expected_end if record.facts.end is None else None


def _standing(
    store: Store, record: AssignmentRecord, today: dt.date, through: dt.date
) -> FallenDue:
    halt = _halt(record)
    halted = halt if halt is not None and halt < through else None
    through = through if halted is None else halted
    allowances = allowances_of(store, record, today, through)
    used_up = [one.open.due.balance for one in allowances.proposed if not one.is_left]
    run = pay_run(store, record, through)
    return FallenDue(
        through=through,
        allowances=allowances,
        pay=run,
        withheld=_withheld(store, record, run),
        bonuses=bonuses_open(store, record, through),
        taken=store.lines_taking(record.id, used_up) if used_up else {},
        halted=halted,
    )


def standing(office: Office, who: Person, assignment_id: int) -> FallenDue:
    """What fell due by today and is not posted; nothing is written."""
    today = office.today()
    with office.database.read() as store:
        return _standing(store, seen_assignment(store, who, assignment_id), today, today)


def post_due(office: Office, who: Person, assignment_id: int) -> int:
    """Post what fell due under an assignment by today; for HR. A second time there is nothing."""
    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return fall_due(office, None, assignment_id)
