"""What of a line never changes, the hash over a month's lines, seals, and what closing is told."""

import datetime as dt
import json
import random
from dataclasses import fields, replace

import pytest

from assignments.core.closing import Check, Some, Standing, checks
from assignments.core.ledger import CostLine
from assignments.core.sealing import (
    FIELDS,
    LinesHash,
    SealedFile,
    SealedMonth,
    canonical,
    first_difference,
    seal_of,
    unchanging,
    unchanging_of,
)
from assignments.exports import EXPORTS
from assignments.exports.columns import NAMES
from tests.exports.months import LINES, RENT
from tests.ledgers import month_of

ORDERED = month_of("2005-03", LINES).lines
MAY_CHANGE = {"employee", "home", "host", "cost_centre", "decided_by", "reason", "receipts"}
OTHER = {
    "assignment_id": 7,
    "claim_id": 8,
    "line_id": 9,
    "kind": "supplier",
    "source": "pay:1",
    "category": "utilities",
    "date": dt.date(2005, 2, 27),
    "person": "spouse",
    "paid_by": "company",
    "supplier": "Kite",
    "claimed": replace(RENT.claimed, minor=1),
    "rate": "0.2",
    "rate_date": dt.date(2005, 1, 1),
    "rate_source": "published",
    "counted": None,
    "allowed": replace(RENT.allowed, minor=1),
    "approved": replace(RENT.approved, minor=1),
    "override": True,
    "letter": "2",
    "clause": "8.1",
    "decided_at": dt.datetime(2005, 3, 30, tzinfo=dt.UTC),
    "adjusts": "2005-02",
    "taxable": True,
}
MONTH = SealedMonth(
    label="2005-03",
    number=2,
    closed_at=dt.datetime(2005, 4, 2, 9, tzinfo=dt.UTC),
    closed_by="Finn",
    zone="UTC",
    lines=1,
    lines_sha256="a" * 64,
    previous="2005-02",
    previous_seal="b" * 64,
    files=(SealedFile("csv", "costs-2005-03.csv", "text/csv", 10, "c" * 64),),
).sealed()


def hashed(lines):
    """The hash over lines as they come."""
    found = LinesHash()
    for line in lines:
        found.add(unchanging(line))
    return found.sha256


def test_every_field_of_a_line_is_sealed_or_may_change():
    """A new field has to be put on one of the two sides; `month` is the file's own name."""
    assert {one.name for one in fields(CostLine)} == MAY_CHANGE | set(OTHER) | {"month"}


@pytest.mark.parametrize("name", sorted(OTHER))
def test_a_change_of_what_never_changes_changes_the_hash(name):
    """Whichever it is."""
    assert hashed([replace(RENT, **{name: OTHER[name]})]) != hashed([RENT])


def test_names_may_be_corrected():
    """People, places, cost centres, receipts' names and reasons are not in the hash."""
    other = dict.fromkeys(MAY_CHANGE - {"receipts"}, "other")
    assert hashed([replace(RENT, **other, receipts=("x",))]) == hashed([RENT])


def test_the_hash_is_of_the_order_and_of_every_line():
    """Neither another order nor a line less is the same month; the count goes along."""
    whole = hashed(ORDERED)
    assert hashed(reversed(ORDERED)) != whole
    assert hashed(ORDERED[:-1]) != whole
    found = LinesHash()
    assert list(found.passing(ORDERED)) == list(ORDERED)
    assert (found.count, found.sha256) == (len(ORDERED), whole)


def test_a_canonical_line_is_plain_json():
    """ASCII, one line, its values in the order of FIELDS."""
    told = canonical(unchanging(replace(RENT, supplier="Müller\n")))
    assert told.isascii()
    assert told.count(b"\n") == 1
    assert dict(zip(FIELDS, json.loads(told), strict=True))["approved"] == "3141.31"


def test_the_file_of_json_lines_alone_tells_the_hash():
    """Its columns hold all that is hashed, in the same words."""
    assert set(FIELDS) < set(NAMES)
    rows = EXPORTS["jsonl"].as_bytes("2005-03", ORDERED).splitlines()
    assert [unchanging_of(json.loads(row)) for row in rows] == [unchanging(one) for one in ORDERED]


