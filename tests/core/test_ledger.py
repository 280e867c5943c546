"""Which month a cost lies in."""

import datetime as dt

from assignments.core.ledger import month_label, open_month


def test_a_cost_lies_in_its_own_month_while_that_is_open():
    """An open month takes what belongs to it, and nothing is adjusted."""
    assert open_month("2005-03", {"2005-02", "2005-04"}) == ("2005-03", "")


def test_what_comes_too_late_lies_in_the_next_open_month_and_names_the_old():
    """Closed months are passed over, across the year's end too."""
    closed = {"2005-11", "2005-12", "2006-01"}
    assert open_month("2005-11", closed) == ("2006-02", "2005-11")


def test_a_day_is_labelled_by_its_month():
    """As files and addresses name months."""
    assert month_label(dt.date(2005, 3, 31)) == "2005-03"
