"""The story of an assignment on both databases: whole, in parts, and to whom."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import story as stories
from assignments.actions.story import Wish, story
from assignments.core.story import KINDS


def told(world, who, at, **wish):
    """What the parts of a story tell, in their order: what, day and how often."""
    found, after = [], None
    while True:
        part = story(world.office, who, at, Wish(after=after, **wish)).part
        found += [(one.what, one.place) for told in part.told for one in told.entries]
        after = part.after
        if after is None:
            return found


@pytest.fixture
def lived(world):
    """An assignment with a trip, a shipment, a fare, two claims, a question and an end."""
    at = world.lettered()
    trip = actions.TripInput("Home", "employee", "home", dt.date(2005, 5, 2))
    actions.add_trip(world.office, world.ada, at, trip, world.key())
    goods = actions.ShipmentInput("Books", "out", "air", dt.date(2005, 1, 10), "100", "lb")
    actions.add_shipment(world.office, world.hr, at, goods, world.key())
    fare = actions.FareInput("home_leave_airfare", "1150.00", "USD")
    actions.set_fare(world.office, world.hr, at, fare, world.key())
    words = {"category": "local_transport", "date": "2005-03-01", "currency": "USD"}
    lines = world.submit(at, *(words | {"amount": f"{one}.00"} for one in (10, 20, 30)))
    world.approve(lines[0].id)
    world.approve(lines[1].id)
    actions.ask(world.office, world.hr, lines[2].id, "Which way?", world.key())
    end = actions.EndInput(dt.date(2005, 5, 31), "Done.")
    actions.record_end(world.office, world.hr, at, end, world.key())
    return at


def test_all_of_it_is_told_once_in_either_order(world, lived, monkeypatch):
    """Read in parts of three, the story is the whole, forwards or backwards."""
    whole = told(world, world.hr, lived)
    assert {what for what, _ in whole} >= {
        *("began", "ended", "letter", "trip", "shipment", "fare", "submitted", "decided"),
        *("asked", "rate_rule", "assignment_recorded", "end_recorded"),
    }
    assert [place.key for _, place in whole] == sorted((p.key for _, p in whole), reverse=True)
    assert len(set(whole)) == len(whole)
    monkeypatch.setattr(stories, "AT_ONCE", 3)
    assert told(world, world.hr, lived) == whole
    assert told(world, world.hr, lived, newest=False) == whole[::-1]


def test_each_kind_is_told_alone(world, lived):
    """The kinds apart are the whole."""
    apart = [one for kind in KINDS for one in told(world, world.hr, lived, kinds=(kind,))]
    assert sorted(apart, key=str) == sorted(told(world, world.hr, lived), key=str)


def test_lines_decided_together_are_one_entry_with_its_sum(world, lived):
    """Two lines approved on one day by one person: told once, added up."""
    (one,) = story(world.office, world.ada, lived, Wish(("decisions",))).part.told
    assert (one.counted("approved"), str(one.amount), one.first.doer) == (2, "30.00", "Hana")


def test_nobody_else_is_told(world, lived):
    """To a stranger the assignment is not there, nor to whoever administers accounts."""
    for who in (world.someone("Eve", "expatriate"), world.admin):
        with pytest.raises(actions.NotFoundError):
            story(world.office, who, lived, Wish())
