"""Plans beside what was spent: one assignment's page, and all that are going on."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assignments.actions.access import need_role, seen_assignment
from assignments.actions.answers import Page
from assignments.actions.due_lines import proposals
from assignments.actions.judging import facts_of
from assignments.actions.office import Office
from assignments.actions.paying import pay_run
from assignments.actions.plans import plan_to_show
from assignments.actions.tax.withholding import postings_due
from assignments.core.check import Verdict
from assignments.core.money import Money
from assignments.core.month import month_named
from assignments.core.periods import add_months, whole_month
from assignments.core.plan.beside import (
    Accrual,
    Beside,
    Missing,
    Spent,
    accruals,
    beside,
    missing,
)
from assignments.core.plan.pace import label_of, months_between
from assignments.core.plan.versions import Plan, PlanVersion
from assignments.core.records import AssignmentRecord, Person
from assignments.core.words import InputError, Outcome
from assignments.storage.store import SpentSums, Store

AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan of an assignment as its page shows it.

    `plan` is the version that is shown, or what would be kept where none was; None while no last
    day is known. `today` is what the newest assumptions come to on today's facts. `months` are
    those at whose end accruals can be told, `month` the one of `accruals`.
    """

    record: AssignmentRecord
    plan: Plan | None
    is_kept: bool
    is_newest: bool
    today: Plan | None
    versions: tuple[PlanVersion, ...]
    beside: Beside | None
    missing: tuple[Missing, ...]
    month: str
    months: tuple[str, ...]
    accruals: tuple[Accrual, ...]
    unconfirmed: int
    day: dt.date

    @property
    def change(self) -> Money | None:
        """How much more today's facts come to than the kept plan; None where that is not known."""
        if not self.is_kept or self.plan is None or self.today is None:
            return None
        before, after = self.plan.projection, self.today.projection
        return after.total - before.total if before.currency == after.currency else None

    @property
    def is_over(self) -> bool:
        """Whether the plan's last day is over while the assignment goes on."""
        if self.plan is None or self.record.facts.end is not None:
            return False
        return self.plan.version.last < self.day

    @property
    def is_out_of_date(self) -> bool:
        """Whether the letters, norms, fares or rates say something else by now."""
        if not self.is_kept or self.plan is None or self.today is None:
            return False
        return self.plan.projection != self.today.projection


def planned(
    office: Office,
    who: Person,
    assignment_id: int,
    number: int | None = None,
    month: str = "",
) -> Planned:
    """A version of a plan, the newest unless one is named, beside what was spent."""
    today = office.today()
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        need_role(who, "hr", "finance")
        kept, now = plan_to_show(store, office, record, number)
        plan, spent = kept or now, store.spent(assignment_id)
        months, versions = _months(record, today), store.plan_versions(assignment_id)
        label = _label(month, months, today)
        return Planned(
            record=record,
            plan=plan,
            is_kept=kept is not None,
            is_newest=kept is None or kept.version.number == versions[0].number,
            today=now,
            versions=versions,
            beside=None if plan is None else _beside(store, record, plan, spent, today),
            missing=() if plan is None else missing(plan.projection, spent, today),
            month=label,
            months=months,
            accruals=_accruals(store, record, spent, label, today),
            unconfirmed=sum(not one.confirmed for one in facts_of(store, record, today).terms),
            day=today,
        )


def _beside(
    store: Store, record: AssignmentRecord, plan: Plan, spent: tuple[Spent, ...], today: dt.date
) -> Beside | None:
    """What was spent beside a plan that settles as the assignment does."""
    if plan.projection.currency != record.facts.settlement_currency:
        return None
    due = unclaimed(store, record, today, min(today, plan.version.last))
    return beside(plan.projection, spent, label_of(today), due)


