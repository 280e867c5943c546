"""What the company treats as taxable, by category and country: rows, never edited. No advice."""

import datetime as dt
from dataclasses import dataclass

from assignments.actions.access import need_role
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.typed import country, short
from assignments.core.fields import sensible_day
from assignments.core.records import Person
from assignments.core.taxability import Taxability
from assignments.core.words import CATEGORIES, InputError, one_of
from assignments.storage.store import Event, Store

KEEPERS = ("hr", "finance")
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class TaxabilityInput:
    """From a day on a category is treated as taxable in a country, or is not."""

    category: str
    country: str
    first: dt.date
    taxable: bool
    note: str = ""


def taxabilities(office: Office, who: Person) -> tuple[Taxability, ...]:
    """All rows, by category and country, of each the newest first; for HR and finance."""
    need_role(who, *KEEPERS)
    with office.database.read() as store:
        return store.taxabilities()


def record_taxability(office: Office, who: Person, what: TaxabilityInput, key: str) -> Done:
    """Record a row; for HR and finance. It ends the row before it; what is posted stays so."""
    need_role(who, *KEEPERS)
    deed = Deed(office, who, "record_taxability", key)

    def act(store: Store) -> int:
        row = _row(office, deed, what)
        _refuse_same(store, row)
        row_id = store.add_taxability(row, deed.author)
        body = {"category": row.category, "country": row.country, "first": row.first.isoformat()}
        deed.tell(
            store, Event("taxability_recorded", text=row.note, body=body | {"is": row.taxable})
        )
        return row_id

    return deed.done(act)


def _row(office: Office, deed: Deed, what: TaxabilityInput) -> Taxability:
    return Taxability(
        id=0,
        category=one_of(what.category, CATEGORIES, "category", "category"),
        country=country(what.country, "country"),
        first=sensible_day(what.first, "first", office.today()),
        taxable=what.taxable,
        note=short(what.note, "note", LONGEST_NOTE),
        by=deed.who,
        at=deed.at,
    )


def _refuse_same(store: Store, row: Taxability) -> None:
    """Raise InputError where the company treats it so on that day already."""
    if store.taxable(row.category, row.country, row.first) is row.taxable:
        raise InputError("taxable", "it is treated so on that day already", "change the answer")
