"""What is known beside the letters: economy fares and rates."""

import datetime as dt
from collections.abc import Callable, Iterable

from assignments.actions.access import hr_assignment, need_role
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.inputs import FareInput, RateInput
from assignments.actions.office import Office
from assignments.actions.typed import span
from assignments.core.assignment import Fare
from assignments.core.money import Money, bare_number, currency_code
from assignments.core.periods import days_back
from assignments.core.rates import OLDEST, PIVOT, Rate, RateTable
from assignments.core.records import Person
from assignments.core.words import CATEGORIES, InputError, one_of
from assignments.storage.embedded_rates import embedded_rates
from assignments.storage.store import Event, Store

BATCH = 20_000


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
    """Record a rate for days of which the published ones know nothing; for HR."""
    need_role(who, "hr")
    deed = Deed(office, who, "set_company_rate", key)

    def act(store: Store) -> int:
        span(what.first, what.last, office.today())
        base, quote = currency_code(what.base, "base"), currency_code(what.quote, "quote")
        if base == quote:
            raise InputError("quote", "is the same currency", "name another one")
        bare_number(what.rate, "rate")
        rate_id = store.add_company_rate(
            Rate(what.first, base, quote, what.rate), what.last, deed.author
        )
        body = {"first": what.first.isoformat(), "last": what.last.isoformat(), "rate": what.rate}
        deed.tell(store, Event("rate_set", text=f"{base} {quote}", body=body))
        return rate_id

    return deed.done(act)


def load_rates(office: Office, progress: Callable[[int, int], None] | None = None) -> int:
    """Load the embedded reference rates; returns how many were new. Twice changes nothing.

    `progress` hears how many of how many were looked at.
    """
    rates = embedded_rates()
    with office.database.read() as store:
        before = store.rates_known()
    for start in range(0, len(rates), BATCH):
        with office.database.write() as store:  # each its own: other writers come in between
            store.keep_rates(rates[start : start + BATCH])
        if progress is not None:
            progress(min(start + BATCH, len(rates)), len(rates))
    with office.database.read() as store:
        return store.rates_known() - before


def rate_table(office: Office, currencies: Iterable[str], day: dt.date) -> RateTable:
    """The rates that count on a day between currencies, the last one the settlement's."""
    with office.database.read() as store:
        return rates_on(store, tuple(currencies), day)


def rates_on(store: Store, currencies: tuple[str, ...], day: dt.date) -> RateTable:
    """The published rates that may count on a day, the last of `currencies` the settlement's.

    Company rates stand in for the pairs of which the published ones know nothing on that day.
    """
    if len(set(currencies)) < 2:  # noqa: PLR2004 - a pair
        return RateTable()
    among = {*currencies, PIVOT}
    *_, first = days_back(day, OLDEST)
    published = store.published(among, first, day)
    known = RateTable(published)
    typed = store.company_rates(among, day)
    unknown = [
        rate for rate in typed if known.find(rate.base, rate.quote, day, currencies[-1]) is None
    ]
    return RateTable((*published, *unknown)) if unknown else known
