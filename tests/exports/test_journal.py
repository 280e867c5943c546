"""A month as a journal: beancount's own check takes it, every transaction balances; payroll."""

import csv
import io
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from beancount import loader
from beancount.core.data import Open, Transaction

from assignments.core.ledger import KINDS
from assignments.core.money import Money
from assignments.core.words import CATEGORIES
from assignments.exports import EXPORTS
from tests.exports.months import HOSTILE, LINES, RENT, SALARY, long_month
from tests.ledgers import month_of

BEAN_CHECK = Path(sys.executable).with_name("bean-check")
EVIL = 'x"\n2005-03-01 open Assets:Evil\n; \\" \\\\ \x00\x1b[2J\u2028 #tag ^link {{}} \U0001f600'


def journal(*lines):
    """The journal of lines."""
    return EXPORTS["journal"].as_bytes("2005-03", lines)


def entries(data):
    """What beancount reads in a journal, which has no errors."""
    found, errors, _ = loader.load_string(data.decode())
    assert errors == []
    return found


@pytest.fixture
def checked(tmp_path):
    """Run the real bean-check on a journal."""

    def check(data):
        path = tmp_path / "month.beancount"
        path.write_bytes(data)
        run = subprocess.run([BEAN_CHECK, path], capture_output=True, text=True, check=False)
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")

    return check


def test_bean_check_takes_a_month_with_everything(checked):
    """Every kind, every category, hostile texts, currencies of no, two, three and four decimals."""
    several = [
        replace(RENT, line_id=100 + number, category=category, kind=KINDS[number % 5])
        for number, category in enumerate(sorted(CATEGORIES))
    ]
    coins = [
        replace(SALARY, line_id=500 + sign, approved=Money(sign * 1_234_567, code))
        for sign in (-1, 1)
        for code in ("JPY", "KWD", "CLF", "EUR")
    ]
    evil = replace(HOSTILE, employee=EVIL, supplier=EVIL, clause=EVIL, letter=EVIL, rate=EVIL)
    checked(journal(*LINES, *several, *coins, evil))


def test_every_cost_is_a_transaction_that_balances():
    """A line that cost nothing is none; the sums are those of the month."""
    found = [one for one in entries(journal(*LINES)) if isinstance(one, Transaction)]
    assert len(found) == sum(1 for line in LINES if line.approved.minor)
    for one in found:
        debit, credit = one.postings
        assert debit.units.currency == credit.units.currency
        assert debit.units.number + credit.units.number == 0
        assert debit.account.startswith("Expenses:Assignments:")
    dollars = [one.postings[0].units for one in found if one.postings[0].units.currency == "USD"]
    told = sum(line.approved.minor for line in LINES if line.approved.currency == "USD")
    assert sum((units.number for units in dollars), Decimal(0)) * 100 == told


def test_a_transaction_tells_its_line():
    """Who is owed, what for, under which clause, and all days lie in the month."""
    found = {
        (one.meta.get("claim"), one.meta.get("line") or one.meta.get("posting")): one
        for one in entries(journal(*LINES))
        if isinstance(one, Transaction)
    }
    rent, freight, salary, withheld = (
        found[(3, 7)],
        found[(5, 10)],
        found[(None, 1)],
        found[(None, 2)],
    )
    assert (rent.payee, rent.narration) == ("Odile Bérenger", "housing rent, clause 8")
    assert (rent.meta["rate"], str(rent.meta["claimed"])) == ("0.1208196", "26000.00 CNY")
    assert freight.payee == 'Kite & "Sons", movers\\'
    assert (freight.meta["adjusts"], freight.meta["taxable"]) == ("2005-02", False)
    assert [one.postings[1].account for one in (rent, freight, salary, withheld)] == [
        "Liabilities:Employees:A1",
        "Liabilities:Suppliers",
        "Liabilities:Payroll",
        "Liabilities:Tax",
    ]
    assert {one.date.isoformat()[:7] for one in found.values()} == {"2005-03"}


def test_no_text_gets_out_of_its_quotes():
    """Quotes, line ends and marks of beancount's own open nothing and tag nothing."""
    evil = replace(HOSTILE, employee=EVIL, supplier=EVIL, clause=EVIL, cost_centre=EVIL)
    found = entries(journal(evil))
    assert not [one for one in found if isinstance(one, Open) and "Evil" in one.account]
    (one,) = [one for one in found if isinstance(one, Transaction)]
    assert (one.tags, one.links) == (frozenset(), frozenset())


def test_an_empty_month_is_a_journal_too(checked):
    """With nothing in it."""
    checked(journal())


def test_a_long_journal_is_taken(checked):
    """Some thousand lines, their accounts opened behind them."""
    checked(EXPORTS["journal"].as_bytes("2005-03", tuple(long_month(2_000))))


def test_payroll_gets_what_is_taxable_and_nothing_else():
    """Per employee and category; what nobody called taxable is left out."""
    data = EXPORTS["payroll"].as_bytes("2005-03", month_of("2005-03", LINES).lines)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [(row["employee"], row["category"], row["amount"]) for row in rows] == [
        ("Odile Bérenger", "miscellaneous_allowance", "2500.00"),
        ("Odile Bérenger", "base_salary", "19166.67"),
    ]
    evil = replace(SALARY, employee="=1+1", clause="@x")
    told = EXPORTS["payroll"].as_bytes("2005-03", [evil]).decode()
    assert ",'=1+1," in told
    assert ",'@x," in told
