"""Suppliers' invoices from a file: all of them or none, each judged against the same limits.

Rows of one supplier and one number are one invoice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assignments.actions.deeds import Deed
from assignments.actions.importing.line_rows import LINE_COLUMNS, LineReader, as_typed, trips_of
from assignments.actions.importing.rows import (
    Delivery,
    Imported,
    LookedOver,
    Slips,
    few,
    imported_before,
    once,
    rows_of,
    slips_of,
    sums_of,
)
from assignments.actions.office import Office
from assignments.actions.suppliers import MOST_LINES, InvoiceInput, enter, invoiced_assignment
from assignments.core.fields import day_of
from assignments.core.money import Money
from assignments.core.records import AssignmentRecord, Person
from assignments.core.words import InputError
from assignments.sheets import Column, Row
from assignments.storage.store import Draft, Event, Store

IMPORTED = "invoices_imported"
COLUMNS = (
    Column("supplier", needed=True),
    Column("invoice", needed=True, longest=100),
    *LINE_COLUMNS,
)
_FIXED = frozenset({"date", "paid_by"})


@dataclass(slots=True)
class Invoice:
    """One invoice of a file as it is gathered: its first row's date and all its lines."""

    supplier: str
    number: str
    date: str
    lines: list[Mapping[str, object]] = field(default_factory=list)
    amounts: list[Money] = field(default_factory=list)

    def typed(self) -> InvoiceInput:
        """The invoice as somebody would type it."""
        day = day_of(self.date, "date")
        return InvoiceInput(self.supplier, self.number, day, tuple(self.lines))


def look_over_invoices(
    office: Office, who: Person, assignment_id: int, what: Delivery
) -> LookedOver[Invoice]:
    """What importing a file would record, and everything that is wrong in it; nothing is written.

    For HR and finance. InputError for a file that is no such table.
    """
    sha256 = what.sha256()
    with office.database.read() as store:
        record = invoiced_assignment(store, who, assignment_id)
        reader = _Reader(store, record, LineReader(record, trips_of(store, record), office))
        for row in few(rows_of(what, COLUMNS, "suppliers"), what.name):
            reader.take(row)
        before = imported_before(store, IMPORTED, assignment_id, sha256)
    invoices = tuple(reader.invoices.values())
    amounts = [amount for one in invoices for amount in one.amounts]
    return LookedOver(
        what.name,
        sha256,
        invoices,
        len(amounts),
        sums_of(amounts),
        tuple(reader.slips.told),
        reader.slips.more,
        before[-1] if before else None,
    )


def import_invoices(
    office: Office, who: Person, assignment_id: int, what: Delivery, key: str
) -> Imported[Invoice]:
    """Record a file's invoices and judge their lines, all or none; the ids are their claims'."""
    deed = Deed(office, who, "import_invoices", key)
    found = look_over_invoices(office, who, assignment_id, what)
    found.ready(deed, again=what.again)
    made: list[int] = []

    def act(store: Store) -> int:
        record = invoiced_assignment(store, who, assignment_id)
        before = imported_before(store, IMPORTED, assignment_id, found.sha256)
        once(found.name, before, again=what.again)
        for number, invoice in enumerate(found.things, 1):
            made.append(enter(store, deed, record, invoice.typed(), None))
            what.progress("Judging", number, len(found.things))
        body = {"sha256": found.sha256, "invoices": len(made), "lines": found.lines}
        deed.tell(store, Event(IMPORTED, assignment_id, text=found.name, body=body))
        return made[0]

    return Imported(deed.done(act, assignment_id), found, tuple(made))


class _Reader:
    """Gathers rows into invoices."""

    def __init__(self, store: Store, record: AssignmentRecord, lines: LineReader) -> None:
        self._store, self._record, self._lines = store, record, lines
        self._sound = {**lines.sound, "supplier": "A supplier", "invoice": "1"}
        self.invoices: dict[tuple[str, str], Invoice] = {}
        self.slips = Slips()

    def take(self, row: Row) -> None:
        """Put a row to its invoice, or what is wrong with it to the slips."""
        if row.slips:
            self.slips.add(*slips_of(row, self._read, self._sound))
            return
        try:
            draft = self._read(row.words)
            invoice = self._invoice(row.words)
        except InputError:
            self.slips.add(*slips_of(row, self._checked, self._sound))
            return
        invoice.lines.append(self._line(row.words))
        invoice.amounts.append(draft.facts.amount)

    def _checked(self, words: Mapping[str, str]) -> None:
        self._read(words)
        self._invoice(words)

    def _read(self, words: Mapping[str, str]) -> Draft:
        for name in ("supplier", "invoice"):
            if name not in words:
                raise InputError(name, "is left out", "fill it in")
        return self._lines.draft({**words, "paid_by": "company"})

    def _line(self, words: Mapping[str, str]) -> Mapping[str, object]:
        own = {name: said for name, said in as_typed(words).items() if name not in _FIXED}
        trip = self._lines.trip(words)
        return own if trip is None else {**own, "trip_id": trip.id}

    def _invoice(self, words: Mapping[str, str]) -> Invoice:
        """The invoice that a row belongs to; InputError where it does not fit there."""
        key = (_plain(words["supplier"]), _plain(words["invoice"]))
        found = self.invoices.get(key)
        if found is None:
            self._refuse_known(words)
            made = Invoice(words["supplier"], words["invoice"], words["date"])
            return self.invoices.setdefault(key, made)
        if found.date != words["date"]:
            what = f"the invoice's first row says {found.date}"
            raise InputError("date", what, "give an invoice one date; covered days are its lines'")
        if len(found.lines) >= MOST_LINES:
            raise InputError("invoice", f"has more than {MOST_LINES} rows", "part it")
        return found

    def _refuse_known(self, words: Mapping[str, str]) -> None:
        number = words["invoice"]
        for claim_id, name in self._store.invoices(self._record.id, number):
            if _plain(name) == _plain(words["supplier"]):
                what = f"invoice {number} of {name} was recorded already, as claim {claim_id}"
                raise InputError("invoice", what, "take the row out, or reject that one first")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
