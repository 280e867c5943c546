"""What is known beside the letters: economy fares and rates."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assignments.actions.access import hr_assignment, need_role
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.inputs import FareInput, RateInput
from assignments.actions.office import Office
from assignments.actions.typed import span
from assignments.core.assignment import Fare
from assignments.core.money import Money, bare_number, currency_code
from assignments.core.periods import add_months, days_back, whole_month
from assignments.core.rate_answers import ABSURD, is_absurd
from assignments.core.rate_rules import (
    COMPANY_RATE,
    MONTH_AVERAGE,
    CompanyRates,
    MonthAverages,
    newest_of_each_pair,
)
from assignments.core.rates import EXPENSE_DATE, OLDEST, PIVOT, Conversion, Rate, RateTable
from assignments.core.records import AssignmentRecord, Person
from assignments.core.words import CATEGORIES, InputError, one_of
from assignments.storage.embedded_rates import embedded_rates
from assignments.storage.store import Event, Store

BATCH = 20_000
MONTHS_AHEAD = 12  # a typed rate begins at most so far in the future


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest day of which published rates are known, and whose they are."""

    day: dt.date
    source: str


def set_fare(office: Office, who: Person, assignment_id: int, what: FareInput, key: str) -> Done:
    """Record the known economy fare of a category; for HR."""
    deed = Deed(office, who, "set_fare", key)

    def act(store: Store) -> int:
        hr_assignment(store, who, assignment_id)
        span(what.first, what.last, office.today())
        category = one_of(what.category, CATEGORIES, "category", "category")
        money = Money.parse(what.amount, what.currency, "amount")
        fare = Fare(category, money, what.first, what.last)
        _keeps_its_currency(store, assignment_id, fare)
        fare_id = store.add_fare(assignment_id, fare, deed.author)
        store.count_version(assignment_id)
        body = {"category": category, "amount": str(money), "currency": money.currency}
        deed.tell(store, Event("fare_set", assignment_id, body=body))
        return fare_id

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def _keeps_its_currency(store: Store, assignment_id: int, fare: Fare) -> None:
    """Raise InputError for a fare in another currency on days on which lines drew on the old."""
    changed = any(
        one.category == fare.category
        and one.money.currency != fare.money.currency
        and (one.first or dt.date.min) <= (fare.last or dt.date.max)
        and (fare.first or dt.date.min) <= (one.last or dt.date.max)
        for one in store.fares(assignment_id)
    )
    if changed and f"fare:{fare.category}" in store.balances_taken(assignment_id):
        raise InputError(
            "currency", "lines already drew on the fare in another currency", "keep its currency"
        )


def set_company_rate(office: Office, who: Person, what: RateInput, key: str) -> Done:
    """Record a rate that holds between two days; for HR. Of one pair the newest counts."""
    need_role(who, "hr")
    deed = Deed(office, who, "set_company_rate", key)
    return deed.done(lambda store: keep_typed(store, deed, what))


def keep_typed(store: Store, deed: Deed, what: RateInput) -> int:
    """Keep one typed rate; InputError where it cannot stand, or is absurd and nobody is sure."""
    rate = typed_rate(store, what, deed.office.today())
    rate_id = store.add_company_rate(rate, what.last, deed.author)
    body = {"first": what.first.isoformat(), "last": what.last.isoformat(), "rate": what.rate}
    deed.tell(store, Event("rate_set", text=f"{rate.base} {rate.quote}", body=body))
    return rate_id


def typed_rate(store: Store, what: RateInput, today: dt.date) -> Rate:
    """A rate as it was typed, as of its first day; InputError as in `keep_typed`."""
    span(what.first, what.last, today)
    if what.first > add_months(today, MONTHS_AHEAD):
        raise InputError("first", f"{what.first} is more than a year ahead", "give an earlier day")
    base, quote = currency_code(what.base, "base"), currency_code(what.quote, "quote")
    if base == quote:
        raise InputError("quote", "is the same currency", "name another one")
    rate = Fraction(bare_number(what.rate, "rate"))
    if not what.sure:
        _refuse_absurd(known_before(store, base, quote, min(what.first, today)), rate)
    return Rate(what.first, base, quote, what.rate)


