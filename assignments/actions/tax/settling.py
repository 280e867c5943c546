"""The end of a tax year: its final figures, and the settlement that closes it."""

from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.tax.amounts import money_or_nothing, turned
from assignments.actions.tax.inputs import Figure, FinalInput
from assignments.actions.tax.notes import LONGEST, day_not_ahead, may_write, written_down
from assignments.actions.tax.seats import ADVISER, HR, open_year
from assignments.actions.typed import short
from assignments.core.approval import StateError
from assignments.core.ledger import TAX, Posting
from assignments.core.money import Money
from assignments.core.records import AssignmentRecord, Person
from assignments.core.tax import (
    FIGURES,
    Settlement,
    TaxNote,
    TaxYear,
    settlement_json,
    settlement_of_year,
    what_is_missing_to_settle,
)
from assignments.core.words import InputError
from assignments.storage.store import Event, Store

FIELDS = dict(zip(FIGURES, ("hypothetical", "home", "host"), strict=True))


def record_final(office: Office, who: Person, year_id: int, what: FinalInput, key: str) -> Done:
    """Record the final hypothetical tax and the actual taxes; for HR and the adviser.

    Only once the return was filed. Recorded again, the later day counts. The id is the year's.
    """
    deed = Deed(office, who, "record_final_tax", key)
    assignment_id = may_write(office, who, year_id, key)

    def act(store: Store) -> int:
        year, record, _ = open_year(office, store, who, year_id, HR, ADVISER)
        if not any(one.kind == "return_filed" for one in _notes(store, year)):
            raise StateError(f"The return of {year.label} is not filed yet: note that first.")
        day_not_ahead(office, what.day)
        for name, field in FIELDS.items():
            note = _figure(store, record, what, name, getattr(what, field))
            if note is not None:
                written_down(store, deed, year, note)
            elif name == FIGURES[0] or year.kind == "protected":
                raise InputError(field, "is empty", "this year needs it; write 0 for no tax")
        return year_id

    return deed.done(act, assignment_id)


def _figure(
    store: Store, record: AssignmentRecord, what: FinalInput, name: str, typed: Figure
) -> TaxNote | None:
    if not typed.amount.strip():
        return None
    field = FIELDS[name]
    money = money_or_nothing(typed.amount, typed.currency, field)
    cost, rate = turned(store, record, money, what.day, f"{field}_currency")
    text = short(what.text, "text", LONGEST)
    return TaxNote(0, 0, "assessment", what.day, text, money, cost, rate, figure=name)


def _notes(store: Store, year: TaxYear) -> tuple[TaxNote, ...]:
    return tuple(one for one in store.tax_notes(year.assignment_id) if one.year_id == year.id)


def worked_out(store: Store, record: AssignmentRecord, year: TaxYear) -> Settlement:
    """The settlement of a year as it stands; StateError where a figure is missing."""
    withheld = [
        one for one in store.hypothetical_withheld(record.id) if one.country == year.country
    ]
    currency = record.facts.settlement_currency
    return settlement_of_year(year, _notes(store, year), withheld, currency)


def settle(office: Office, who: Person, year_id: int, seen: int, key: str) -> Done:
    """Settle a year: its steps are frozen, what is due becomes a cost, and it is closed; for HR.

    `seen` is what was due when HR looked, in minor units: StateError where it changed meanwhile.
    """
    deed = Deed(office, who, "settle_tax_year", key)
    assignment_id = may_write(office, who, year_id, key)

    def act(store: Store) -> int:
        year, record, _ = open_year(office, store, who, year_id, HR)
        missing = what_is_missing_to_settle(year, _notes(store, year), office.today())
        if missing:
            raise StateError(" ".join(("The year cannot be settled yet.", *missing)))
        done = worked_out(store, record, year)
        if done.due.minor != seen:
            raise StateError("What is due changed since it was shown: look at it again.")
        _close(store, deed, year, done)
        return year_id

    return deed.done(act, assignment_id)


def _close(store: Store, deed: Deed, year: TaxYear, done: Settlement) -> None:
    """Write the settlement down as a note and a cost, then close the year."""
    owed = done.due if done.due.minor >= 0 else Money(-done.due.minor, done.due.currency)
    today = deed.office.today()
    note = TaxNote(0, year.id, "settlement", today, done.steps[-1].words, owed, cost=owed)
    written_down(store, deed, year, note)
    cost = Money(-done.due.minor, done.due.currency)
    posting = Posting(
        kind=TAX,
        source=f"tax:settlement:{year.id}",
        category="tax_equalization",
        day=today,
        amount=cost,
        cost=cost,
        letter=year.letter,
        clause=year.clause,
        note=f"Tax settlement, {year.country} {year.label}",
    )
    if cost.minor:
        store.post(year.assignment_id, posting, deed.who.id, deed.at)
    store.settle_tax_year(year.id, settlement_json(done), deed.author)
    told = f"{year.country} {year.label}"
    deed.tell(store, Event("tax_settled", year.assignment_id, text=told, body={"year": year.id}))
