"""The migrations make exactly the tables that the rows describe."""

import json

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from assignments.storage.database import migrate, open_database
from assignments.storage.tables import METADATA


def test_migrations_and_rows_agree(database_url):
    """Nothing is left for a further migration to do."""
    engine = create_engine(database_url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


def test_migrating_twice_changes_nothing(database_url):
    """A database that is new enough is left as it is."""
    migrate(database_url)
    engine = create_engine(database_url)
    assert "assignment" in inspect(engine).get_table_names()
    engine.dispose()


TERM = {"clause": "1", "category": "housing_rent", "pays": "reimburse", "quote": "Rent is paid."}
BEFORE_THE_READER = {
    """INSERT INTO "user" (id, email, name, password, active, fs_uniquifier)
    VALUES (1, 'ada@farn.example', 'Ada', 'hash', :yes, 'one')""": {"yes": True},
    """INSERT INTO assignment (id, employee_id, employer, position, home_country, home_city,
    host_country, host_city, first_day, end_reason, settlement_currency, accompanied_by,
    cost_centre, reports_to, version, recorded_by, recorded_at)
    VALUES (1, 1, 'Farn', 'Clerk', 'US', 'Erie', 'CN', 'Dalian', '2005-01-18', '', 'USD', '[]',
    '', '', 1, 1, '2005-01-01 12:00:00')""": {},
    """INSERT INTO letter (id, assignment_id, number, kind, title, signed_on, text, relation,
    added_by, added_at) VALUES (1, 1, '1', 'assignment', 'Letter', '2004-12-01', 'Rent is paid.',
    '', 1, '2005-01-01 12:00:00')""": {},
    """INSERT INTO term (id, assignment_id, letter_id, lineage, category, clause, pays, body,
    proposed_by, proposed_at, confirmed_by, confirmed_at) VALUES (1, 1, 1, '1', 'housing_rent',
    '1', 'reimburse', :body, 1, '2005-01-01 12:00:00', 1, '2005-01-02 12:00:00')""": {
        "body": json.dumps(TERM)
    },
}


def _back_to(url, revision, rows):
    """A database as it was at a revision, with rows of that time."""
    engine = create_engine(url)
    METADATA.drop_all(engine)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    migrate(url, revision)
    with engine.begin() as connection:
        for statement, values in rows.items():
            connection.execute(text(statement), values)
    engine.dispose()


def test_terms_from_before_the_reader_are_kept_as_recorded_by_hand(database_url):
    """A confirmed term of an older database stays confirmed, and nobody proposed it."""
    _back_to(database_url, "0005", BEFORE_THE_READER)
    migrate(database_url)
    database = open_database(database_url)
    with database.read() as store:
        (kept,) = store.term_records(1)
        assert (kept.term.quote, kept.confirmed_by.name) == ("Rent is paid.", "Ada")
        assert (kept.origin, store.letter_reading(1), store.set_aside(1)) == (None, None, ())
    database.close()


CORRECTED = {
    "UPDATE term SET retired_at = '2005-02-01 12:00:00'": {},
    """INSERT INTO term (id, assignment_id, letter_id, lineage, category, clause, pays, body,
    proposed_by, proposed_at, confirmed_by, confirmed_at) VALUES (2, 1, 1, '1', 'housing_rent',
    '1', 'reimburse', :body, 1, '2005-02-01 12:00:00', 1, '2005-02-02 12:00:00')""": {
        "body": json.dumps(TERM)
    },
}
HAPPENED = (
    ("assignment_recorded", None),
    ("letter_added", None),
    ("term_proposed", 1),
    ("term_confirmed", 1),
    ("trip_added", None),
    ("term_replaced", 2),
    ("term_confirmed", 2),
    ("norm_set", None),
)


def _told(number, kind, term):
    """An event of an older database, as a statement with its values."""
    statement = f"""INSERT INTO event (id, at, kind, actor_id, assignment_id, text, body)
    VALUES ({number}, '2005-01-01 12:00:00', :kind, 1, 1, '', :body)"""  # noqa: S608 - our own
    return statement, {"kind": kind, "body": json.dumps({"term": term} if term else {})}


def test_the_versions_of_older_terms_are_counted_up_again(database_url):
    """What an older database tells as events stands at its terms: since when, and until when."""
    events = dict(_told(number, *told) for number, told in enumerate(HAPPENED, 1))
    _back_to(database_url, "0005", BEFORE_THE_READER | CORRECTED | events)
    migrate(database_url)
    database = open_database(database_url)
    with database.read() as store:
        stood = {
            version: [(one.id, one.term.confirmed) for one in store.terms_at(1, version)]
            for version in range(2, 8)
        }
        first, second = store.lineage(1, "1")
    database.close()
    assert stood == {
        2: [],
        3: [(1, False)],
        4: [(1, True)],
        5: [(2, False)],
        6: [(2, True)],
        7: [(2, True)],
    }
    assert (first.retired_by.name, first.retired_why, second.retired_by) == ("Ada", "", None)
