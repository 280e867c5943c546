"""The ledger: every cost of an assignment as one kind of line, and what is posted without a claim.

A claim, an allowance that fell due and a supplier's invoice are judged lines, approved one by one;
pay and tax are postings. A line lies in one month and stays there: what comes too late for a
closed month lies in the next open one and names the old. Adding up is in `month`.
"""

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass

from assignments.core.money import Money
from assignments.core.periods import Covers, add_months
from assignments.core.rates import Conversion

CLAIM, ALLOWANCE, SUPPLIER, PAY, TAX = KINDS = ("claim", "allowance", "supplier", "pay", "tax")
OVERRIDE = ":override"  # ends the source of a posting that passes a limit of its letter
BY_ITS_DAY = frozenset({ALLOWANCE, SUPPLIER})  # their month is their day's, not the decision's


@dataclass(slots=True)
class CostLine:
    """One cost as finance takes it over.

    `counted`, `allowed` and `approved` are in the assignment's settlement currency; `counted` and
    the rate are None where no rate was known, the rate also where none was needed. `approved` is
    the cost to the company: below zero for what lowers it. A posting has no claim: `claim_id` is 0
    and `line_id` the posting's. `adjusts` names the closed month that the line came too late for;
    `taxable` is None where nobody said. Nobody changes one; it is not frozen, which would make it
    five times as slow to make, and a month has many.
    """

    assignment_id: int
    employee: str
    home: str
    host: str
    cost_centre: str
    claim_id: int
    line_id: int
    category: str
    date: dt.date
    person: str
    paid_by: str
    claimed: Money
    rate: str | None
    rate_date: dt.date | None
    rate_source: str | None
    counted: Money | None
    allowed: Money
    approved: Money
    override: bool
    letter: str
    clause: str
    decided_by: str
    decided_at: dt.datetime
    reason: str
    receipts: tuple[str, ...] = ()
    kind: str = CLAIM
    month: str = ""
    adjusts: str = ""
    taxable: bool | None = None
    supplier: str = ""
    source: str = ""

    @property
    def settlement_currency(self) -> str:
        """The currency of what was counted, allowed and approved."""
        return self.approved.currency

    @property
    def place(self) -> tuple[int, bool, int, int]:
        """Where the line stands in its month: by assignment, claims' before postings, by number."""
        return self.assignment_id, not self.claim_id, self.claim_id, self.line_id


@dataclass(frozen=True, slots=True)
class Posting:
    """A cost that no claim line holds, to be written into the ledger once.

    `source` names it among its assignment's: a second of that name is not written. `amount` is in
    its own currency and `cost` in the settlement's; both below zero for what lowers the cost.
    """

    kind: str
    source: str
    category: str
    day: dt.date
    amount: Money
    cost: Money
    conversion: Conversion | None = None
    letter: str = ""
    clause: str = ""
    note: str = ""
    covers: Covers | None = None


def month_label(day: dt.date) -> str:
    """The calendar month of a day, as 2005-03."""
    return f"{day:%Y-%m}"


def open_month(label: str, closed: Container[str]) -> tuple[str, str]:
    """The month that a cost of a month lies in, and the closed one that it adjusts, if any.

    That is the month itself while it is open, else the next one that is not closed.
    """
    if label not in closed:
        return label, ""
    day = dt.date.fromisoformat(f"{label}-01")
    while month_label(day) in closed:
        day = add_months(day, 1)
    return month_label(day), label
