"""What is near is told once a day and step: ends, documents, what is forfeited; in a digest."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from assignments import actions
from assignments.actions import EndInput
from assignments.actions.standing import ItemInput, add_item
from assignments.core.assignment import Assignment
from assignments.core.notices import DAILY, WEEKLY, last_digest
from assignments.core.reminders import Standing, reached, reminders
from tests.stories.world import TERMS

ADA, HANA = "ada@farn.example", "hana@farn.example"


def day(text):
    """A day."""
    return dt.date.fromisoformat(text)


def morning(post, when):
    """The mails of a morning, by whom they go to."""
    post.box.mails.clear()
    post.at(when, 0, 5)
    post.round()
    post.at(when, 7, 31)
    post.round()
    tell = {to: mail.get_body(("plain",)).get_content() for to, mail in post.box.mails}
    return {to: text.replace("\N{NO-BREAK SPACE}", " ") for to, text in tell.items()}


@pytest.fixture
def quiet(post):
    """An assignment with certificate and letter, of which nothing is near."""
    world = post.world
    for one in (world.ada, world.hr):
        post.chose(one, documents="at_once", ends="at_once")
        if one is world.ada:
            post.chose(one, forfeits="at_once")
    assignment = world.lettered(expected_end=day("2006-06-30"))
    until = ItemInput("certificate_of_coverage", "US", "1", day("2005-01-01"), day("2006-06-30"))
    add_item(world.office, world.ada, assignment, (until, None), world.key())
    return post, assignment


def test_a_trip_that_is_forfeited_is_told_twice(quiet):
    """Sixty and fourteen days before the year ends, to the employee, with clause and day."""
    post, _ = quiet
    assert morning(post, "2005-10-31") == {}
    told = morning(post, "2005-11-01")
    assert set(told) == {ADA}
    assert "Home leave airfare, clause 1 of letter 1: 3 trips left" in told[ADA]
    assert "forfeited on 31 December 2005" in told[ADA]
    assert morning(post, "2005-11-02") == {}
    assert set(morning(post, "2005-12-20")) == {ADA}
    assert morning(post, "2005-12-21") == {}


def test_an_end_is_told_to_both(quiet):
    """Ninety and thirty days before; past it without a recorded end to HR alone."""
    post, _ = quiet
    world = post.world
    for one in (world.ada, world.hr):
        post.chose(one, documents="off")
    told = morning(post, "2006-04-05")
    assert set(told) == {ADA, HANA}
    assert "It ends on 30 June 2006: 86 days are left." in told[HANA]
    assert morning(post, "2006-05-01") == {}
    assert set(morning(post, "2006-06-02")) == {ADA, HANA}
    told = morning(post, "2006-07-03")
    assert set(told) == {HANA}
    assert "no end is recorded" in told[HANA]


def test_an_end_that_is_moved_is_told_anew(quiet):
    """Another day is another thing."""
    post, assignment = quiet
    world = post.world
    post.chose(world.ada, documents="off", forfeits="off")
    post.chose(world.hr, documents="off", ends="off")
    assert set(morning(post, "2006-04-05")) == {ADA}
    end = EndInput(day("2006-05-20"), "Earlier.")
    actions.record_end(world.office, world.hr, assignment, end, world.key())
    assert "It ends on 20 May 2006" in morning(post, "2006-04-06")[ADA]


def test_a_document_that_runs_out_is_told_until_another_follows(quiet):
    """To both; what was renewed before the mail is sent is not told."""
    post, assignment = quiet
    world = post.world
    permit = ItemInput("work_permit", "CN", "7", day("2005-01-10"), day("2005-09-30"))
    add_item(world.office, world.hr, assignment, (permit, None), world.key())
    told = morning(post, "2005-07-10")
    assert set(told) == {ADA, HANA}
    assert "Work permit" in told[ADA]
    assert "30 September 2005" in told[ADA]
    assert f"/assignments/{assignment}/standing" in told[HANA]
    post.chose(world.ada, documents="digest")
    post.at("2005-09-05", 8)
    post.round()
    renewed = ItemInput("work_permit", "CN", "8", day("2005-10-01"), day("2006-12-31"))
    add_item(world.office, world.hr, assignment, (renewed, None), world.key())
    assert morning(post, "2005-09-06") == {}


def test_a_missing_certificate_is_told_once(any_post):
    """As soon as the assignment goes on without."""
    post = any_post
    post.world.lettered()
    assert "No certificate of coverage is recorded" in morning(post, "2005-06-03")[ADA]
    assert morning(post, "2005-06-04") == {}


def test_a_weekly_digest_comes_on_monday(post):
    """All of the week in one mail, kind by kind."""
    world = post.world
    post.chose(world.ada, asked="digest", digest="weekly")
    assignment = world.lettered()
    post.at("2005-06-01", 8)
    lines = world.submit(assignment, *(_ride(number) for number in (1, 2)))
    for number, line in enumerate(lines):
        post.asked(line.id, f"Question {number}?")
        post.round()
    assert morning(post, "2005-06-03").get(ADA) is None
    told = morning(post, "2005-06-06")[ADA]
    assert "Question 0?" in told
    assert "Question 1?" in told
    assert told.index("Questions for you") < told.index("Documents that run out or are missing")


def _ride(number):
    words = {"category": "local_transport", "amount": "9.00", "currency": "USD"}
    return words | {"date": f"2005-05-0{number}"}


def test_what_was_used_up_is_not_forfeited(quiet):
    """Nor what a letter grants without a year."""
    post, assignment = quiet
    world = post.world
    flights = [
        {
            "category": "home_leave_airfare",
            "date": f"2005-0{month}-02",
            "departs": f"2005-0{month}-02",
            "amount": "900.00",
            "currency": "USD",
            "destination": "home",
            "cabin": "economy",
            "trip": f"T{month}",
        }
        for month in (3, 4, 5)
    ]
    world.submit(assignment, *flights)
    assert morning(post, "2005-11-10") == {}
    assert TERMS[0]["limits"][0]["max"] == len(flights)


def test_a_digest_is_due_at_its_hour_in_the_companys_zone():
    """Each day, or each Monday."""
    zurich = ZoneInfo("Europe/Zurich")
    at = dt.datetime(2005, 6, 1, 4, 59, tzinfo=dt.UTC)  # a Wednesday, 06:59 there
    assert last_digest(DAILY, 7, zurich, at) == dt.datetime(2005, 5, 31, 5, tzinfo=dt.UTC)
    later = at + dt.timedelta(minutes=1)
    assert last_digest(DAILY, 7, zurich, later) == dt.datetime(2005, 6, 1, 5, tzinfo=dt.UTC)
    assert last_digest(WEEKLY, 7, zurich, later) == dt.datetime(2005, 5, 30, 5, tzinfo=dt.UTC)


def test_the_nearest_step_counts():
    """Who hears of it late hears the later step only."""
    steps = (90, 30)
    assert [reached(one, steps) for one in (91, 90, 31, 30, 0, -1)] == [None, 90, 90, 30, 30, None]
    facts = Assignment(day("2005-01-01"), "US", "CN", "USD", day("2005-06-20"))
    (found,) = reminders(Standing(1, facts, day("2005-06-10")))
    assert (found.thing, found.days) == ("end 1 2005-06-20 30", 10)
