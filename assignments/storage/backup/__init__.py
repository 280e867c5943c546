"""A copy of everything in one file, the same from SQLite and from PostgreSQL, for either.

The file is a tar archive, written and read from its beginning to its end: `archive` has its
members and their hashes, `contents` what it says of itself, `shapes` the tables and kinds of
columns, `rows` how rows leave a database and come back. What is done when, actions know.
"""
