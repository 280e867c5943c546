"""Months to write to files: one of everything a cell can be, and one of any length."""

import datetime as dt
from dataclasses import replace

from assignments.core.ledger import CostLine
from assignments.core.money import Money

DECIDED = dt.datetime(2005, 3, 31, 18, 30, 15, 999, tzinfo=dt.timezone(dt.timedelta(hours=8)))

RENT = CostLine(
    assignment_id=1,
    employee="Odile Bérenger",
    home="Fremont, US",
    host="上海, CN",
    cost_centre="00417",
    claim_id=3,
    line_id=7,
    category="housing_rent",
    date=dt.date(2005, 2, 28),
    person="employee",
    paid_by="employee",
    claimed=Money(2_600_000, "CNY"),
    rate="0.1208196",
    rate_date=dt.date(2005, 2, 25),
    rate_source="company",
    counted=Money(314_131, "USD"),
    allowed=Money(314_131, "USD"),
    approved=Money(314_131, "USD"),
    override=False,
    letter="1",
    clause="8",
    decided_by="Hana Ruiz",
    decided_at=DECIDED,
    reason="",
    receipts=("lease.pdf", "bank slip, March.jpg"),
)
FARE = replace(
    RENT,
    claim_id=2,
    line_id=5,
    category="home_leave_airfare",
    person="spouse",
    claimed=Money(143_000, "USD"),
    rate=None,
    rate_date=None,
    rate_source=None,
    counted=Money(143_000, "USD"),
    allowed=Money(115_000, "USD"),
    approved=Money(143_000, "USD"),
    override=True,
    clause="10",
    reason='Only seat left; "fully booked"\nsays the airline',
    receipts=(),
)
YEN = replace(
    RENT,
    assignment_id=2,
    employee="Björn Ō",
    claim_id=9,
    line_id=20,
    category="business_expense",
    claimed=Money(1_250, "KWD"),
    rate="345.6789012",
    counted=Money(432, "JPY"),
    allowed=Money(432, "JPY"),
    approved=Money(400, "JPY"),
    letter="0",
    clause="5.10",
    receipts=("カフェ.heic",),
)
NO_RATE = replace(
    YEN,
    line_id=21,
    claimed=Money(50_000, "ZWL"),
    rate=None,
    rate_date=None,
    rate_source=None,
    counted=None,
    allowed=Money(0, "JPY"),
    approved=Money(0, "JPY"),
    override=True,
    letter="",
    clause="",
)
HOSTILE = replace(
    RENT,
    line_id=8,
    employee="=1+1",
    home="+SUM(A1)",
    host="-2+3",
    cost_centre="@cmd",
    rate_source="\tx",
    letter="\rx",
    clause="  =A1",
    decided_by="\u00a0\uff1dA1",
    supplier="=2+2",
    source="@x",
    reason="see; =HYPERLINK(1)\n- item",
    receipts=("=cmd|' /C calc'!A0.pdf", "b.pdf", "=c.pdf"),
)
SETTLING = replace(
    RENT,
    claim_id=4,
    line_id=9,
    kind="allowance",
    category="miscellaneous_allowance",
    claimed=Money(250_000, "USD"),
    rate=None,
    rate_date=None,
    rate_source=None,
    counted=Money(250_000, "USD"),
    allowed=Money(250_000, "USD"),
    approved=Money(250_000, "USD"),
    clause="16",
    decided_by="",
    receipts=(),
    taxable=True,
)
FREIGHT = replace(
    SETTLING,
    claim_id=5,
    line_id=10,
    kind="supplier",
    category="air_freight",
    paid_by="company",
    approved=Money(88_005, "USD"),
    supplier='Kite & "Sons", movers\\',
    clause="12",
    taxable=False,
    adjusts="2005-02",
)
SALARY = replace(
    SETTLING,
    claim_id=0,
    line_id=1,
    kind="pay",
    category="base_salary",
    paid_by="company",
    claimed=Money(1_916_667, "USD"),
    counted=Money(1_916_667, "USD"),
    allowed=Money(1_916_667, "USD"),
    approved=Money(1_916_667, "USD"),
    clause="3",
    source="pay:2005-03",
)
WITHHELD = replace(
    SALARY,
    line_id=2,
    kind="tax",
    category="hypothetical_tax",
    claimed=Money(-421_055, "USD"),
    counted=Money(-421_055, "USD"),
    allowed=Money(-421_055, "USD"),
    approved=Money(-421_055, "USD"),
    clause="9",
    taxable=None,
    source="tax:2005-03",
)
LINES = (NO_RATE, HOSTILE, WITHHELD, YEN, FARE, SALARY, RENT, FREIGHT, SETTLING)


def long_month(lines):
    """So many lines, made one by one."""
    for number in range(lines):
        yield replace(
            RENT if number % 3 else FARE,
            assignment_id=number % 50,
            employee=f"Employee {number % 50}",
            claim_id=number // 5,
            line_id=number,
            date=dt.date(2005, 3, 1 + number % 28),
            decided_at=dt.datetime(2005, 3, 31, tzinfo=dt.UTC)
            + dt.timedelta(seconds=number % 86_400),
            reason="" if number % 4 else f"as agreed on {number}",
        )