@pytest.mark.parametrize(
    ("filed", "recorded", "says"),
    [
        (ORDERED, ORDERED, None),
        (ORDERED, ORDERED[1:], "claim 2, line 5 of assignment 1 is in the file and no longer"),
        (ORDERED[:-1], ORDERED, "claim 9, line 21 of assignment 2 is in the records and not"),
        (ORDERED, ORDERED[:-1], "claim 9, line 21 of assignment 2 is in the file and no longer"),
        (ORDERED[1:], ORDERED, "claim 2, line 5 of assignment 1 is in the records and not"),
        ([RENT], [replace(RENT, clause="")], "clause was 8 and is nothing in the records"),
        ([RENT], [replace(RENT, override=True)], "override was False and is True"),
    ],
)
def test_the_first_difference_is_named(filed, recorded, says):
    """By claim, line and field; or the line that one of the two sides lacks."""
    told = first_difference(map(unchanging, filed), map(unchanging, recorded))
    assert told is None if says is None else says in told


def test_a_posting_is_named_as_such():
    """It has no claim."""
    (posting,) = [one for one in ORDERED if one.source == "pay:2005-03"]
    told = first_difference([unchanging(posting)], [])
    assert told.startswith("posting 1 of assignment 1 is in the file")


@pytest.mark.parametrize(
    "change",
    [
        {"label": "2005-04"},
        {"number": 3},
        {"lines": 2},
        {"zone": "Asia/Shanghai"},
        {"lines_sha256": "d" * 64},
        {"previous_seal": ""},
        {"files": ()},
        {"files": (replace(MONTH.files[0], sha256="d" * 64),)},
        {"closed_at": MONTH.closed_at + dt.timedelta(seconds=1)},
    ],
)
def test_a_seal_is_over_all_that_it_says(change):
    """But the name of who closed it, which may be corrected."""
    assert seal_of(replace(MONTH, **change)) != MONTH.seal
    assert seal_of(replace(MONTH, closed_by="Finnegan")) == MONTH.seal


def found(**what):
    """What the checks tell of May 2005 in June."""
    return checks(Standing(**{"label": "2005-05", "today": dt.date(2005, 6, 1), **what}))


def test_a_month_with_nothing_open_has_no_checks():
    """It may be closed from the first day after it."""
    assert found() == ()
    (check,) = found(today=dt.date(2005, 5, 31))
    assert (check.name, check.level) == ("not_over", "blocks")


def test_a_closed_month_has_one_answer():
    """When and by whom, whatever else stands open."""
    (check,) = found(sealed=MONTH, undecided=Some(3))
    says = "2005-03 was closed at 2005-04-02 09:00:00 UTC by Finn. Nothing reopens it."
    assert check == Check("closed", "blocks", says)
    (machine,) = found(sealed=replace(MONTH, closed_by=""))
    assert "by this machine" in machine.says


def test_checks_count_and_name_the_first_lines():
    """Five of them, and that there are more."""
    lines = [(1, number) for number in range(1, 8)]
    random.shuffle(lines)
    (check,) = found(without_rate=Some(1_200, tuple(lines)))
    assert check.says.startswith("1,200 lines of this month (claim 1, line ")
    assert check.says.count("claim") == 5
    assert "; …) are without a rate" in check.says
    (one,) = found(asked=Some(1, ((3, 7),)))
    assert one.says == "1 line of this month (claim 3, line 7) is waiting for an answer."


def test_open_months_and_unposted_costs_are_listed():
    """Acknowledged or not is for the one who closes."""
    earlier = tuple(f"2004-{number:02}" for number in range(1, 9))
    unposted, listed = found(earlier=earlier, unposted=("base_salary of 2005-05",))
    assert (unposted.name, listed.name) == ("unposted", "earlier_open")
    assert listed.says.endswith("2004-05, and 3 more.")
    (unsaid,) = found(unsaid=1)
    assert unsaid.level == "tells"
