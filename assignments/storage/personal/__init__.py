"""What is kept about one person: which rows those are, told whole, and erased.

`ways` is the table of it: how each table's rows belong to a person, and for every column whether
it stays, is emptied or replaced when the person is erased. A table or a column without its way
fails a test.
"""

from assignments.storage.personal.ways import NOBODYS, SECRETS, WAYS

__all__ = ["NOBODYS", "SECRETS", "WAYS"]
