"""Money set aside for the employee: opened from a clause, deposited, drawn and refunded by HR."""

import datetime as dt
from dataclasses import dataclass, replace

from assignments.actions.access import (
    hr_assignment,
    is_employee,
    seen_assignment,
    seen_term,
)
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.cost_corrections import OF_LINE
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.typed import short, written
from assignments.core.approval import NotAllowedError, StateError
from assignments.core.fields import sensible_day
from assignments.core.funds import DRAW, KINDS, Entry, Fund, fitting, posting_of
from assignments.core.money import Money
from assignments.core.records import AssignmentRecord, Person, TermRecord
from assignments.core.words import InputError, one_of
from assignments.storage.store import Event, Store

LONGEST = 500
FUNDED = frozenset({"return_freight", "repatriation_airfare"})  # what money may be set aside for


@dataclass(frozen=True, slots=True)
class EntryInput:
    """An entry as it is typed; `line_id` names the approved line that a draw pays."""

    kind: str
    amount: str
    day: dt.date
    note: str = ""
    line_id: int | None = None


@dataclass(frozen=True, slots=True)
class FundFile:
    """The funds of an assignment, the clauses that none stands on yet, and lines to draw for."""

    record: AssignmentRecord
    funds: tuple[Fund, ...]
    clauses: tuple[TermRecord, ...]
    lines: dict[int, dict[int, Money]]


def funds(office: Office, who: Person, assignment_id: int) -> FundFile:
    """The money set aside under an assignment: for HR, finance and its employee."""
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        found = store.funds(assignment_id)
        hr = "hr" in who.roles
        clauses = _clauses(store, assignment_id, found) if hr else ()
        lines = {one.id: _drawable(store, one) for one in found if hr}
    return FundFile(record, found, clauses, lines)


def _clauses(store: Store, assignment_id: int, funds: tuple[Fund, ...]) -> tuple[TermRecord, ...]:
    taken = {(one.letter, one.clause, one.quote) for one in funds}
    return tuple(
        one
        for one in store.term_records(assignment_id)
        if one.term.category in FUNDED
        and one.term.confirmed
        and (one.term.letter, one.term.clause, one.term.quote) not in taken
    )


def open_fund(office: Office, who: Person, assignment_id: int, term_id: int, key: str) -> Done:
    """Open a fund on a confirmed clause; for HR. It is in the settlement currency."""
    deed = Deed(office, who, "open_fund", key)

    def act(store: Store) -> int:
        record = hr_assignment(store, who, assignment_id)
        if seen_term(store, who, term_id)[1].assignment_id != assignment_id:
            raise NotFoundError("The assignment has no such term.")
        found = store.funds(assignment_id)
        wanted = [one for one in _clauses(store, assignment_id, found) if one.id == term_id]
        if not wanted:
            remedy = "choose a confirmed clause on the way home that has none"
            raise InputError("term", "no fund can be opened on it", remedy)
        term, currency = wanted[0].term, record.facts.settlement_currency
        place = (term.category, term.letter, term.clause, term.quote)
        fund_id = store.open_fund(Fund(0, assignment_id, *place, currency), deed.author)
        deed.tell(store, Event("fund_opened", assignment_id, text=term.category))
        return fund_id

    with office.database.read() as store:
        hr_assignment(store, who, assignment_id)
    return deed.done(act, assignment_id)


def record_entry(office: Office, who: Person, fund_id: int, what: EntryInput, key: str) -> Done:
    """Record a deposit, a draw or a refund; for HR. A line is drawn for once only."""
    deed = Deed(office, who, "record_fund_entry", key)

    def act(store: Store) -> int:
        fund = _known(store, who, fund_id)
        entry = _entry(store, office, fund, what)
        entry_id = store.add_fund_entry(fund_id, entry, deed.author)
        posting = posting_of(fund, replace(entry, id=entry_id))
        if posting is not None:
            store.post(fund.assignment_id, posting, who.id, deed.at)
        money = {"amount": str(entry.money), "currency": entry.money.currency}
        body = {"category": fund.category, "entry": entry_id, **money}
        told = Event(f"fund_{entry.kind}", fund.assignment_id, text=entry.note, body=body)
        deed.tell(store, told)
        return entry_id

    with office.database.read() as store:
        assignment_id = _known(store, who, fund_id).assignment_id
    return deed.done(act, assignment_id)


def _known(store: Store, who: Person, fund_id: int) -> Fund:
    fund = store.fund(fund_id)
    if fund is None:
        raise NotFoundError("There is no such fund.")
    record = hr_assignment(store, who, fund.assignment_id)
    if is_employee(who, record):
        raise NotAllowedError("Nobody moves money that is set aside for themselves.")
    return fund


def _entry(store: Store, office: Office, fund: Fund, what: EntryInput) -> Entry:
    kind = one_of(what.kind, KINDS, "kind", "kind of entry")
    day = sensible_day(what.day, "day", office.today())
    if day > office.today():
        raise InputError("day", f"{day} is not over yet", "give the day on which it happened")
    if what.line_id is not None and kind != DRAW:
        raise InputError("line", "only a draw pays a line", "choose no line")
    if what.line_id is None:
        money = Money.parse(what.amount, fund.currency, "amount")
    else:
        money = _of_line(store, fund, what)
    fitting(fund, kind, money)
    needs = kind == DRAW and what.line_id is None
    note = written(what.note, "note", LONGEST) if needs else short(what.note, "note", LONGEST)
    return Entry(0, kind, money, day, note, what.line_id)


def _drawable(store: Store, fund: Fund) -> dict[int, Money]:
    """The approved lines that the fund may pay, each with what it costs by now."""
    found = store.drawable_lines(fund.assignment_id, fund.category)
    for line_id in found:
        for one in store.posted(fund.assignment_id, f"{OF_LINE}:{line_id}:"):
            found[line_id] += one.cost
    return {line_id: cost for line_id, cost in found.items() if cost.minor > 0}


def _of_line(store: Store, fund: Fund, what: EntryInput) -> Money:
    """The amount that is drawn for an approved line: all of it, or what is typed of it."""
    approved = _drawable(store, fund).get(what.line_id or 0)
    if approved is None:
        raise StateError("The line is not an approved cost of this kind, or was drawn for already.")
    if not what.amount.strip():
        return approved
    money = Money.parse(what.amount.strip(), fund.currency, "amount")
    if approved < money:
        said = f"{approved.currency} {approved.amount:,}"
        raise InputError("amount", f"of the line only {said} were approved", "draw no more")
    return money
