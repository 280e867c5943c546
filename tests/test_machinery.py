"""The machines that other tests stand on."""

import psycopg
import pytest
from sqlalchemy import create_engine, inspect, text


@pytest.fixture
def engine(database_url):
    """An engine on a database of this test's own."""
    engine = create_engine(database_url)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("round_", [1, 2])
def test_every_test_gets_a_database_of_its_own(engine, round_):
    """A table made by one test is not there for the next one."""
    assert "mark" not in inspect(engine).get_table_names()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mark (x integer)"))
        assert connection.execute(text("SELECT 1")).scalar_one() == 1


def test_postgres_is_a_real_one(postgres_url):
    """The server says that it is PostgreSQL, and takes a row lock."""
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        assert connection.execute("SELECT version()").fetchone()[0].startswith("PostgreSQL")
        connection.execute("CREATE TABLE held AS SELECT 1 AS id")
        assert connection.execute("SELECT id FROM held FOR UPDATE").fetchone() == (1,)


def test_chromium_is_a_real_one(page):
    """A page is parsed, and its script runs."""
    page.goto("data:text/html,<h1>one</h1><script>document.title = 1 + 1</script>")
    assert page.locator("h1").inner_text() == "one"
    assert page.title() == "2"
