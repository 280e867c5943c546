"""The ways by which SQLite finds what pages ask for: by an index, however many rows there are."""

import pytest

from assignments.storage.database import open_database
from assignments.storage.store import Narrowed


def ways(url, ask):
    """The plan of each question that is asked."""
    database, found = open_database(url), []
    with database.read() as store:
        connection = store.session.connection()
        told = []
        connection.connection.driver_connection.set_trace_callback(told.append)
        ask(store)
        connection.connection.driver_connection.set_trace_callback(None)
        for question in told:
            if question.startswith(("SELECT", "WITH")):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}")
                found += [row[3] for row in plan]
    database.close()
    return found


@pytest.mark.parametrize(
    ("ask", "way"),
    [
        (lambda store: store.waiting("submitted", None, 25), "ix_line_status_submitted_at_id"),
        (
            lambda store: store.waiting("asked", None, 25, Narrowed(None, "refused")),
            "ix_line_status_outcome_submitted_at_id",
        ),
        (
            lambda store: store.waiting("submitted", None, 3, Narrowed(second=True)),
            "ix_line_second",
        ),
        (lambda store: store.how_many_wait("submitted"), "ix_line_status_"),
        (lambda store: store.lines((1, 2)), "PRIMARY KEY"),
        (lambda store: store.periods_held(1), "ix_take_line_id"),
        (lambda store: store.waiting_lines("2005-03", "asked"), "ix_line_status_"),
        (lambda store: store.events_of_line(1), "ix_event_assignment_id_claim_id_id"),
    ],
)
def test_a_page_asks_by_an_index(sqlite_url, ask, way):
    """No question of these looks through the lines, takes or events one by one."""
    found = ways(sqlite_url, ask)
    assert any(way in one for one in found)
    assert not [one for one in found if one.split()[:2] in (["SCAN", "line"], ["SCAN", "event"])]
