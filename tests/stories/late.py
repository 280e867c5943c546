"""An office long after somebody's assignment ended, with a word of theirs wherever there may be."""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass, field, replace

from sqlalchemy import String, func, select, update

from assignments import actions
from assignments.actions import Approval
from assignments.actions.closing import close_month
from assignments.actions.month_pages import month_page
from assignments.storage.personal import WAYS
from assignments.storage.personal.belonging import about
from assignments.storage.personal.ways import Fate
from assignments.storage.tables import METADATA
from tests.ledgers import month_in
from tests.stories.world import Clock
from tests.web.world import key

WORD = "Zanzibar pepper"
GONE = ("Okafor", "ben.okafor", WORD, "Second year", "Form W-2", "By the adviser", ".png")
MONTHS = ("2026-01", "2026-02", "2026-03")
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

    def about_ben(self, tables):
        """How many rows of some tables are about Ben; nothing of those with none."""
        with self.office.database.snapshot() as connection:
            counted = {
                one: connection.execute(
                    select(func.count())
                    .select_from(METADATA.tables[one])
                    .where(about(one, self.ben))
                ).scalar()
                for one in tables
            }
        return {one: count for one, count in counted.items() if count}

    def shut_out(self):
        """Let Ben in no longer."""
        user = METADATA.tables["user"]
        self.behind(update(user).where(user.c.id == self.ben).values(active=False))

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
