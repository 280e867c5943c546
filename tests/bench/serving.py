"""A claim of five lines over HTTP, beside a bare page and as many durable commits."""

import datetime as dt
import io
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image

from tests.bench.office import DATABASE, PASSWORD, furnish
from tests.bench.served import bare_page, program
from tests.bench.table import show
from tests.bench.visitor import Visitor

CONNECTIONS = (1, 8)
CLAIMS = 80  # for each number of connections
LINES = 5
DRAFTING = 1 + LINES  # requests
WARM = 10  # requests that begin a server's workers
NAMES = ("", "a second", "median ms", "19 of 20 within ms")
Deed = Callable[[], object]


def _picture() -> bytes:
    """A receipt that no other line has."""
    out = io.BytesIO()
    Image.frombytes("L", (40, 30), os.urandom(1200)).save(out, "JPEG")
    return out.getvalue()


def _draft(visitor: Visitor) -> str:
    """Draft a claim of five lines in yuan, each with a receipt; its address."""
    day = (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=2)).isoformat()
    claim = visitor.send("/claims/new", {"title": "Bench"})
    kinds = ("local_transport", "business_expense") * LINES
    for number, category in enumerate(kinds[:LINES]):
        words = {"category": category, "asked_for": category, "date": day, "person": "employee"}
        amount = {"amount": f"{20 + number}.50", "currency": "CNY", "paid_by": "employee"}
        visitor.send_with_file(f"{claim}/lines/new", words | amount, _picture())
    return claim


def all_at_once(by_connection: list[list[Deed]]) -> tuple[float, list[float]]:
    """Carry out each connection's deeds in a row, all connections together: deeds a second."""

    def one_after_the_other(deeds: list[Deed]) -> list[float]:
        taken = []
        for deed in deeds:
            start = time.perf_counter()
            deed()
            taken.append(time.perf_counter() - start)
        return taken

    start = time.perf_counter()
    with ThreadPoolExecutor(len(by_connection)) as pool:
        taken = [one for many in pool.map(one_after_the_other, by_connection) for one in many]
    return len(taken) / (time.perf_counter() - start), taken


def told(name: str, by_connection: list[list[Deed]]) -> tuple[str, ...]:
    """A row of the table: deeds a second of all connections together, and how long one takes."""
    rate, taken = all_at_once(by_connection)
    late = sorted(taken)[int(len(taken) * 0.95)]
    median = statistics.median(taken)
    return name, f"{rate:,.1f}", f"{median * 1000:.1f}", f"{late * 1000:.1f}"


def _visitors(port: int, emails: tuple[str, ...]) -> list[Visitor]:
    visitors = [Visitor(port) for _ in emails]
    for visitor, email in zip(visitors, emails, strict=True):
        visitor.log_in(email, PASSWORD)
    return visitors


def _claims(visitors: list[Visitor], each: int) -> list[tuple[str, ...]]:
    """Draft claims, then submit them: what each of the two took."""
    drafted: dict[Visitor, list[str]] = {visitor: [] for visitor in visitors}

    def draft(visitor: Visitor) -> Deed:
        return lambda: drafted[visitor].append(_draft(visitor))

    def submit(visitor: Visitor, claim: str) -> Deed:
        return lambda: visitor.send(f"{claim}/submit", {})

    count = len(visitors)
    drafts = [[draft(visitor) for _ in range(each)] for visitor in visitors]
    first = told(f"{count}: claims drafted ({DRAFTING} requests, {LINES} receipts)", drafts)
    submits = [[submit(visitor, claim) for claim in drafted[visitor]] for visitor in visitors]
    return [first, told(f"{count}: claims of five lines submitted", submits)]


def pages(port: int, connections: int, each: int) -> tuple[str, ...]:
    """The bare page, asked for over so many connections."""
    visitors = [Visitor(port) for _ in range(connections)]

    def ask(visitor: Visitor) -> Deed:
        return lambda: visitor.get("/")

    all_at_once([[ask(visitor)] * WARM for visitor in visitors])
    deeds = [[ask(visitor)] * each for visitor in visitors]
    return told(f"{connections}: bare Flask pages, same server", deeds)


def _commits(file: Path, connections: int, each: int) -> tuple[str, ...]:
    """Commits of a row, each on the disk before the next, as the program's own are."""
    opened = [
        sqlite3.connect(file, timeout=60, isolation_level=None, check_same_thread=False)
        for _ in range(connections)
    ]
    opened[0].execute("CREATE TABLE IF NOT EXISTS bench_commit (at REAL)")
    for one in opened:
        one.execute("PRAGMA synchronous = FULL")

    def commit(one: sqlite3.Connection) -> Deed:
        def deed() -> None:
            one.execute("BEGIN IMMEDIATE")
            one.execute("INSERT INTO bench_commit VALUES (?)", (time.time(),))
            one.execute("COMMIT")

        return deed

    row = told(
        f"{connections}: durable commits, same database", [[commit(one)] * each for one in opened]
    )
    for one in opened:
        one.close()
    return row


def run(*, quick: bool) -> None:
    """Print claims, pages and commits a second with one connection and with eight."""
    claims = CLAIMS // 10 if quick else CLAIMS
    rows: dict[int, list[tuple[str, ...]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder)
        emails = furnish(instance, max(CONNECTIONS))
        with program(instance) as port:
            visitors = _visitors(port, emails)
            for count in CONNECTIONS:
                rows[count] = _claims(visitors[:count], claims // count)
        with bare_page() as port:
            for count in CONNECTIONS:
                rows[count].append(pages(port, count, claims // count))
        for count in CONNECTIONS:
            file = instance / DATABASE
            rows[count].append(_commits(file, count, claims // count))
    show(
        f"Over HTTP, {claims} of each, connections first",
        NAMES,
        [row for count in CONNECTIONS for row in rows[count]],
    )
