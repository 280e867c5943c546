"""Several people at once: one writer an assignment, on both kinds of database."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest

from assignments import actions
from assignments.storage import database as databases
from assignments.storage.database import BusyError, open_database
from assignments.storage.files import ReceiptFiles
from tests.processes import PROCESSES
from tests.stories.world import taxi


def _submit(url, folder, person_id, claim_id, gate):
    """Submit a claim from a process of its own, once the other one is ready too."""
    office = actions.Office(open_database(url), ReceiptFiles(Path(folder)), ZoneInfo("UTC"))
    who = actions.person(office, person_id)
    gate.wait(timeout=60)
    actions.submit_claim(office, who, claim_id, f"process-{claim_id}")


def test_two_processes_never_pass_a_limit(fresh_world, tmp_path):
    """Two claims for all that is left, submitted at the same instant: one of them gets it."""
    assignment_id = fresh_world.lettered()
    claims = [
        fresh_world.draft(assignment_id, *([taxi("75.00")] * 4), receipts=False) for _ in range(2)
    ]
    gate = PROCESSES.Barrier(2)
    with_receipts = {
        line.id: f"{line.id:064}" for one in claims for line in _lines(fresh_world, one)
    }
    fresh_world.receipts(with_receipts)
    workers = [
        PROCESSES.Process(
            target=_submit,
            args=(fresh_world.url, str(tmp_path), fresh_world.ada.id, claim_id, gate),
        )
        for claim_id in claims
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=90)
    assert [worker.exitcode for worker in workers] == [0, 0]
    lines = [line for claim_id in claims for line in _lines(fresh_world, claim_id)]
    assert sum(line.allowed.minor for line in lines) == 30000
    assert sorted(line.seq for line in lines) == list(range(1, 9))
    assert fresh_world.left(assignment_id, "local_transport", "2005-05") == 0


def _lines(world, claim_id):
    return actions.claim(world.office, world.ada, claim_id).lines


def _together(*deeds):
    """Run deeds in threads that start together; what each came to."""
    gate, results = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place):
        gate.wait(timeout=30)
        try:
            results[place] = deeds[place]()
        except (actions.StateError, BusyError) as error:
            results[place] = error

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def test_a_double_click_acts_once(fresh_world):
    """The same form sent twice at the same instant is done once, and answered twice alike."""
    assignment_id = fresh_world.lettered()
    claim_id = fresh_world.draft(assignment_id, taxi())
    office, ada = fresh_world.office, fresh_world.ada
    done = _together(*[lambda: actions.submit_claim(office, ada, claim_id, "click")] * 4)
    assert sorted(one.again for one in done) == [False, True, True, True]
    kinds = [event.kind for event in actions.history(office, ada, claim_id)]
    assert kinds.count("claim_submitted") == 1


def test_a_double_click_without_an_assignment(fresh_world):
    """A form that makes a person or an assignment is done once too."""
    what = actions.PersonInput("cleo@farn.example", "Cleo", frozenset({"expatriate"}), "x")
    office, admin = fresh_world.office, fresh_world.admin
    done = _together(*[lambda: actions.add_person(office, admin, what, "click")] * 3)
    assert sorted(one.again for one in done) == [False, True, True]
    assert len({one.id for one in done}) == 1


def test_two_decisions_at_once(fresh_world):
    """Of two people who decide one line at the same instant the second hears of the first."""
    assignment_id = fresh_world.lettered()
    (line,) = fresh_world.submit(assignment_id, taxi())
    other = fresh_world.someone("Hilde", "hr")
    results = _together(
        lambda: fresh_world.approve(line.id),
        lambda: actions.reject(fresh_world.office, other, line.id, "No.", "other"),
    )
    (refused,) = (one for one in results if isinstance(one, Exception))
    assert isinstance(refused, actions.StateError)
    assert "Hana" in str(refused) or "Hilde" in str(refused)


def test_a_lock_that_does_not_come_free(fresh_world, monkeypatch):
    """Waiting for another writer ends with a named error, and nothing is done."""
    assignment_id = fresh_world.lettered()
    claim_id = fresh_world.draft(assignment_id, taxi())
    monkeypatch.setattr(databases, "BUSY_SECONDS", 1)
    database, files = open_database(fresh_world.url), fresh_world.office.files
    waiting = actions.Office(database, files, ZoneInfo("UTC"))
    with closing(_holding(fresh_world.url, assignment_id)), pytest.raises(BusyError):
        actions.submit_claim(waiting, fresh_world.ada, claim_id, "late")
    waiting.database.close()
    assert actions.claim(fresh_world.office, fresh_world.ada, claim_id).status == "draft"
    assert not actions.submit_claim(fresh_world.office, fresh_world.ada, claim_id, "late").again


def _holding(url, assignment_id):
    """A connection that holds the writer's lock until it is closed."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        return connection
    connection = psycopg.connect(url.replace("+psycopg", ""))
    connection.execute("SELECT id FROM assignment WHERE id = %s FOR UPDATE", [assignment_id])
    return connection
