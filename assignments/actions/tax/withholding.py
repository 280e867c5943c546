"""Hypothetical tax: set from a day on, and withheld from each pay period."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.tax.amounts import money_or_nothing, turned
from assignments.actions.tax.inputs import HypotheticalInput
from assignments.actions.tax.seats import hr_seated
from assignments.actions.typed import country, sensible
from assignments.core.approval import StateError
from assignments.core.ledger import TAX, Posting
from assignments.core.letter import Term
from assignments.core.money import Money
from assignments.core.periods import Covers, whole_month
from assignments.core.records import AssignmentRecord, Person
from assignments.core.tax import Hypothetical, PayPeriod, TaxYear, closed, withheld_for
from assignments.core.words import InputError
from assignments.storage.store import Event, Store

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month as a pay period."""

    label: str
    first: dt.date
    last: dt.date

    @classmethod
    def of(cls, day: dt.date) -> "Month":
        """The month of a day."""
        days = whole_month(day)
        return cls(f"{day:%Y-%m}", days.first, days.last)


def set_hypothetical(
    office: Office, who: Person, assignment_id: int, what: HypotheticalInput, key: str
) -> Done:
    """Set the hypothetical tax of a country from a day on; for HR.

    What was withheld already stays as it was: the settlement makes up the difference.
    """
    deed = Deed(office, who, "set_hypothetical_tax", key)

    def act(store: Store) -> int:
        hr_seated(office, store, who, assignment_id)
        sensible(what.first, "first", office.today())
        code = country(what.country, "country")
        for year in store.tax_years(assignment_id):
            if year.country == code and year.is_closed and year.first <= what.first <= year.last:
                raise closed(year)
        monthly = money_or_nothing(what.amount, what.currency)
        kept = Hypothetical(code, what.first, monthly)
        set_id = store.set_hypothetical_tax(assignment_id, kept, deed.author)
        body = {"country": code, "first": what.first.isoformat()}
        deed.tell(store, Event("tax_hypothetical_set", assignment_id, text=code, body=body))
        return set_id

    with office.database.read() as store:
        hr_seated(office, store, who, assignment_id)
    return deed.done(act, assignment_id)


def postings_due(
    store: Store, record: AssignmentRecord, pay_periods: Iterable[PayPeriod]
) -> tuple[Posting, ...]:
    """The hypothetical tax still to be withheld for pay periods, a posting for each and country.

    Only days of the assignment that lie in no settled year. The same periods give the same
    sources, so that a posting is written once. InputError where a currency has no rate.
    """
    known = store.hypothetical_taxes(record.id)
    if not known:
        return ()
    terms = tuple(one for one in store.terms(record.id) if one.confirmed)
    years = tuple(one for one in store.tax_years(record.id) if one.is_closed)
    done = {(one.country, one.label) for one in store.hypothetical_withheld(record.id)}
    countries = tuple(dict.fromkeys(one.country for one in known))
    return tuple(
        posting
        for period in pay_periods
        for code in countries
        if (code, period.label) not in done
        and (covers := _days(record, period, code, years)) is not None
        for posting in _posting(store, record, _Due(period.label, code, covers, known, terms))
    )


@dataclass(frozen=True, slots=True)
class _Due:
    """What is to be withheld for the days of one pay period for one country."""

    label: str
    country: str
    covers: Covers
    known: tuple[Hypothetical, ...]
    terms: tuple[Term, ...]


def _days(
    record: AssignmentRecord, period: PayPeriod, code: str, settled: tuple[TaxYear, ...]
) -> Covers | None:
    """The days of a pay period on which tax is withheld; None without any."""
    first = max(period.first, record.facts.start)
    last = min(period.last, record.facts.end or period.last)
    for year in settled:
        if year.country == code and year.first <= first <= year.last:
            first = year.last + ONE_DAY
        elif year.country == code and year.first <= last <= year.last:
            last = year.first - ONE_DAY
    return Covers(first, last + ONE_DAY) if first <= last else None


def _posting(store: Store, record: AssignmentRecord, due: _Due) -> Iterator[Posting]:
    amount = withheld_for(due.known, due.country, due.covers)
    if amount is None or not amount.minor:
        return
    day = due.covers.last
    cost, rate = turned(store, record, amount, day)
    letter, clause = _clause(due.terms, day)
    yield Posting(
        kind=TAX,
        source=f"hypothetical:{due.country}:{due.label}",
        category="hypothetical_tax",
        day=day,
        amount=Money(-amount.minor, amount.currency),
        cost=Money(-cost.minor, cost.currency),
        conversion=rate,
        letter=letter,
        clause=clause,
        note=f"Hypothetical tax withheld, {due.country}",
        covers=due.covers,
    )


def _clause(terms: tuple[Term, ...], day: dt.date) -> tuple[str, str]:
    """The letter and clause by which hypothetical tax is withheld on a day, where one says so."""
    found = [one for one in terms if one.category == "hypothetical_tax" and one.in_force(day)]
    found.sort(key=lambda one: one.pays != "withheld")
    return (found[0].letter, found[0].clause) if found else ("", "")


def withhold(office: Office, who: Person, assignment_id: int, day: dt.date, key: str) -> Done:
    """Withhold hypothetical tax for the month of a day by hand; for HR.

    The id is how many costs were written. StateError where the month was withheld before.
    """
    deed = Deed(office, who, "withhold_hypothetical_tax", key)

    def act(store: Store) -> int:
        record = hr_seated(office, store, who, assignment_id)
        month = Month.of(day)
        if month.first > office.today():
            raise InputError("month", f"{month.label} has not begun", "give an earlier month")
        due = postings_due(store, record, [month])
        if not due and any(
            one.label == month.label for one in store.hypothetical_withheld(assignment_id)
        ):
            raise StateError(f"Hypothetical tax of {month.label} was withheld before.")
        if not due:
            what = f"no hypothetical tax is due for a day of {month.label}"
            raise InputError("month", what, "set it from an earlier day, or choose another month")
        for one in due:
            store.post(assignment_id, one, who.id, deed.at)
        deed.tell(store, Event("tax_withheld", assignment_id, text=month.label))
        return len(due)

    with office.database.read() as store:
        hr_seated(office, store, who, assignment_id)
    return deed.done(act, assignment_id)
