"""What the judge is handed: the facts of an assignment, and the book of the lines it concerns.

The judging itself is the core's. Only lines that touch the balances, trips and receipts of the
lines on the desk are read.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from assignments.actions.known import rates_on
from assignments.core.assignment import Facts
from assignments.core.case import rate_story, verdict_json
from assignments.core.check import Finding, Verdict, days_to_join, entry_of, judge
from assignments.core.claim import Line
from assignments.core.letter import Limit, Term, balance_name
from assignments.core.money import shown
from assignments.core.periods import period_of
from assignments.core.rates import Conversion, RateTable
from assignments.core.readings import Norm
from assignments.core.records import AssignmentRecord
from assignments.core.remaining import Book, Entry
from assignments.core.words import FARE_OF_REFERENCE, PERSONS
from assignments.storage.store import RATES, READINGS, Balances, Journeys, Seen, Store


def facts_of(store: Store, record: AssignmentRecord, as_of: dt.date) -> Facts:
    """All that is known of an assignment on a day, but for rates.

    Kept for the assignment's version, unless this transaction itself changes what it makes out.
    """
    if not store.settled or store.counted:
        return _facts_of(store, record, as_of)
    key = ("facts", record.id, record.version, store.shared_version(READINGS), as_of)
    return store.shelf.get(key, lambda: _facts_of(store, record, as_of))


def _facts_of(store: Store, record: AssignmentRecord, as_of: dt.date) -> Facts:
    return Facts(
        assignment=record.facts,
        as_of=as_of,
        terms=store.terms(record.id),
        readings=store.counted_readings(record.id),
        fares=store.fares(record.id),
    )


@dataclass(slots=True)
class Bench:
    """A judge's bench: the facts of one assignment, with the rates of each day as they are asked.

    `book` holds what the lines on the desk need to know of earlier ones.
    """

    store: Store
    record: AssignmentRecord
    facts: Facts
    book: Book = field(default_factory=Book)
    _with_rates: dict[tuple[dt.date, tuple[str, ...]], Facts] = field(default_factory=dict)

    def with_rates(self, line: Line, day: dt.date) -> Facts:
        """The facts with the rates that a line needs on a day."""
        wanted = (day, currencies_of(line, self.facts))
        if wanted not in self._with_rates:
            self._with_rates[wanted] = replace(self.facts, rates=self._rates(*wanted))
        return self._with_rates[wanted]

    def _rates(self, day: dt.date, currencies: tuple[str, ...]) -> RateTable:
        store, rule = self.store, self.record.rate_rule
        if not store.settled:
            return rates_on(store, currencies, day, rule)
        key = ("rates", store.shared_version(RATES), currencies, day, rule)
        return store.shelf.get(key, lambda: rates_on(store, currencies, day, rule))

    def judged(self, line: Line, frozen: Iterable[Conversion] = ()) -> Verdict:
        """Judge a line after what the book holds."""
        return judge(line, self.with_rates(line, line.date), self.book, frozen)

    def judged_in_turn(self, line: Line) -> tuple[Verdict, Entry | None]:
        """Judge a line and let the next ones see it; no entry where it was refused."""
        verdict = self.judged(line)
        if verdict.is_refused:
            return verdict, None
        entry = entry_of(line, verdict, verdict.holds, used=False)
        self.book.record(entry)
        return verdict, entry


def bench_for(
    store: Store,
    record: AssignmentRecord,
    as_of: dt.date,
    lines: Iterable[Line],
    seen: Seen | None = None,
) -> Bench:
    """A bench with all that is known for judging these lines.

    `seen` narrows whom they see: a line judged again sees receipts and trips of earlier lines
    alone, and the takes of all but its own.
    """
    bench = Bench(store, record, facts_of(store, record, as_of))
    desk = tuple(lines)
    bench.book = book_for(store, bench.facts, desk, seen or Seen(record.id))
    return bench


def currencies_of(line: Line, facts: Facts) -> tuple[str, ...]:
    """The currencies that a line may be turned into and from, the settlement currency last."""
    found = {line.amount.currency}
    for term in facts.paying.get(line.category, ()):
        for limit in term.limits:
            found.add(limit.currency or "")
    salary = facts.assignment.monthly_salary
    found.add("" if salary is None else salary.currency)
    found |= {norm.money.currency for norm in _norms_of(facts, (line,))}
    fares = {line.category, FARE_OF_REFERENCE}
    found |= {fare.money.currency for fare in facts.fares if fare.category in fares}
    settlement = facts.assignment.settlement_currency
    return (*sorted(found - {"", settlement}), settlement)


def book_for(store: Store, facts: Facts, lines: tuple[Line, ...], seen: Seen) -> Book:
    """The book of earlier lines that share a balance, a trip or a receipt with one of `lines`."""
    return Book(*earlier_for(store, facts, lines, seen))


def earlier_for(
    store: Store, facts: Facts, lines: tuple[Line, ...], seen: Seen
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """What that book is made of: earlier lines in full, and what all others take."""
    journeys = _journeys(store, facts, lines, seen)
    digests = {digest for line in lines for digest in line.receipts}
    receipts = store.same_receipts(seen, digests) if digests else ()
    goods = (store.goods_sent(seen),) if asks_for_weight(facts, lines) else ()
    earlier = (*journeys, *receipts, *goods)
    return earlier, store.takes(seen, _balances(facts, lines, journeys))


def _journeys(store: Store, facts: Facts, lines: tuple[Line, ...], seen: Seen) -> tuple[Entry, ...]:
    """Earlier lines of the trips that the lines belong to, or join by their day."""
    wanted = Journeys(
        frozenset(f"{line.trip}/{line.person}" for line in lines if line.trip is not None),
        frozenset(line.trip for line in lines if line.trip is not None),
        frozenset(
            day
            for line in lines
            if line.trip is None and (line.departs or line.category in facts.trip_categories)
            for day in days_to_join(line)
        ),
    )
    if not (wanted.keys or wanted.days):
        return ()
    found = store.journeys(seen, wanted)
    joined = frozenset(entry.trip for entry in found if entry.trip is not None) - wanted.keys
    if not joined:
        return found
    return store.journeys(seen, replace(wanted, keys=wanted.keys | joined))


def _terms_of(facts: Facts, lines: tuple[Line, ...]) -> list[Term]:
    categories = dict.fromkeys(line.category for line in lines)
    return [term for category in categories for term in facts.paying.get(category, ())]


def asks_for_weight(facts: Facts, lines: tuple[Line, ...]) -> bool:
    """Whether a limit of the lines counts what was sent before, of whatever category."""
    terms = _terms_of(facts, lines)
    return any(limit.over_outbound_weight for term in terms for limit in term.limits)


def _norms_of(facts: Facts, lines: tuple[Line, ...]) -> list[Norm]:
    """The norms of the lines' categories, whether they count or not."""
    categories = {line.category for line in lines}
    norms = (reading.norm for reading in facts.readings)
    return [norm for norm in norms if norm is not None and norm.category in categories]


