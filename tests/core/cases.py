"""Case files for the tests: where they lie, how one is built, and what a judged one says."""

import json
from pathlib import Path

from assignments.core.case import Judged, case_of, judge_case, rendered

ROOT = Path(__file__).parents[2]
OWN = sorted((ROOT / "tests" / "cases").glob("*.json"))
SHARED = sorted((ROOT.parent / "shared" / "cases").glob("*.json"))
ASSIGNMENT = {
    "start": "2005-01-01",
    "home": "US",
    "host": "CN",
    "settlement_currency": "USD",
    "accompanied_by": ["spouse"],
}
AS_OF = "2006-12-31"


def loaded(path: Path) -> dict:
    """A case file's content."""
    return json.loads(path.read_text("utf-8"))


def term(category, *limits, **rest) -> dict:
    """A term that pays back, of clause 1 unless it is said otherwise."""
    return {
        "clause": "1",
        "category": category,
        "pays": "reimburse",
        "limits": list(limits),
        **rest,
    }


def amount(most, per="once", currency="USD", **rest) -> dict:
    """A limit of money."""
    return {"type": "amount", "max": most, "currency": currency, "per": per, **rest}


def line(ident, category, money="100.00", date="2005-03-01", **rest) -> dict:
    """A line in dollars unless it is said otherwise."""
    return {
        "id": str(ident),
        "category": category,
        "date": date,
        "amount": money,
        "currency": "USD",
        **rest,
    }


def case(terms, lines, **rest) -> dict:
    """A case of one assignment."""
    return {
        "assignment": ASSIGNMENT,
        "as_of": AS_OF,
        "terms": terms,
        "lines": lines,
        **rest,
    }


def judged(terms, lines, **rest) -> Judged:
    """Verdicts and what remains."""
    return judge_case(case_of(case(terms, lines, **rest)))


def printed(terms, lines, **rest) -> dict:
    """The same in the contract's JSON."""
    return rendered(judged(terms, lines, **rest))


def outcomes(terms, lines, **rest) -> list[tuple]:
    """Of each line the outcome, what is allowed, and the reasons."""
    return [
        (str(verdict.outcome), str(verdict.allowed), *verdict.reasons)
        for verdict in judged(terms, lines, **rest).verdicts
    ]
