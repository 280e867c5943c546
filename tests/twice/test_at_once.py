"""The same form with the same key arrives several times at the same moment, at the real program."""

import datetime as dt
import threading
from collections import Counter
from contextlib import closing
from dataclasses import replace

import pytest

from tests.faults.client import Client, Tried, number_in
from tests.faults.deeds import picture
from tests.faults.office import DAYS, furnish
from tests.faults.records import Records
from tests.faults.served import Nursery, Served

pytestmark = pytest.mark.timeout(120)
MANY = 6


@pytest.fixture(scope="module")
def nursery():
    """What forks the program."""
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def office(database_url, nursery, tmp_path):
    """The program at work on a new office: its cast, its records, and who is logged in by role."""
    (tmp_path / "instance").mkdir()
    cast = furnish(tmp_path / "instance", database_url, expatriates=1, hr=1)
    served = Served(nursery, tmp_path / "instance", database_url)
    served.start()
    people = [Client(served.port, one) for one in (cast.expatriates[0], cast.hr[0])]
    try:
        served.await_it()
        for one in people:
            one.log_in()
            one.close()
        yield (*people, Records(database_url))
    finally:
        served.kill()


def at_once(client, url, fields, picture=b""):
    """Send one form on so many connections at the same moment; where all were led to, each once."""
    tried = Tried("form", client.who, url, fields, picture)
    arrivals, together = [], threading.Barrier(MANY)

    def send():
        with closing(client.twin()) as twin:
            together.wait()
            arrivals.append(twin.send(replace(tried)))

    threads = [threading.Thread(target=send) for _ in range(MANY)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [one and one.status for one in arrivals] == [303] * MANY
    return sorted({one.place for one in arrivals})


def submitted(client, records):
    """A claim of one taxi, drafted, filled and handed in, each form so many times at once."""
    (place,) = at_once(client, "/claims/new", {"title": "Taxi"})
    claim = number_in(place)
    day = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=DAYS // 2)
    cost = {"category": "local_transport", "asked_for": "local_transport", "date": day.isoformat()}
    cost |= {"person": "employee", "amount": "10.00", "currency": "USD", "paid_by": "employee"}
    for url, fields, file in (("lines/new", cost, picture()), ("submit", {}, b"")):
        assert len(at_once(client, f"/claims/{claim}/{url}", fields, file)) == 1
    (line,) = records.rows("SELECT id FROM line WHERE claim_id = :claim", claim=claim)
    assert records.one("SELECT count(*) FROM receipt WHERE line_id = :line", line=line.id) == 1
    return claim, line.id


def told(records, claim):
    """What happened to a claim and its lines, each with how often."""
    rows = records.rows("SELECT kind FROM event WHERE claim_id = :claim", claim=claim)
    return Counter(row.kind for row in rows)


def test_of_forms_that_arrive_at_once_one_acts(office):
    """A claim, its line, handing it in, deciding and withdrawing: done once, and answered alike."""
    employee, hr, records = office
    approved, line = submitted(employee, records)
    withdrawn, other = submitted(employee, records)
    assert records.one("SELECT count(*) FROM claim") == 2
    waiting = f"/desk/{other}"  # whoever decides is led on; who comes again stays at the line
    assert at_once(hr, f"/desk/{line}/allow", {"amount": "10.00"}) == [f"/desk/{line}", waiting]
    assert len(at_once(employee, f"/claims/{withdrawn}/withdraw", {})) == 1
    once = ("claim_drafted", "drafted", "receipt_attached", "claim_submitted", "submitted")
    assert told(records, approved) == Counter((*once, "approved"))
    assert told(records, withdrawn) == Counter((*once, "claim_withdrawn", "withdrawn"))
