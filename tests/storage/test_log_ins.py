"""Open log-ins and codes on both databases; how long they last is told in the tests of the web."""

import datetime as dt

import pytest

from assignments.storage.database import open_database
from assignments.storage.log_ins import Begun, LogIns
from assignments.storage.store import Author

NOON = dt.datetime(2005, 6, 1, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def database(database_url):
    """A database with one person, who has two roles."""
    database = open_database(database_url)
    with database.write(Author(0, NOON)) as store:
        person_id = store.add_person("ada@farn.example", "Ada", "hash")
        store.set_roles(person_id, ["hr", "expatriate"])
    yield database, person_id
    database.close()


def test_a_log_in_is_found_by_what_its_cookie_holds(database):
    """With the person and all their roles; not once it was ended, nor by any other token."""
    log_ins, person_id = LogIns(database[0]), database[1]
    log_ins.begin(person_id, Begun("a" * 64, NOON, "192.0.2.7", "Firefox"), NOON - HOUR)
    found = log_ins.find("a" * 64)
    assert (found.holder.id, found.holder.name, found.seen_at) == (person_id, "Ada", NOON)
    assert found.roles == {"hr", "expatriate"}
    assert log_ins.find("b" * 64) is None
    assert log_ins.see(found.log_in_id, NOON + HOUR)
    assert log_ins.find("a" * 64).seen_at == NOON + HOUR
    assert not log_ins.end(person_id + 1, found.log_in_id)
    assert log_ins.end(person_id, found.log_in_id)
    assert log_ins.find("a" * 64) is None


def test_log_ins_that_nobody_used_are_swept(database):
    """The next log-in of anybody takes them away; those in use stay."""
    log_ins, person_id = LogIns(database[0]), database[1]
    for token, at in (("a", NOON - 2 * HOUR), ("b", NOON), ("c", NOON)):
        log_ins.begin(person_id, Begun(token * 64, at, "192.0.2.7", ""), at - HOUR)
    assert [log_ins.find(token * 64) is None for token in "abc"] == [True, False, False]
    log_ins.end_others(person_id, "b" * 64)
    assert [log_ins.find(token * 64) is None for token in "bc"] == [False, True]


def test_a_code_is_taken_once(database):
    """A counter only goes up, and a recovery code goes with its use."""
    log_ins, person_id = LogIns(database[0]), database[1]
    assert [log_ins.use_counter(person_id, one) for one in (7, 7, 6, 8)] == [
        True,
        False,
        False,
        True,
    ]
    log_ins.set_codes(person_id, ["one", "two"])
    assert [log_ins.use_code(person_id, "one") for _ in range(2)] == [True, False]
    assert log_ins.codes_left(person_id) == 1
    log_ins.set_codes(person_id, [])
    assert not log_ins.use_code(person_id, "two")
