"""When a person may be erased, and what is left of their words."""

import datetime as dt

import pytest

from assignments.core.erasing import (
    ERASED,
    Whole,
    bare_of,
    bare_term,
    bare_verdict,
    refusals,
    years_later,
)

TODAY = dt.date(2036, 3, 2)
OVER = Whole(3, "Ada", "ada@farn.example", may_log_in=False, last_end=dt.date(2026, 3, 1))


def test_after_retention_nothing_stands_against_it():
    """Ten years and a day after the last assignment ended, and not on the day itself."""
    assert refusals(OVER, TODAY, 10) == ()
    (said,) = refusals(OVER, dt.date(2036, 3, 1), 10)
    assert said == (
        "Records are kept for 10 years: the last assignment ended on 2026-03-01, so not before "
        "2036-03-02."
    )


def test_all_that_stands_against_it_is_told():
    """What runs, waits, is open, unsettled or lets in, each with what to do."""
    whole = Whole(
        3,
        "Ada",
        "ada@farn.example",
        may_log_in=True,
        running=(7,),
        last_act=dt.date(2036, 1, 1),
        wait=1,
        open_months=("2026-02",),
        unsettled=("US 2025",),
    )
    told = refusals(whole, TODAY, 10)
    firsts = (
        "Assignment 7 has no end",
        "Records are kept for 10 years: they last acted for others on 2036-01-01",
        "1 claim line waits",
        "2026-02 is open",
        "The tax year US 2025 is not settled",
        "They can still log in",
    )
    assert len(told) == len(firsts)
    assert all(one.startswith(first) for one, first in zip(told, firsts, strict=True))


@pytest.mark.parametrize(
    ("day", "later"), [("2024-02-29", "2034-03-01"), ("2024-03-01", "2034-03-01")]
)
def test_years_later(day, later):
    """Of a leap day the first of March, where there is none."""
    assert years_later(dt.date.fromisoformat(day), 10) == dt.date.fromisoformat(later)


def test_of_json_numbers_and_codes_stay():
    """Free texts go, wherever they stand; what judges or sums stays."""
    body = {"amount": "12.00", "note": "for Ada", "deep": [{"says": "x", "count": 3}], "ok": True}
    bare = {"amount": "12.00", "note": "", "deep": [{"says": "", "count": 3}], "ok": True}
    assert bare_of(body) == bare
    term = {"quote": "fair rent", "start": 4, "end": 9, "measure": "fair rent", "clause": "2"}
    assert bare_term(term, ("fair",)) == {"clause": "2", "quote": "fair"}


def test_of_a_verdict_reasons_and_numbers_stay():
    """Quotes, sentences and readings go; a trip is named anew with its traveller."""
    verdict = {
        "outcome": "reduced",
        "trip": "To the sea/spouse",
        "findings": [
            {
                "reason": "over_cap",
                "quote": "up to",
                "message": "for Ada",
                "readings": [{"words": "fair"}],
                "left": "1.00",
                "period": "2026-01",
            }
        ],
    }
    kept = {"reason": "over_cap", "quote": "", "message": ERASED, "left": "1.00"}
    assert bare_verdict(verdict, {"To the sea": "Trip 1"}) == {
        "outcome": "reduced",
        "trip": "Trip 1/spouse",
        "findings": [{**kept, "period": "2026-01"}],
    }
