"""What a plan is made from: the facts of a day, and the newest rates of the currencies in them."""

import datetime as dt
from collections.abc import Iterable

from assignments.actions.judging import facts_of
from assignments.actions.known import conversion_on, known_before, rates_on
from assignments.core.assignment import Facts
from assignments.core.pay import NOT_KEPT
from assignments.core.plan import Assumption, Outlook
from assignments.core.rates import Conversion
from assignments.core.records import AssignmentRecord
from assignments.core.tax.withholding import Hypothetical
from assignments.storage.store import Store


def outlook_of(
    store: Store,
    record: AssignmentRecord,
    today: dt.date,
    last: dt.date,
    assumptions: Iterable[Assumption] = (),
) -> Outlook:
    """All that a plan of an assignment rests on, as it is known today."""
    facts = facts_of(store, record, today)
    wanted = _currencies(facts)
    wanted |= {one.price.currency for one in assumptions if one.price is not None}
    wanted |= {one.monthly.currency for one in taxes_of(store, record)}
    rates = newest_rates(store, record, wanted, today)
    settings = store.pay_settings(record.id)
    keeps_pay = not settings or max(settings, key=lambda one: one.first).kind != NOT_KEPT
    return Outlook(facts, last, rates, keeps_pay)


def taxes_of(store: Store, record: AssignmentRecord) -> tuple[Hypothetical, ...]:
    """The hypothetical tax that is set for an assignment."""
    return store.hypothetical_taxes(record.id)


def _currencies(facts: Facts) -> set[str]:
    """Every currency that a figure of a plan may come in."""
    found = {limit.currency for term in facts.terms for limit in term.limits}
    found |= {one.norm.money.currency for one in facts.readings if one.norm is not None}
    found |= {fare.money.currency for fare in facts.fares}
    salary = facts.assignment.monthly_salary
    found |= {salary.currency} if salary is not None else set()
    return {one for one in found if one is not None}


def newest_rates(
    store: Store, record: AssignmentRecord, currencies: Iterable[str], day: dt.date
) -> dict[str, Conversion]:
    """The newest rate known on a day from each currency to the assignment's; none: left out."""
    settlement = record.facts.settlement_currency
    found = {
        one: newest_rate(store, record, one, day) for one in sorted(set(currencies) - {settlement})
    }
    return {one: rate for one, rate in found.items() if rate is not None}


def newest_rate(
    store: Store, record: AssignmentRecord, currency: str, day: dt.date
) -> Conversion | None:
    """The rate of today by the assignment's rule, else the last published one, else a typed one."""
    rate = conversion_on(store, record, currency, day)
    if rate is not None:
        return rate
    settlement = record.facts.settlement_currency
    days = (store.newest_rate_day(one, day) for one in (currency, settlement))
    published = [one for one in days if one is not None]
    if published:
        last = min(published)
        rate = rates_on(store, (currency, settlement), last).find(
            currency, settlement, last, settlement
        )
    return rate or known_before(store, currency, settlement, day)
