"""The database as it lies there, read past the program by plain questions."""

from contextlib import contextmanager

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool


class Records:
    """Rows of a database, asked for by SQL; one connection for each question, or for a `moment`."""

    def __init__(self, url: str):
        """Take the address; nothing is opened yet."""
        self._url = url
        postgres = url.startswith("postgresql")
        how = {"isolation_level": "REPEATABLE READ"} if postgres else {}
        self._engine = create_engine(url, poolclass=NullPool, **how)
        self._open = None

    def anew(self):
        """The same database, to be asked in moments of its own."""
        return Records(self._url)

    @contextmanager
    def moment(self):
        """All questions within are answered of one moment."""
        with self._engine.connect() as connection:
            self._open = connection
            try:
                yield self
            finally:
                self._open = None

    def rows(self, question: str, **values):
        """The rows that a question finds."""
        if self._open is not None:
            return self._open.execute(text(question), values).all()
        with self._engine.connect() as connection:
            return connection.execute(text(question), values).all()

    def one(self, question: str, **values):
        """The first value of the first row; None where there is none."""
        found = self.rows(question, **values)
        return found[0][0] if found else None

    def tables(self):
        """The names of the tables."""
        from sqlalchemy import inspect  # noqa: PLC0415 - seldom asked

        return set(inspect(self._engine).get_table_names())
