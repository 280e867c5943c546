"""Pay from a file, as payroll paid it: one posting a row, all of them or none, once.

Base pay is taken only for days whose pay is not posted by itself from the letter.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assignments.actions.deeds import Deed
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
from assignments.actions.paying import turned
from assignments.actions.suppliers import invoiced_assignment
from assignments.core.fields import day_of
from assignments.core.ledger import PAY, Posting
from assignments.core.money import Money, currency_code
from assignments.core.pay import MONTH, NOT_KEPT, PaySetting
from assignments.core.periods import Covers
from assignments.core.records import AssignmentRecord, Person
from assignments.core.words import InputError, one_of
from assignments.sheets import Column, Row
from assignments.storage.store import Event, Store

IMPORTED = "pay_imported"
CATEGORIES = ("base_salary", "bonus")
COLUMNS = (
    Column("category", needed=True),
    Column("amount", "number", needed=True),
    Column("currency", needed=True),
    Column("date", "day"),
    Column("from", "day"),
    Column("to", "day"),
    Column("note", "note", longest=2000),
)
_ONE_DAY = dt.timedelta(days=1)


def look_over_pay(
    office: Office, who: Person, assignment_id: int, what: Delivery
) -> LookedOver[Posting]:
    """What importing a file would post, and everything that is wrong in it; nothing is written.

    For HR and finance. InputError for a file that is no such table.
    """
    sha256 = what.sha256()
    with office.database.read() as store:
        record = invoiced_assignment(store, who, assignment_id)
        return _looked_over(store, record, (sha256, what), office.today())


def import_pay(
    office: Office, who: Person, assignment_id: int, what: Delivery, key: str
) -> Imported[Posting]:
    """Post a file's pay in the months of its days, all or none; the ids are the postings'."""
    deed = Deed(office, who, "import_pay", key)
    look_over_pay(office, who, assignment_id, what).ready(deed, again=what.again)
    sha256, made = what.sha256(), list[int]()
    seen: list[LookedOver[Posting]] = []

    def act(store: Store) -> int:
        record = invoiced_assignment(store, who, assignment_id)
        before = imported_before(store, IMPORTED, assignment_id, sha256)
        once(what.name, before, again=what.again)
        found = _looked_over(store, record, (sha256, what), office.today())
        found.sound()
        seen.append(found)
        for number, posting in enumerate(found.things, 1):
            made.append(_posted(store, deed, assignment_id, posting))
            what.progress("Writing", number, len(found.things))
        body = {"sha256": sha256, "postings": len(made)}
        deed.tell(store, Event(IMPORTED, assignment_id, text=what.name, body=body))
        return made[0]

    done = deed.done(act, assignment_id)
    return Imported(done, seen[0] if seen else LookedOver(what.name, sha256, ()), tuple(made))


def _posted(store: Store, deed: Deed, assignment_id: int, posting: Posting) -> int:
    number = store.post(assignment_id, posting, deed.author.person_id, deed.at)
    if number is None:
        raise InputError("the file", f"{posting.source} was posted already", "look at the costs")
    return number


def _looked_over(
    store: Store, record: AssignmentRecord, of: tuple[str, Delivery], today: dt.date
) -> LookedOver[Posting]:
    sha256, what = of
    before = imported_before(store, IMPORTED, record.id, sha256)
    reader = _Reader(store, record, today)
    reader.named = f"import:{sha256[:32]}" + (f"+{len(before)}" if before else "")
    for row in few(rows_of(what, COLUMNS, "pay"), what.name):
        reader.take(row)
    return LookedOver(
        what.name,
        sha256,
        tuple(reader.postings),
        len(reader.postings),
        sums_of(one.amount for one in reader.postings),
        tuple(reader.slips.told),
        reader.slips.more,
        before[-1] if before else None,
    )


@dataclass(frozen=True, slots=True)
class _Paid:
    category: str
    day: dt.date
    amount: Money
    covers: Covers | None


class _Reader:
    """Reads rows as postings of one assignment; `named` begins their sources."""

    def __init__(self, store: Store, record: AssignmentRecord, today: dt.date) -> None:
        self._store, self._record, self._today = store, record, today
        self._settings = store.pay_settings(record.id)
        self._sound = {
            "category": "bonus",
            "amount": "1",
            "currency": record.facts.settlement_currency,
        }
        self.named = ""
        self.postings: list[Posting] = []
        self.slips = Slips()

    def take(self, row: Row) -> None:
        """Make a posting of a row, or put what is wrong with it to the slips."""
        if row.slips:
            self.slips.add(*slips_of(row, self._posting, self._sound))
            return
        try:
            self.postings.append(self._posting(row.words, row.number))
        except InputError:
            self.slips.add(*slips_of(row, self._posting, self._sound))

    def _posting(self, words: Mapping[str, str], number: int = 0) -> Posting:
        paid = self._paid(words)
        if paid.category == "base_salary" and self._is_posted_by_itself(paid.day):
            what = f"the pay of {paid.day} is posted by itself from the letter"
            raise InputError("category", what, "set pay to be posted by nobody from that day first")
        found = turned(self._store, self._record, paid.amount, paid.day)
        if found is None:
            what = f"no rate of {paid.amount.currency} is known for {paid.day}"
            raise InputError("amount", what, "type a company rate first")
        cost, conversion = found
        return Posting(
            kind=PAY,
            source=f"{self.named}:{number}",
            category=paid.category,
            day=paid.day,
            amount=paid.amount,
            cost=cost,
            conversion=conversion,
            note=words.get("note", ""),
            covers=paid.covers,
        )

    def _paid(self, words: Mapping[str, str]) -> _Paid:
        currency = currency_code(words.get("currency"), "currency")
        category = one_of(words.get("category"), CATEGORIES, "category", "kind of pay")
        amount = Money.parse(words.get("amount"), currency, "amount")
        day, covers = self._days(words)
        return _Paid(category, day, amount, covers)

    def _days(self, words: Mapping[str, str]) -> tuple[dt.date, Covers | None]:
        """The day that the pay falls on, and the days that it is for, the last one included."""
        if "from" not in words and "to" not in words:
            return self._not_ahead(day_of(words.get("date"), "date", self._today), "date"), None
        first = day_of(words.get("from"), "from", self._today)
        last = day_of(words.get("to"), "to", self._today)
        if last < first:
            raise InputError("to", f"{last} is before {first}", "give a later day")
        covers = Covers(first, last + _ONE_DAY)
        if "date" in words:
            return self._not_ahead(day_of(words["date"], "date", self._today), "date"), covers
        return self._not_ahead(last, "to"), covers

    def _not_ahead(self, day: dt.date, where: str) -> dt.date:
        if day > self._today:
            raise InputError(where, f"{day} lies in the future", "import it once it was paid")
        return day

    def _is_posted_by_itself(self, day: dt.date) -> bool:
        return _kind_on(self._settings, day) != NOT_KEPT


def _kind_on(settings: tuple[PaySetting, ...], day: dt.date) -> str:
    """By which periods pay is posted on a day."""
    begun = [one for one in settings if one.first <= day]
    return max(begun, key=lambda one: one.first).kind if begun else MONTH