def _names(term: Term, number: int, limit: Limit) -> set[str]:
    people = PERSONS if limit.each else (None,)
    return {balance_name(term, number, person) for person in people}


def _balances(facts: Facts, lines: tuple[Line, ...], journeys: tuple[Entry, ...]) -> Balances:
    """The balances that the lines may draw on, in the periods that their days lie in."""
    days = {day for line in lines for day in (line.date, line.departs) if day is not None}
    days |= {line.covers.first for line in lines if line.covers is not None}
    days |= {entry.departs for entry in journeys if entry.departs is not None}
    trips = {f"{line.trip or f'#{line.id}'}/{line.person}" for line in lines}
    trips |= {entry.trip for entry in journeys if entry.trip is not None}
    names = {f"fare:{line.category}" for line in lines}
    pers: set[str | None] = set()
    by_days = set()
    for term in _terms_of(facts, lines):
        for number, limit in enumerate(term.limits):
            own = _names(term, number, limit)
            names |= own
            pers.add(limit.per)
            by_days |= own if limit.by_days else set()
    for norm in _norms_of(facts, lines):
        names.add(norm.balance)
        pers.add(norm.per)
        by_days |= {norm.balance} if norm.per in {"day", "month"} else set()
    start = facts.assignment.start
    periods = {period_of(per, day, start).label for per in {None, *pers} for day in days}
    ends = {line.covers.last for line in lines if line.covers is not None} | days
    return Balances(
        names=frozenset(names),
        periods=frozenset(periods | trips),
        by_days=frozenset(by_days),
        first=min(days).replace(day=1),
        last=period_of("month", max(ends), start).last or dt.date.max,
    )


def frozen_json(verdict: Verdict, version: int) -> dict[str, Any]:
    """A verdict as it is kept: the contract's words, and each finding's period and what is held.

    `version` is the one of its assignment, whose terms it was judged by.
    """
    kept = verdict_json(verdict)
    findings = [
        {**told, "period": finding.period, "held": _held(finding)}
        for told, finding in zip(_findings(kept), verdict.findings, strict=True)
    ]
    return {
        **kept,
        "rate": rate_story(verdict.conversion),
        "findings": findings,
        "ceiling": str(verdict.ceiling),
        "day": verdict.day.isoformat(),
        "trip": verdict.trip,
        "version": version,
    }


def _findings(kept: dict[str, Any]) -> list[dict[str, Any]]:
    return list(kept["findings"])


def _held(finding: Finding) -> str | None:
    if finding.held is None or finding.unit is None:
        return None
    return shown(finding.held, finding.unit)
