"""A disk that is full or only read: a clear answer, nothing half, and all works again afterwards.

Full is a limit on the size of files, put on the server while it runs, which anybody may do; and for
root a small file system of its own, for the database, its log and the receipts alike. PostgreSQL is
made to read alone by its own setting.
"""

import contextlib
import os
import resource
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
from sqlalchemy.exc import SQLAlchemyError

from tests.faults.client import Tried
from tests.faults.deeds import picture
from tests.faults.machines import PATIENCE
from tests.faults.soundness import slips

ROOM = "24m"  # of the small file system, for SQLite
CLEAR = frozenset({503, 507})
TRIES = 3  # forms of each kind that are sent while nothing can be kept


@dataclass
class Fault:
    """One way to make the disk refuse, and how often each answer came."""

    name: str
    answers: list
    wrong: list


def _forms(world):
    """Forms of one who claims: a claim begun, and a cost with its receipt in an earlier one."""
    who = world.cast.expatriates[0]
    _client(world).send(_drafting(who))
    for _ in range(TRIES):
        yield _drafting(who)
        claim = world.records.rows(
            "SELECT id FROM claim WHERE assignment_id = :own AND status = 'draft'",
            own=who.assignment,
        )[0].id
        line = Tried("add_line", who, f"/claims/{claim}/lines/new", {}, picture())
        line.fields |= {
            "category": "car_allowance",
            "asked_for": "car_allowance",
            "date": "2026-01-05",
            "person": "employee",
            "amount": "5.00",
            "currency": "USD",
            "paid_by": "employee",
            "note": line.key,
        }
        line.about = claim
        yield line


def _drafting(who):
    tried = Tried("draft_claim", who, "/claims/new", {})
    tried.fields["title"] = tried.key
    return tried


def _client(world):
    return next(
        client for person, client in world.workers if person.who == world.cast.expatriates[0]
    )


def tried_under(world, name, fault):
    """Send forms while the fault holds, and again once it is gone."""
    found, client, forms = Fault(name, [], []), _client(world), list(_forms(world))
    with fault:
        for tried in forms:
            client.send(tried)
            found.answers.append(None if tried.answer is None else tried.answer.status)
            found.wrong += _unclear(world, tried)
    found.wrong += slips(world.records, world.instance)
    for tried in forms:
        for _ in range(2):
            if client.send(tried) is not None:
                break
        if not tried.said_yes:
            status = tried.answer and tried.answer.status
            found.wrong.append(f"{name}: {tried.kind} is answered {status} once all is well")
    found.wrong += slips(world.records, world.instance)
    if not CLEAR & set(found.answers):
        found.wrong.append(f"{name}: nothing was refused, {found.answers}")
    return found


def _unclear(world, tried):
    """What is wrong with an answer: neither yes nor clear, or a saved form said not to be."""
    if tried.said_yes:
        return
    if tried.answer is None or tried.answer.status not in CLEAR:
        yield f"{tried.kind} was answered {tried.answer and tried.answer.status}"
    elif "Nothing was saved" in tried.answer.page:
        with contextlib.suppress(SQLAlchemyError):
            if world.records.one("SELECT count(*) FROM once WHERE key = :key", key=tried.key):
                yield f"{tried.kind}: nothing was saved, it says, and its key is there"


@contextlib.contextmanager
def no_larger_files(world):
    """No file of the server may grow beyond what the database has now."""
    family = [psutil.Process(world.served.group)]
    family += family[0].children(recursive=True)
    most = (world.instance / "assignments.sqlite").stat().st_size // 2
    for one in family:
        resource.prlimit(one.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        for one in family:
            resource.prlimit(
                one.pid,
                resource.RLIMIT_FSIZE,
                (resource.RLIM_INFINITY, resource.RLIM_INFINITY),
            )


@contextlib.contextmanager
def no_room(folder: Path):
    """A file takes all the room that the file system has left."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"\0" * 4096)
    try:
        yield
    finally:
        ballast.unlink()


@contextlib.contextmanager
def only_reading(url):
    """PostgreSQL lets nobody write."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("SET default_transaction_read_only = off")
        connection.execute("ALTER SYSTEM SET default_transaction_read_only = on")
        _take_effect(connection, url, "on")
        try:
            yield
        finally:
            connection.execute("ALTER SYSTEM RESET default_transaction_read_only")
            _take_effect(connection, url, "off")


def _take_effect(connection, url, wanted):
    """Have PostgreSQL read its settings anew, and wait until it has, however busy the machine."""
    connection.execute("SELECT pg_reload_conf()")
    until, found = time.monotonic() + PATIENCE, ""
    while found != wanted and time.monotonic() < until:
        connection.execute("SELECT pg_sleep(0.2)")
        with psycopg.connect(url.replace("+psycopg", "")) as new:
            (found,) = new.execute("SHOW default_transaction_read_only").fetchone()


@contextlib.contextmanager
def small_disk(folder: Path, room=ROOM):
    """A file system of its own at the folder; only root can make one, False for anybody else."""
    made = (
        os.geteuid() == 0
        and not subprocess.run(
            ("mount", "-t", "tmpfs", "-o", f"size={room},mode=755", "tmpfs", str(folder)),
            check=False,
            capture_output=True,
        ).returncode
    )
    try:
        yield made
    finally:
        if made:
            subprocess.run(("umount", "--lazy", str(folder)), check=True)


def all_of(world, folder, *, is_small):
    """Every fault that can be made here, one after the other."""
    if world.machine.dies_alone:
        yield tried_under(world, "PostgreSQL only reads", only_reading(world.machine.url))
    else:
        yield tried_under(world, "files may not grow", no_larger_files(world))
    if is_small:
        yield tried_under(world, "the disk is full", no_room(folder))
