"""The migrations make exactly the tables that the rows describe."""

import json

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from assignments.storage.database import (
    known_revisions,
    migrate,
    open_database,
    revision_of,
    scripts,
)
from assignments.storage.store import Seen
from assignments.storage.tables import METADATA


def test_migrations_and_rows_agree(database_url):
    """Nothing is left for a further migration to do."""
    engine = create_engine(database_url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


def test_the_revisions_are_those_that_alembic_finds():
    """What the files are called is what stands in them, one after the other."""
    found = ScriptDirectory.from_config(scripts()).walk_revisions()
    assert known_revisions() == tuple(one.revision for one in found)


def test_the_revision_is_the_one_that_alembic_sees(database_url):
    """Of a database with tables, and of one without."""
    engine = create_engine(database_url)
    with engine.connect() as connection:
        seen = MigrationContext.configure(connection).get_current_revision()
        assert revision_of(connection) == seen == known_revisions()[0]
        connection.execute(text("DROP TABLE alembic_version"))
        assert revision_of(connection) is None
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


def _norm(number, amount, per, first, at):
    """A norm of an older database, as a statement with its values."""
    statement = f"""INSERT INTO norm (id, assignment_id, category, minor, currency, per, first_day,
    last_day, set_by, set_at) VALUES ({number}, 1, 'housing_rent', :minor, :currency, :per, :first,
    NULL, 1, :at)"""  # noqa: S608 - our own
    return statement, {
        "minor": amount[0],
        "currency": amount[1],
        "per": per,
        "first": first,
        "at": f"{at} 12:00:00",
    }


def _drawn(number, day, runs, at):
    """A line that draws on the norm of a day, and its take, as statements with their values."""
    line = f"""INSERT INTO line (id, claim_id, assignment_id, position, status, note, category, day,
    minor, currency, person, paid_by, containers, seq, submitted_at, submitted_verdict, counts,
    above_cabin, override, reason) VALUES ({number}, 1, 1, {number}, 'submitted', '',
    'housing_rent', :day, 90000, 'USD', 'employee', 'employee', '[]', {number}, :at, :verdict,
    :yes, :no, :no, '')"""  # noqa: S608 - our own
    take = f"""INSERT INTO take (id, assignment_id, line_id, seq, balance, period, quantity, used,
    runs) VALUES ({number}, 1, {number}, {number}, 'norm:housing_rent', :period, '900', :no,
    :runs)"""  # noqa: S608 - our own
    verdict = json.dumps({"day": day})
    return (
        (line, {"day": day, "at": f"{at} 12:00:00", "verdict": verdict, "yes": True, "no": False}),
        (take, {"period": "" if runs else "assignment", "runs": runs, "no": False}),
    )


def _drawn_on_norms():
    """Three norms, the second by another measure, and lines that drew on the first and the last."""
    norms = (
        _norm(1, (100000, "USD"), "month", None, "2005-01-05"),
        _norm(2, (2000000, "CNY"), "once", "2005-06-01", "2005-05-20"),
        _norm(3, (110000, "USD"), "month", "2005-03-01", "2005-04-20"),
    )
    claim = """INSERT INTO claim (id, assignment_id, title, status, created_by, created_at)
    VALUES (1, 1, 'Rent', 'submitted', 1, '2005-03-01 12:00:00')"""
    days = json.dumps([[731946, 731976, "30"]])
    early = _drawn(1, "2005-03-05", days, "2005-03-06")
    late = _drawn(2, "2005-06-05", None, "2005-06-06")
    return dict([*norms, (claim, {}), *early, *late])


def test_norms_become_readings_of_their_assignment(database_url):
    """Each says who set it when; what lines took stands under the measure it was taken in."""
    _back_to(database_url, "0005", BEFORE_THE_READER | _drawn_on_norms())
    migrate(database_url)
    database = open_database(database_url)
    with database.read() as store:
        kept = store.readings(1)
        taken = store.balances_taken(1)
        takes = [one.takes[0].balance for one in store.takes(Seen(1))]
    database.close()
    norms = [(str(one.reading.norm.money), one.reading.norm.per) for one in kept]
    assert norms == [("1000.00", "month"), ("20000.00", "once"), ("1100.00", "month")]
    assert {(one.reading.words, one.reading.scope, one.by.name) for one in kept} == {
        ("reasonable", "assignment", "Ada")
    }
    assert [str(one.reading.on) for one in kept] == ["2005-01-05", "2005-05-20", "2005-04-20"]
    assert takes == ["norm:housing_rent:month:USD", "norm:housing_rent:once:CNY"]
    assert taken == set(takes)


def _approved(at):
    """An approved line of an older database, decided at an instant, in a claim."""
    claim = """INSERT INTO claim (id, assignment_id, title, status, created_by, created_at)
    VALUES (1, 1, 'Taxis', 'decided', 1, '2005-03-01 12:00:00')"""
    line = """INSERT INTO line (id, claim_id, assignment_id, position, status, note, category, day,
    minor, currency, person, paid_by, containers, seq, counts, above_cabin, override, reason,
    settlement_currency, counted_minor, allowed_minor, approved_minor, decided_by, decided_at)
    VALUES (1, 1, 1, 1, 'approved', '', 'local_transport', '2005-03-20', 2000, 'USD', 'employee',
    'employee', '[]', 1, :yes, :no, :no, '', 'USD', 2000, 2000, 2000, 1, :at)"""
    return {claim: {}, line: {"yes": True, "no": False, "at": at}}


@pytest.mark.parametrize(("zone", "month"), [(None, "2005-03"), ("Asia/Shanghai", "2005-04")])
def test_approved_lines_lie_in_their_decisions_month(database_url, monkeypatch, zone, month):
    """By the company's time zone, as the setting names it; they are claims, and adjust nothing."""
    if zone is not None:
        monkeypatch.setenv("TIME_ZONE", zone)
    _back_to(database_url, "0008", BEFORE_THE_READER | _approved("2005-03-31 18:00:00"))
    migrate(database_url)
    database = open_database(database_url)
    with database.read() as store:
        (cost,) = store.cost_lines()
        assert (cost.month, cost.adjusts, cost.kind, str(cost.approved)) == (
            month,
            "",
            "claim",
            "20.00",
        )
    database.close()
