"""Who may use which route, tried on two worlds in one database: nothing of one opens to the other.

`python -m tests.access` tries every method of every route for everybody and writes docs/access.md
anew; a short form of the same stands in the suite.
"""
