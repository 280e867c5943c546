"""A small invented office to test in: its people, its letter, and a clock that stands still."""

import datetime as dt
import io
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import count
from zoneinfo import ZoneInfo

from PIL import Image

from assignments import actions
from assignments.core.letter import term_of
from assignments.core.records import Person
from assignments.storage.database import open_database
from assignments.storage.files import ReceiptFiles, StoredFile
from assignments.storage.store import Author
from tests.readers import nothing


def picture(number):
    """A tiny PNG, another one for each number."""
    data = io.BytesIO()
    Image.new("RGB", (1, 1), (number >> 16 & 255, number >> 8 & 255, number & 255)).save(
        data, "PNG"
    )
    return data.getvalue()


LETTER = """Dear Ms Okafor,

1. We pay the economy air fare for three home leave trips in each calendar year.
2. We pay reasonable rent in the host city, to be judged by comparable housing.
3. You may ship up to 500 pounds of goods by air.
4. You receive up to 2,500 dollars for settling in.
5. Meals during home leave are not paid.
6. Local transport in the host city is paid, up to 300 dollars a month.
"""
TERMS = (
    {
        "clause": "1",
        "category": "home_leave_airfare",
        "pays": "reimburse",
        "destination": "home",
        "cabin": "economy",
        "limits": [{"type": "count", "max": 3, "unit": "trip", "per": "calendar_year"}],
        "quote": "We pay the economy air fare for three home leave trips in each calendar year.",
    },
    {
        "clause": "2",
        "category": "housing_rent",
        "pays": "reimburse",
        "judgement": "reasonable",
        "measure": "comparable housing",
        "quote": "We pay reasonable rent in the host city, to be judged by comparable housing.",
    },
    {
        "clause": "3",
        "category": "air_freight",
        "pays": "reimburse",
        "limits": [{"type": "weight", "max": 500, "unit": "lb", "per": "assignment"}],
        "quote": "You may ship up to 500 pounds of goods by air.",
    },
    {
        "clause": "4",
        "category": "miscellaneous_allowance",
        "pays": "allowance",
        "limits": [{"type": "amount", "max": "2500.00", "currency": "USD", "per": "once"}],
        "quote": "You receive up to 2,500 dollars for settling in.",
    },
    {
        "clause": "5",
        "category": "home_leave_meals",
        "pays": "excluded",
        "quote": "Meals during home leave are not paid.",
    },
    {
        "clause": "6",
        "category": "local_transport",
        "pays": "reimburse",
        "limits": [{"type": "amount", "max": "300.00", "currency": "USD", "per": "month"}],
        "quote": "Local transport in the host city is paid, up to 300 dollars a month.",
    },
)

_NOT_KEPT = ("letter", "confirmed", "quote", "start", "end")


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    at: dt.datetime = dt.datetime(2005, 6, 1, 8, 0, tzinfo=dt.UTC)

    def __call__(self):
        """The instant."""
        return self.at

    def set(self, day):
        """Put the clock at eight in the morning of a day written YYYY-MM-DD."""
        self.at = dt.datetime.fromisoformat(f"{day}T08:00:00+00:00")


