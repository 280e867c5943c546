"""What goes on at home and what runs out, and days off on both sides; for HR and the employee.

Read `pages` (what is shown and its files), `recording` (what is recorded and taken back); the words
for it are in `told`.
"""

from assignments.web.standing import pages, recording, told
from assignments.web.standing.routes import blueprint

__all__ = ["blueprint", "pages", "recording", "told"]
