"""What of limits is urgent: forfeited soon, or nearly used."""

import datetime as dt
from fractions import Fraction

from assignments.core.balances import Remaining
from assignments.core.entitlements import Entitlement, urgent_first

TODAY = dt.date(2026, 11, 22)


def entitlement(name, granted, used, *, held=0, lost=None):
    """So much of a limit, in trips."""
    left = None if granted is None else max(Fraction(0), Fraction(granted - used - held))
    row = Remaining(
        letter="1",
        clause=name,
        category="home_leave_airfare",
        pool=None,
        unit="trip",
        period="2026",
        granted=None if granted is None else Fraction(granted),
        used=Fraction(used),
        held=Fraction(held),
        left=left,
    )
    return Entitlement(row, lost)


def test_what_is_lost_soon_comes_first_and_what_is_spent_last():
    """Then what is nearly used, then what is lost later, then what lasts."""
    soon = entitlement("soon", 3, 0, lost=dt.date(2026, 12, 31))
    nearly = entitlement("nearly", 10, 8)
    later = entitlement("later", 3, 0, lost=dt.date(2027, 6, 30))
    lasting = entitlement("lasting", 10, 1)
    spent = entitlement("spent", 3, 3, lost=dt.date(2026, 12, 31))
    unknown = entitlement("unknown", None, 2)
    found = urgent_first((unknown, spent, lasting, later, nearly, soon), TODAY)
    assert [one.row.clause for one in found[:4]] == ["soon", "nearly", "later", "lasting"]
    assert {one.row.clause for one in found[4:]} == {"spent", "unknown"}


def test_what_lines_hold_counts_as_taken():
    """Four fifths are nearly all, whether decided or not; less is not."""
    assert entitlement("a", 10, 4, held=4).is_nearly_used
    assert not entitlement("a", 10, 4, held=3).is_nearly_used
    assert not entitlement("a", 10, 10).is_nearly_used


def test_it_is_forfeited_soon_within_the_days_of_the_mails_alone():
    """Sixty days ahead, the last day included; not after it, and not where nothing is left."""
    day = TODAY + dt.timedelta(days=60)
    assert entitlement("a", 3, 1, lost=day).is_forfeited_soon(TODAY)
    assert entitlement("a", 3, 1, lost=TODAY).is_forfeited_soon(TODAY)
    assert not entitlement("a", 3, 1, lost=day + dt.timedelta(days=1)).is_forfeited_soon(TODAY)
    assert not entitlement("a", 3, 1, lost=TODAY - dt.timedelta(days=1)).is_forfeited_soon(TODAY)
    assert not entitlement("a", 3, 3, lost=TODAY).is_forfeited_soon(TODAY)
