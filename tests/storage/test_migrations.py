"""The migrations make exactly the tables that the rows describe."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from assignments.storage.database import migrate
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
