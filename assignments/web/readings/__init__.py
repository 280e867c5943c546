"""How the company reads words that letters leave open: listed, recorded, ended.

Read `pages` (the company's readings, those of a letter), `recording` (what HR records and ends).
What is shown of a reading is put together in `shown`, and said in words in `told`.
"""

from assignments.web.readings import pages, recording, told
from assignments.web.readings.routes import blueprint

__all__ = ["blueprint", "pages", "recording", "told"]