@dataclass
class World:
    """The office, the people who work in it, and how they say what they want."""

    office: actions.Office
    clock: Clock
    admin: Person = None
    hr: Person = None
    finance: Person = None
    ada: Person = None
    ben: Person = None
    keys: object = field(default_factory=count)
    named: Counter = field(default_factory=Counter)

    @property
    def url(self):
        """Where its database is."""
        return self.office.database.url

    def key(self):
        """A key that no form had before."""
        return f"form-{next(self.keys)}"

    def someone(self, name, *roles, by=None):
        """Add somebody with roles; a second one of the same name gets a number."""
        self.named[name] += 1
        number = "" if self.named[name] == 1 else self.named[name]
        email = f"{name.lower()}{number}@farn.example"
        what = actions.PersonInput(email, name, frozenset(roles), "x")
        done = actions.add_person(self.office, by or self.admin, what, self.key())
        return actions.person(self.office, done.id)

    def assignment(self, employee=None, **changes):
        """Record an assignment to Shanghai from January 2005."""
        what = {
            "employee_id": (employee or self.ada).id,
            "employer": "Farn Instruments",
            "position": "Plant engineer",
            "home_country": "US",
            "home_city": "Tucson",
            "host_country": "CN",
            "host_city": "Shanghai",
            "start": dt.date(2005, 1, 18),
            "settlement_currency": "USD",
            "cost_centre": "4711",
        }
        given = actions.AssignmentInput(**{**what, **changes})
        return actions.record_assignment(self.office, self.hr, given, self.key()).id

    def letter(self, assignment_id, text=LETTER, **changes):
        """Add a letter."""
        what = {"kind": "assignment letter", "title": "Your assignment", "text": text}
        signed_on = dt.date(2004, 12, 1)
        given = actions.LetterInput(**{**what, "signed_on": signed_on, **changes})
        return actions.add_letter(self.office, self.hr, assignment_id, given, self.key()).id

    def read_by(self, reader):
        """Have letters read so from now on."""
        self.office = replace(self.office, reader=reader)

    def term(self, letter_id, words, *, confirmed=True):
        """Propose a term, and confirm it."""
        term_id = actions.propose_term(self.office, self.hr, letter_id, words, self.key()).id
        if confirmed:
            actions.confirm_term(self.office, self.hr, term_id, self.key())
        return term_id

    def reading(self, words="reasonable", who=None, **what):
        """Record how the company reads some words: for all letters unless it is said otherwise."""
        given = actions.ReadingInput(words, what.pop("reason", "From the price lists."), **what)
        return actions.record_reading(self.office, who or self.hr, given, self.key()).id

    def norm(self, assignment_id, category, amount, currency="USD", per="month"):
        """Record what is reasonable under an assignment."""
        norm = actions.NormInput(category, amount, currency, per)
        return self.reading(norm=norm, assignment_id=assignment_id)

    def terms(self, letter_id, several):
        """Keep confirmed terms in one transaction, as fast as a test of many wants it."""
        with self.office.database.write(self.office.by_itself("test")) as store:
            letter, author = store.letter(letter_id), Author(self.hr.id, self.clock())
            for words in several:
                body = {name: words[name] for name in words if name not in _NOT_KEPT}
                quote = words.get("quote", "")
                if quote and quote in letter.text:
                    start = letter.text.index(quote)
                    body |= {"quote": quote, "start": start, "end": start + len(quote)}
                term_id = store.add_term(letter, term_of(body, "", ""), body, author)
                if words.get("confirmed", True):
                    store.confirm_term(term_id, author)
            store.count_version(letter.assignment_id)

    def receipts(self, digests):
        """Name a file of that content under each line, in one transaction, without the files."""
        with self.office.database.write(self.office.by_itself("test")) as store:
            for line_id, digest in digests.items():
                stored = StoredFile(digest, "image/png", 1)
                author = Author(self.ada.id, self.clock())
                store.add_receipt(store.line(line_id), stored, "receipt.png", author)

    def lettered(self, **changes):
        """An assignment with the letter above, every term confirmed."""
        assignment_id = self.assignment(**changes)
        self.terms(self.letter(assignment_id), TERMS)
        return assignment_id

    def draft(self, assignment_id, *lines, who=None, receipts=True):
        """Draft a claim of lines in the contract's words, each with a receipt of its own."""
        who = who or self.ada
        title = "Costs"
        claim_id = actions.draft_claim(self.office, who, assignment_id, title, self.key()).id
        added = [
            actions.add_line(self.office, who, claim_id, words, self.key()).id for words in lines
        ]
        if receipts:
            self.receipts({line_id: f"{line_id:064}" for line_id in added})
        return claim_id

    def attach(self, line_id, content=None, *, who=None, name="receipt.png", key=None):
        """Attach a small picture to a line."""
        data = content or picture(line_id)
        upload = actions.Upload(io.BytesIO(data), name)
        return actions.attach_receipt(
            self.office, who or self.ada, line_id, upload, key or self.key()
        )

    def submit(self, assignment_id, *lines, who=None, receipts=True):
        """Draft and submit a claim; its lines as they stand then."""
        claim_id = self.draft(assignment_id, *lines, who=who, receipts=receipts)
        actions.submit_claim(self.office, who or self.ada, claim_id, self.key())
        return actions.claim(self.office, who or self.ada, claim_id).lines

    def approve(self, line_id, amount=None, reason="", who=None):
        """Approve a line."""
        what = actions.Approval(amount, reason)
        return actions.approve(self.office, who or self.hr, line_id, what, self.key())

    def line(self, line_id):
        """A line as HR sees it."""
        return actions.line(self.office, self.hr, line_id)

    def left(self, assignment_id, category, period=None):
        """What is left of the first limit of a category, as a number."""
        rows = actions.remaining(self.office, self.hr, assignment_id)
        found = (
            row.left
            for row in rows
            if row.category == category and (period is None or row.period == period)
        )
        return next(found)


def taxi(amount="25.00", **changes):
    """A taxi ride in the contract's words."""
    words = {"category": "local_transport", "date": "2005-05-03", "amount": amount}
    return {**words, "currency": "USD", **changes}


def _office_on(database_url, folder, clock):
    files = ReceiptFiles(folder / "receipts")
    return actions.Office(open_database(database_url), files, ZoneInfo("UTC"), clock, nothing)


def world_again(world, database_url, folder):
    """A world as it was when it was built, on a copy of its database."""
    clock = Clock()
    office = _office_on(database_url, folder, clock)
    named, keys = Counter(world.named), count(100)  # beyond those that building took
    return replace(world, office=office, clock=clock, named=named, keys=keys)


def build_world(database_url, folder):
    """An office on a migrated database, with its people; what its letters grant is typed."""
    clock = Clock()
    office = _office_on(database_url, folder, clock)
    world = World(office, clock)
    boss = actions.PersonInput("root@farn.example", "Root", frozenset({"administrator"}), "x")
    world.admin = actions.person(office, actions.first_administrator(office, boss).id)
    world.hr = world.someone("Hana", "hr")
    world.finance = world.someone("Finn", "finance")
    world.ada = world.someone("Ada", "expatriate")
    world.ben = world.someone("Ben", "expatriate")
    return world
