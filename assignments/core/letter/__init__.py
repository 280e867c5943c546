"""Terms and their limits: what one sentence of a letter grants, limits or rules out, and when.

Which terms cover a given line is decided in `check`; what a limit has left in `remaining`.
"""

from assignments.core.letter.accounted import Accounted, LeftOver, accounted
from assignments.core.letter.contract import TERM_FIELDS, limit_of, term_of
from assignments.core.letter.kept import Misfit, Origin, PrintedClause, ReadLetter, Span
from assignments.core.letter.terms import PAYING, Limit, Term, balance_name, pools_fit

__all__ = [
    "PAYING",
    "TERM_FIELDS",
    "Accounted",
    "LeftOver",
    "Limit",
    "Misfit",
    "Origin",
    "PrintedClause",
    "ReadLetter",
    "Span",
    "Term",
    "accounted",
    "balance_name",
    "limit_of",
    "pools_fit",
    "term_of",
]
