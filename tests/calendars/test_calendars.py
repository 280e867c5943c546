"""Public holidays as values: observed days, weekends, days worked in exchange, and the unknown."""

import datetime as dt
import subprocess
import sys

from assignments.calendars import NOT_KNOWN, calendar_of, parts_of

D = dt.date.fromisoformat


def test_observed_days_and_the_package_are_named():
    """Christmas 2005 was a Sunday in the States: the Monday after is free."""
    calendar = calendar_of("US", [2005])
    assert calendar.holiday(D("2005-12-26")) == "Christmas Day (observed)"
    assert "observed days" in calendar.rule
    assert "holidays 0." in calendar.rule


def test_weekend_days_that_are_worked_are_known():
    """China works on some of them in exchange for days off."""
    calendar = calendar_of("CN", [2005])
    assert calendar.is_working(D("2005-02-05"))
    assert not calendar.is_working(D("2005-02-14"))
    assert calendar.worked(D("2005-02-01"), D("2005-02-28")) == 2


def test_weekends_are_the_country_s():
    """Friday and Saturday in the Emirates, until 2022."""
    calendar = calendar_of("AE", [2020, 2023])
    assert calendar.is_weekend(D("2020-03-06"))
    assert not calendar.is_weekend(D("2020-03-08"))
    assert calendar.is_weekend(D("2023-03-05"))


def test_a_part_of_a_country_has_its_own():
    """Saint Andrew's in Scotland."""
    assert "SCT" in parts_of("GB")
    assert parts_of("XX") == ()
    assert calendar_of("GB", [2005], "SCT").holiday(D("2005-01-04"))
    assert calendar_of("GB", [2005]).holiday(D("2005-01-04")) is None


def test_what_is_not_known_is_said():
    """No such country or part, and years before a country was."""
    assert calendar_of("XX", [2005]).rule == NOT_KNOWN
    assert not calendar_of("GB", [2005], "XX").knows(2005)
    young = calendar_of("SS", [2005, 2015])
    assert (young.knows(2005), young.knows(2015)) == (False, True)
    assert "2005 are not known" in young.rule


def test_the_package_is_not_loaded_before_it_is_asked():
    """Starting the program does not wait for it."""
    told = "import sys, assignments.actions.standing; print('holidays' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
