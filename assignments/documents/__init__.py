"""A letter's file opened: its bytes in, its text out. What the text says is read in `reading`.

`opening.opened` is the way in: `kinds` says from the content what the file is, `plain` decodes
text, and everything that needs a parser (`pdf`, `word`, `webpage`) runs in a process of its own
(`apart`, `child`), within limits of memory and time.
"""

from assignments.documents.opening import MOST_BYTES, MOST_CHARACTERS, Opened, opened

__all__ = ["MOST_BYTES", "MOST_CHARACTERS", "Opened", "opened"]
