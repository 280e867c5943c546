"""Base pay posted by pay period, and what the tax part withholds from it. Bonuses are in `pay`."""

import datetime as dt
from dataclasses import dataclass, replace

from assignments.actions.known import conversion_on
from assignments.core.ledger import PAY, Posting
from assignments.core.letter import Term
from assignments.core.money import Money
from assignments.core.pay import MONTH, NOT_KEPT, Pay, PayPeriod, pay_of, periods_of
from assignments.core.rates import Conversion
from assignments.core.records import AssignmentRecord
from assignments.storage.store import Posted, Store

SOURCE, CORRECTION = "pay", "correction:posting"


@dataclass(frozen=True, slots=True)
class PayOpen:
    """A period's pay, or what is missing of it, that can be posted; its rate is that of its day."""

    pay: Pay
    money: Money
    cost: Money
    conversion: Conversion | None
    source: str


@dataclass(frozen=True, slots=True)
class PayStuck:
    """A period whose pay cannot be posted: `why` is no_salary, no_rate or another_currency."""

    period: PayPeriod
    why: str


@dataclass(frozen=True, slots=True)
class PayOver:
    """More was posted for a period than it pays by now: a person decides what to do."""

    period: PayPeriod
    money: Money
    posting_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PayRun:
    """How an assignment's pay stands on a day.

    `withholding` are the periods in which tax is withheld: months where pay is not kept here.
    """

    periods: tuple[PayPeriod, ...]
    withholding: tuple[PayPeriod, ...]
    open: tuple[PayOpen, ...]
    stuck: tuple[PayStuck, ...]
    over: tuple[PayOver, ...]


def turned(
    store: Store, record: AssignmentRecord, money: Money, day: dt.date
) -> tuple[Money, Conversion | None] | None:
    """An amount in the settlement currency, with the rate that turned it; None without a rate."""
    if money.currency == record.facts.settlement_currency:
        return money, None
    rate = conversion_on(store, record, money.currency, day)
    return None if rate is None else (rate.turn(money), rate)


def pay_run(
    store: Store, record: AssignmentRecord, terms: tuple[Term, ...], through: dt.date
) -> PayRun:
    """What the periods that were over on a day pay, and what of it is posted already."""
    facts = record.facts
    settings = store.pay_settings(record.id)
    periods = periods_of(settings, facts.start, facts.end, through)
    elsewhere = [replace(one, kind=MONTH) if one.kind == NOT_KEPT else one for one in settings]
    withholding = periods_of(elsewhere, facts.start, facts.end, through)
    known = store.posted(record.id, f"{SOURCE}:")
    posted = _by_period(known)
    run = _Run(store, record, terms)
    run.corrected = _corrected(store, record.id, known)
    for period in periods:
        run.look_at(period, posted.get(period.label, []))
    return PayRun(periods, withholding, tuple(run.open), tuple(run.stuck), tuple(run.over))


def _by_period(posted: tuple[Posted, ...]) -> dict[str, list[Posted]]:
    found: dict[str, list[Posted]] = {}
    for one in posted:
        label = one.source.removeprefix(f"{SOURCE}:").partition("+")[0]
        found.setdefault(label, []).append(one)
    return found


def _corrected(
    store: Store, assignment_id: int, posted: tuple[Posted, ...]
) -> dict[int, tuple[Money, ...]]:
    """By how much postings were corrected, by their numbers; only those of pay."""
    known = {one.id for one in posted}
    found: dict[int, tuple[Money, ...]] = {}
    for one in store.posted(assignment_id, f"{CORRECTION}:"):
        number = int(one.source.split(":")[2])
        if number in known:
            found[number] = (*found.get(number, ()), one.amount)
    return found


class _Run:
    """One look at the periods of an assignment."""

    def __init__(self, store: Store, record: AssignmentRecord, terms: tuple[Term, ...]) -> None:
        self.store, self.record, self.terms = store, record, terms
        self.open: list[PayOpen] = []
        self.stuck: list[PayStuck] = []
        self.over: list[PayOver] = []
        self.corrected: dict[int, tuple[Money, ...]] = {}

    def look_at(self, period: PayPeriod, posted: list[Posted]) -> None:
        """Tell what a period pays beside what was posted for it."""
        pay = pay_of(self.record.facts, self.terms, period)
        if pay is None:
            if not posted and self._is_expected():
                self.stuck.append(PayStuck(period, "no_salary"))
            return
        if any(one.amount.currency != pay.money.currency for one in posted):
            self.stuck.append(PayStuck(period, "another_currency"))
            return
        money = pay.money
        for one in posted:
            money -= one.amount
        if money.minor > 0:
            self._propose(pay, money, len(posted))
            return
        for change in (one for each in posted for one in self.corrected.get(each.id, ())):
            money -= change
        if money.minor < 0:
            ids = tuple(one.id for one in posted)
            self.over.append(PayOver(period, Money(-money.minor, money.currency), ids))

    def _is_expected(self) -> bool:
        """Whether anything speaks of a salary: nothing is missed where nothing does."""
        return self.record.facts.monthly_salary is not None or any(
            term.category == "base_salary" and term.confirmed and term.limits for term in self.terms
        )

    def _propose(self, pay: Pay, money: Money, posted: int) -> None:
        found = turned(self.store, self.record, money, pay.period.day)
        if found is None:
            self.stuck.append(PayStuck(pay.period, "no_rate"))
            return
        source = f"{SOURCE}:{pay.period.label}" + (f"+{posted}" if posted else "")
        self.open.append(PayOpen(pay, money, *found, source))


def post_pay(store: Store, record: AssignmentRecord, at: dt.datetime, run: PayRun) -> int:
    """Post what is open of the periods' pay; says how much was."""
    posted = 0
    for one in run.open:
        posted += store.post(record.id, _posting(one), None, at) is not None
    return posted


def _posting(one: PayOpen) -> Posting:
    pay = one.pay
    term = pay.term
    note = pay.note
    if one.money != pay.money:
        in_all = f"{pay.money.currency} {pay.money} in all"
        note = f"{note}; {in_all}" if note else in_all
    return Posting(
        kind=PAY,
        source=one.source,
        category="base_salary",
        day=pay.period.day,
        amount=one.money,
        cost=one.cost,
        conversion=one.conversion,
        letter="" if term is None else term.letter,
        clause="" if term is None else term.clause,
        note=note or ("" if term is not None else "The salary recorded with the assignment"),
        covers=pay.period.covers,
    )
