"""Finance's sums: every view of the same months comes to the same, currencies apart."""

from assignments.core.money import Money
from assignments.core.picture import (
    MOST,
    Group,
    by_assignment,
    currencies,
    month_sums,
    picture,
    window,
)

GROUPS = (
    Group("2026-01", 1, "housing_rent", "USD", 2, 500),
    Group("2026-01", 1, "housing_rent", "USD", 1, 7),  # a posting beside lines
    Group("2026-01", 2, "utilities", "USD", 1, -50),
    Group("2026-02", 1, "base_salary", "EUR", 1, 900),
    Group("2026-02", 2, "home_leave_airfare", "USD", 1, 2000),
)


def test_month_family_and_assignment_come_to_the_same_total():
    """Of one currency; what is below zero counts too."""
    sums = picture(month_sums(("2026-01", "2026-02", "2026-03"), GROUPS).values(), "USD")
    assert sums.total.money == Money(2457, "USD")
    assert sums.total.costs == 5
    for parts in (sums.months, [one.sum for one in sums.families], sums.assignments):
        assert sum(one.money.minor for one in parts) == 2457
        assert sum(one.costs for one in parts) == 5
    assert [one.name for one in sums.families[1].categories] == ["housing_rent", "utilities"]


def test_the_currency_of_the_most_costs_is_first():
    """No two currencies are ever added up."""
    months = month_sums(("2026-01", "2026-02"), GROUPS).values()
    assert currencies(months) == ("USD", "EUR")
    assert picture(months, "EUR").total.money == Money(900, "EUR")


def test_assignments_behind_the_first_ones_are_told_together():
    """They are in the total."""
    groups = [Group("2026-01", n, "utilities", "USD", 1, 100 + n) for n in range(MOST + 3)]
    sums = picture(month_sums(("2026-01",), groups).values(), "USD")
    assert len(sums.assignments) == MOST
    assert (sums.others_count, sums.others.money.minor) == (3, 100 + 101 + 102)
    shown = sum(one.money.minor for one in sums.assignments)
    assert shown + sums.others.money.minor == sums.total.money.minor


def test_the_window_ends_with_the_last_month_that_has_costs():
    """Two years of months, or all of the year that is chosen."""
    assert window((), None) == ()
    months = window(("2024-01", "2026-02"), None)
    assert (len(months), months[0], months[-1]) == (24, "2024-03", "2026-02")
    assert window(("2024-01",), 2024)[::11] == ("2024-01", "2024-12")


def test_a_plan_is_compared_over_the_same_months():
    """So far up to the month of today, and in all; assignments without a plan are left out."""
    months = ("2026-01", "2026-02", "2026-03")
    sums = picture(month_sums(months, GROUPS).values(), "USD")
    plan = {one: Money(1000, "USD") for one in (*months, "2026-04")}
    (one,) = by_assignment(sums.assignments, {"2": plan}, months, "2026-02")
    assert (one.actual, one.to_date, one.planned) == (
        Money(1950, "USD"),
        Money(2000, "USD"),
        Money(3000, "USD"),
    )