def _accruals(
    store: Store, record: AssignmentRecord, spent: tuple[Spent, ...], label: str, today: dt.date
) -> tuple[Accrual, ...]:
    """What is owed at a month's end, or so far where it is not over."""
    at_end = min(whole_month(month_named(label)).last, today)
    due = unclaimed(store, record, today, at_end)
    currency = record.facts.settlement_currency
    return accruals(spent, label, store.closed_months(), due, currency)


def _months(record: AssignmentRecord, today: dt.date) -> tuple[str, ...]:
    """The months of an assignment up to today's, the newest first."""
    start = min(record.facts.start, today)
    return months_between(add_months(start, -1), today)[::-1]


def _label(asked: str, months: tuple[str, ...], today: dt.date) -> str:
    """The month that is asked for; the one before today's where none is."""
    if asked:
        if asked not in months:
            month_named(asked)
            raise InputError("month", f"{asked} is not a month of it", "choose one of the list")
        return asked
    before = label_of(add_months(today, -1))
    return before if before in months else months[0]


def unclaimed(
    store: Store, record: AssignmentRecord, today: dt.date, through: dt.date
) -> dict[str, Money]:
    """What fell due by itself up to a day and nobody posted, by category, in settlement.

    Nothing falls due after an expected end that is past while no end is recorded.
    """
    facts = facts_of(store, record, today)
    if record.facts.end is None and record.facts.expected_end is not None:
        through = min(through, record.facts.expected_end)
    sums: dict[str, int] = {}
    for one in proposals(store, record, facts, through):
        if one.is_left:
            category = one.open.due.term.category
            sums[category] = sums.get(category, 0) + _due(one.verdict)
    run = pay_run(store, record, facts.terms, through)
    for pay in run.open:
        sums["base_salary"] = sums.get("base_salary", 0) + pay.cost.minor
    for tax in postings_due(store, record, facts.terms, run.periods):
        sums[tax.category] = sums.get(tax.category, 0) + tax.cost.minor
    currency = record.facts.settlement_currency
    return {name: Money(minor, currency) for name, minor in sums.items() if minor}


def _due(verdict: Verdict) -> int:
    """What a due comes to: what is allowed, or counted where a person has to judge."""
    judged = verdict.outcome is Outcome.REVIEW and verdict.counted is not None
    money = verdict.counted if judged else verdict.allowed
    return 0 if money is None else money.minor


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One assignment in the overview; what rests on a plan is None where none was kept."""

    record: AssignmentRecord
    version: PlanVersion | None
    actual: Money
    held: Money
    planned: Money | None
    to_date: Money | None
    forecast: Money | None


def overview(
    office: Office, who: Person, after: str | None = None, size: int = AT_ONCE
) -> Page[PlanRow]:
    """The assignments that are going on, with plan, actual and forecast; for HR and finance."""
    need_role(who, "hr", "finance")
    before = int(after) if after and after.isdecimal() else None
    with office.database.read() as store:
        found = store.going(office.today(), before, size + 1)
        shown = found[:size]
        ids = [one.id for one in shown]
        plans, sums = store.newest_plans(ids), store.spent_sums(ids)
    month = label_of(office.today())
    rows = tuple(_row(one, plans.get(one.id), sums[one.id], month) for one in shown)
    return Page(rows, str(shown[-1].id) if len(found) > size else None)


def _row(record: AssignmentRecord, plan: Plan | None, sums: SpentSums, month: str) -> PlanRow:
    currency = record.facts.settlement_currency
    actual, held = Money(sums.actual, currency), Money(sums.held, currency)
    if plan is None or plan.projection.currency != currency:
        return PlanRow(record, None, actual, held, None, None, None)
    later = _sum(plan, (one for one in plan.projection.months if one > month))
    total = plan.projection.total
    return PlanRow(record, plan.version, actual, held, total, total - later, actual + held + later)


def _sum(plan: Plan, months: Iterable[str]) -> Money:
    sums = plan.projection.by_category(months)
    return sum(sums.values(), Money.zero(plan.projection.currency))
