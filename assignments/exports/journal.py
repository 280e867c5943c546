"""A month as a double-entry journal in beancount's plain text: each line a balanced transaction.

What an assignment cost stands against whom it is owed to: the employee, suppliers, payroll, tax
offices. The accounts are opened at the end, once all that were used are known; beancount reads a
file in the order of days, whatever the order of its lines.
"""

import datetime as dt
import re
from functools import lru_cache

from assignments.core.closing import last_day
from assignments.core.ledger import PAY, SUPPLIER, TAX, CostLine
from assignments.core.money import Money
from assignments.core.month import month_named
from assignments.exports.writing import TextWriter

_UNPRINTED = re.compile("[\\s\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ud800-\udfff]+")
_TO = {PAY: "Liabilities:Payroll", TAX: "Liabilities:Tax", SUPPLIER: "Liabilities:Suppliers"}


@lru_cache(maxsize=4096)
def quoted(text: str) -> str:
    """A text as beancount's string, on one line."""
    told = _UNPRINTED.sub(" ", text).strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'"{told}"'


@lru_cache(maxsize=256)
def expenses(category: str) -> str:
    """The account of a category's costs."""
    return f"Expenses:Assignments:{''.join(part.title() for part in category.split('_'))}"


def owed_to(line: CostLine) -> str:
    """The account of whom a cost is owed to."""
    if line.kind in _TO:
        return _TO[line.kind]
    if line.paid_by == "company":
        return _TO[SUPPLIER]
    return f"Liabilities:Employees:A{line.assignment_id}"


class Writer(TextWriter):
    """Writes a month's lines, one a transaction."""

    def __init__(self, label: str, count: int) -> None:
        """Begin the journal of a month."""
        super().__init__(label, count)
        self._first, self._last = month_named(label), last_day(label)
        self._accounts: set[str] = set()
        self._currencies: set[str] = set()

    def head(self) -> str:
        """The journal's title."""
        return f'option "title" "Assignment costs of {self.label}"\n'

    def told(self, line: CostLine) -> str:
        """A transaction; a line that cost nothing is none."""
        cost = line.approved
        if not cost.minor:
            return ""
        debit, credit = expenses(line.category), owed_to(line)
        self._accounts.update((debit, credit))
        self._currencies.add(cost.currency)
        amount, minus = str(cost), str(Money(-cost.minor, cost.currency))
        return (
            f"\n{self._day(line)} * {quoted(line.supplier or line.employee)} {_narration(line)}\n"
            f"{_said_of(line)}"
            f"  {debit}  {amount} {cost.currency}\n"
            f"  {credit}  {minus} {cost.currency}\n"
        )

    def _day(self, line: CostLine) -> dt.date:
        """The day that the cost is booked on: its decision's, else its own; never outside."""
        day = line.decided_at.date() if line.kind == "claim" else line.date
        return min(max(day, self._first), self._last)

    def tail(self) -> str:
        """The accounts and currencies that were used."""
        used = [f"commodity {code}" for code in sorted(self._currencies)]
        used += [f"open {account}" for account in sorted(self._accounts)]
        return "".join(["\n", *(f"{self._first} {one}\n" for one in used)])


def _narration(line: CostLine) -> str:
    clause = f", clause {line.clause}" if line.clause else ""
    return quoted(f"{line.category.replace('_', ' ')}{clause}")


def _said_of(line: CostLine) -> str:
    """The line's metadata."""
    told = [
        ("assignment", str(line.assignment_id)),
        ("employee", quoted(line.employee)),
        ("line" if line.claim_id else "posting", str(line.line_id)),
        ("kind", quoted(line.kind)),
        ("spent", line.date.isoformat()),
    ]
    if line.claim_id:
        told.insert(1, ("claim", str(line.claim_id)))
    texts = {
        "letter": line.letter,
        "clause": line.clause,
        "rate": line.rate or "",
        "adjusts": line.adjusts,
        "cost-centre": line.cost_centre,
    }
    told += [(name, quoted(text)) for name, text in texts.items() if text]
    if line.claimed.currency != line.approved.currency:
        told.append(("claimed", f"{line.claimed} {line.claimed.currency}"))
    if line.taxable is not None:
        told.append(("taxable", "TRUE" if line.taxable else "FALSE"))
    return "".join(f"  {name}: {value}\n" for name, value in told)
