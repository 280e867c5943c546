"""A person is told all that is kept on them, and erased after retention: every sum stays."""

import datetime as dt
import io
import os
import zipfile
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import JSON, String, select, update

from assignments import actions
from assignments.actions import Approval, StateError
from assignments.actions.auditing import verify_trail
from assignments.actions.closing import close_month
from assignments.actions.month_pages import month_file, month_page
from assignments.actions.personal.erasing import due_people, erase_person, erasing
from assignments.actions.verifying import verify_month
from assignments.cli.month import MACHINE
from assignments.core.audit_walk import Fault
from assignments.core.records import Person
from assignments.storage.database import open_database
from assignments.storage.files import ReceiptFiles
from assignments.storage.personal import WAYS
from assignments.storage.personal.belonging import about
from assignments.storage.personal.ways import Fate
from assignments.storage.tables import METADATA
from tests.ledgers import month_in
from tests.readers import nothing
from tests.stories.world import Clock
from tests.web.world import NOW, key, people_of, recorded

WORD = "Zanzibar pepper"
GONE = ("Okafor", "ben.okafor", WORD, "Second year", "Form W-2", "By the adviser", ".png")
MONTHS = ("2026-01", "2026-02", "2026-03")
YEARS = 10
ROOT = Person(0, "", "this machine", frozenset({"administrator"}), "terminal root@desk")
SETTLED = {
    "kind": "equalised",
    "currency": "USD",
    "bears": 100,
    "due": 50,
    "steps": [{"words": WORD, "amount": 50, "sources": [{"what": WORD, "amount": "1"}]}],
}


@dataclass
class Late:
    """An office long after Ben's assignment ended, in which all of it is done and closed."""

    office: actions.Office
    clock: Clock
    people: dict
    ids: dict = field(default_factory=dict)

    @property
    def ben(self):
        """The number of the person who is to be erased."""
        return self.people["expatriate"].id

    def close(self):
        """Decide what waits, end the assignment, and close every month that has costs."""
        office, hr, finance = self.office, self.people["hr"], self.people["finance"]
        page = actions.claim(office, hr, self.ids["claim_id"])
        answer = actions.answer(office, self.people["expatriate"], page.lines[1].id, WORD, key())
        assert answer.id
        actions.approve(office, hr, page.lines[0].id, Approval("2900.00", WORD), key())
        actions.reject(office, hr, page.lines[1].id, WORD, key())
        end = actions.EndInput(dt.date(2026, 3, 16), WORD)
        actions.record_end(office, hr, self.ids["assignment_id"], end, key())
        self.clock.set("2026-04-02")
        for label in MONTHS:
            close_month(office, finance, label, key(), acknowledged=True)

    def behind(self, *statements):
        """Change records behind the office's back."""
        with self.office.database.bare(writes=True) as connection:
            for one in statements:
                connection.exec_driver_sql(one) if isinstance(one, str) else connection.execute(one)

    def say_everywhere(self):
        """Have each column that is to lose its words say one, in every row about Ben."""
        for name, way in WAYS.items():
            table = METADATA.tables[name]
            said = {
                one: WORD
                for one, fate in way.fates.items()
                if fate in {Fate.EMPTIED, Fate.SAID} and isinstance(table.c[one].type, String)
            }
            if said and name not in {"audit_entry", "user", "holiday_part"}:
                self.behind(update(table).where(about(name, self.ben)).values(said))
        year = METADATA.tables["tax_year"]
        self.behind(update(year).values(settlement=SETTLED))

    def shut_out(self):
        """Let Ben in no longer."""
        self.behind(f'UPDATE "user" SET active = false WHERE id = {self.ben}')

    def sums(self):
        """Every month's totals, what remains, and the ledger, without names."""
        office, hr, at = self.office, self.people["hr"], self.ids["assignment_id"]
        months = [month_page(office, hr, label, 0, 100) for label in MONTHS]
        totals = [[replace(one, name="") for one in month.totals] for month in months]
        left = [
            (row.category, row.clause, row.period, row.granted, row.used, row.held, row.left)
            for row in actions.remaining(office, hr, at)
        ]
        lines = [
            (one.line_id, one.date, one.claimed, one.allowed, one.approved)
            for label in MONTHS
            for one in month_in(office, label).lines
        ]
        return totals, left, lines

    def found(self):
        """Where a word of Ben's still stands, in any table or stored file."""
        hits = set()
        with self.office.database.snapshot() as connection:
            for table in METADATA.sorted_tables:
                for row in connection.execute(select(table)).mappings():
                    for name, value in row.items():
                        text = _text(value)
                        hits |= {f"{table.name}.{name}: {one}" for one in GONE if one in text}
        return hits


def _text(value):
    if not isinstance(value, bytes):
        return str(value)
    if not value.startswith(b"PK"):
        return value.decode()
    with zipfile.ZipFile(io.BytesIO(value)) as whole:
        return " ".join(whole.read(one).decode() for one in whole.namelist())


@pytest.fixture
def late(database_url, tmp_path):
    """The office in 2037, with everything of Ben's over; he was erased by nobody yet."""
    clock = Clock(NOW)
    files = ReceiptFiles(tmp_path / "receipts")
    zone = ZoneInfo("UTC")
    office = actions.Office(open_database(database_url), files, zone, clock, nothing)
    people = people_of(office, "x")
    late = Late(office, clock, people, recorded(office, people))
    late.close()
    late.say_everywhere()
    clock.set("2037-01-04")
    yield late
    office.database.close()


def erase(late, who=ROOT):
    """Erase Ben."""
    return erase_person(late.office, who, late.ben, YEARS, key())


def test_every_sum_stays_and_no_word(late, tmp_path):
    """All refusals at once, then all or nothing; months, trail and pages hold; twice is told."""
    office = late.office
    with pytest.raises(StateError, match=r"They can still log in") as refused:
        erase(late)
    assert "for a decision" not in str(refused.value)
    late.shut_out()
    before = late.sums()
    (due,) = [one for one in due_people(office, ROOT, YEARS) if one.whole.person_id == late.ben]
    assert due.against == ()
    for one in tmp_path.rglob("*"):
        os.utime(one, (1, 1))
    kept = {*office.files.names()}
    asked = erasing(office, ROOT, late.ben, YEARS)
    assert asked.months
    assert asked.files
    assert late.found()
    erase(late)
    assert late.sums() == before
    assert late.found() == set()
    assert len(kept - {*office.files.names()}) == asked.files
    whole = verify_trail(office, lambda _done, _all: None)
    assert not isinstance(whole, Fault), whole
    assert whole.erased
    for label in asked.months:
        found = verify_month(office, late.people["finance"], label)
        assert found.differences == ()
        assert found.erased.date() == dt.date(2037, 1, 4)
        file = month_file(office, late.people["finance"], label, "csv")
        text = b"".join(file.chunks)
        assert file.size == len(text)
        assert f"Former employee {late.ben}".encode() in text
    with pytest.raises(StateError, match="was erased on 2037-01-04"):
        erase(late)
    late.behind("DELETE FROM sealed_chunk WHERE kind = 'csv'")
    (wrong,) = verify_month(office, MACHINE, asked.months[0]).differences
    assert wrong.endswith("its stored bytes are not those as somebody was erased")
