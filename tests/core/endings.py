"""Letters as their rules on ending are read, with what is known of an employment, to be asked."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

from assignments.core.assignment import Assignment, Fare
from assignments.core.ending import (
    EndingFacts,
    HealthCover,
    OptionGrant,
    Salary,
    falls_due,
    rule_of,
)
from assignments.core.money import Money
from assignments.reading.endings import endings

ROOT = Path(__file__).parents[2]
OURS = ROOT / "assignments" / "demo" / "letters"
REAL = ROOT.parent / "shared" / "letters" / "real"


def day(text):
    """A day written YYYY-MM-DD."""
    return dt.date.fromisoformat(text)


def usd(amount):
    """So many dollars."""
    return Money.parse(amount, "USD")


def text_of(name):
    """A letter's text: one of ours, or one beside the program by the beginning of its name."""
    ours = OURS / f"{name}.txt"
    found = ours if ours.exists() else next(REAL.glob(f"{name}_*.txt"))
    return found.read_bytes().decode("utf-8")


def rules_of(*names):
    """All rules that are read from letters, which are numbered from 1."""
    return [
        rule_of({**one.words, "letter": str(number)})
        for number, name in enumerate(names, 1)
        for one in endings(text_of(name))
    ]


def known(**changes):
    """What is known of an employment from 2 May 2005, with health cover and a fare home."""
    start = changes.pop("start", "2005-05-02")
    yearly = changes.pop("yearly", "120000")
    family = changes.pop("family", ("spouse",))
    grants = changes.pop("grants", ())
    facts = {
        "assignment": Assignment(day(start), "US", "CN", "USD", accompanied_by=family),
        "first_day": day("2005-05-02"),
        "salary": Salary(Fraction(yearly) / 12, "USD", "1", "2", "The salary."),
        "covers": (HealthCover(day("2005-01-01"), usd("420.00"), usd("610.00")),),
        "grants": tuple(OptionGrant(day(on), number, 12, 48, 3) for on, number in grants),
        "fares": (Fare("repatriation_airfare", usd("1150.00")),),
    }
    return EndingFacts(**{**facts, **changes})


def asked(rules, facts, on, cause):
    """What falls due, by confirmed rules and no terms."""
    return falls_due(rules, (), facts, day(on), cause)


def told(answer):
    """Kind, amount and due day of each item."""
    return [
        (
            one.rule.kind + ("+" if one.rule.people == ("spouse", "children") else ""),
            None if one.amount is None else str(one.amount),
            None if one.due is None else one.due.isoformat(),
        )
        for one in answer.items
    ]


def totals(answer):
    """The totals, as text."""
    return [f"{one.currency} {one}" for one in answer.totals]
