"""HR's desk: the queue of lines that wait, and one line with everything that decides it.

What may be decided, and by whom, the actions say; what stands on the page of a line, `docket`.
A line's page carries what was seen on it (`stamp`); who decides on old data is told what changed.
"""

from assignments.web.desk import chosen, clauses, deciding, lines, receipts
from assignments.web.desk.routes import blueprint

__all__ = ["blueprint", "chosen", "clauses", "deciding", "lines", "receipts"]