def known_before(store: Store, base: str, quote: str, day: dt.date) -> Conversion | None:
    """What is known of a pair around a day: what was published, else what was typed last."""
    among = (base, quote)
    published = RateTable(store.published({*among, PIVOT}, oldest_for(day), day))
    found = published.find(base, quote, day, quote)
    if found is not None:
        return found
    typed = store.last_typed(base, quote)
    return None if typed is None else RateTable([typed]).on(base, quote, typed.day, quote)


def _refuse_absurd(known: Conversion | None, rate: Fraction) -> None:
    if known is not None and is_absurd(rate, known.rate):
        raise InputError(
            "rate",
            f"it is {ABSURD} times {known.text} or more, or that part of it, which is known for "
            f"{known.day} ({known.source})",
            "correct it, or say that it is right",
        )


def load_rates(
    office: Office,
    progress: Callable[[int, int], None] | None = None,
    rates: Sequence[Rate] | None = None,
) -> int:
    """Load reference rates, the embedded ones; returns how many were new. Twice changes nothing.

    `progress` hears how many of how many were looked at.
    """
    rates = embedded_rates() if rates is None else rates
    with office.database.read() as store:
        before = store.rates_known()
    author = office.by_itself("load_rates")
    for start in range(0, len(rates), BATCH):
        with office.database.write(author) as store:  # each its own: other writers come in between
            store.keep_rates(rates[start : start + BATCH])
        if progress is not None:
            progress(min(start + BATCH, len(rates)), len(rates))
    with office.database.read() as store:
        return store.rates_known() - before


def rate_table(
    office: Office, currencies: Iterable[str], day: dt.date, rule: str = EXPENSE_DATE
) -> RateTable:
    """The rates that count on a day between currencies, the last one the settlement's."""
    with office.database.read() as store:
        return rates_on(store, tuple(currencies), day, rule)


def rates_on(
    store: Store, currencies: tuple[str, ...], day: dt.date, rule: str = EXPENSE_DATE
) -> RateTable:
    """The rates that may count on a day under a rule, the last of `currencies` the settlement's.

    Company rates stand in for the pairs of which the published ones know nothing; under the rule
    `company_rate` they alone count.
    """
    if len(set(currencies)) < 2:  # noqa: PLR2004 - a pair
        return RateTable()
    among = {*currencies, PIVOT}
    typed = newest_of_each_pair(store.company_rates(among, day))
    if rule == COMPANY_RATE:
        return CompanyRates(typed)
    if rule == MONTH_AVERAGE:
        month = whole_month(day)
        published = store.published(among, month.first, month.last)
        return MonthAverages(published, RateTable(typed))
    published = store.published(among, oldest_for(day), day)
    known = RateTable(published)
    unknown = [
        rate for rate in typed if known.find(rate.base, rate.quote, day, currencies[-1]) is None
    ]
    return RateTable((*published, *unknown)) if unknown else known


def oldest_for(day: dt.date) -> dt.date:
    """The oldest day whose rate may still count on a day."""
    *_, first = days_back(day, OLDEST)
    return first


def conversion_on(
    store: Store, record: AssignmentRecord, base: str, day: dt.date
) -> Conversion | None:
    """What turns a currency into an assignment's own on a day, by its rule; None without a rate."""
    quote = record.facts.settlement_currency
    table = rates_on(store, (base, quote), day, record.rate_rule)
    return table.find(base, quote, day, quote)


def newest_rates(office: Office) -> Newest | None:
    """The newest published rates; None where none were loaded."""
    with office.database.read() as store:
        found = store.newest_published()
    return None if found is None else Newest(*found)
