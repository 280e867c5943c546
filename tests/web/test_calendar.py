"""A person's calendar: read without a log-in by its address alone, as the RFC has it."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from icalendar import Calendar
from limits import parse

from assignments import actions
from assignments.actions import EndInput, TripInput
from assignments.actions.standing import ItemInput, add_item
from assignments.storage.store import AuditWish
from tests.web.world import NOW, key

CHOOSE = "/account/mail"
MADE = "Très long; " * 5 + "fin, really"


def day(text):
    """A day."""
    return dt.date.fromisoformat(text)


@pytest.fixture
def address(browser_of):
    """Gives somebody's calendar an address, and tells it."""

    def make(name):
        visitor = browser_of(name)
        visitor.post("/account/calendar", page=CHOOSE, status=303)
        told = visitor.get(CHOOSE).words(".//p[@id='calendar-address']")
        return told.removeprefix("http://localhost")

    return make


@pytest.fixture
def read(app):
    """Reads a calendar as another program does."""

    def ask(address, status=200):
        answer = app.test_client().get(address)
        assert answer.status_code == status
        return answer

    return ask


def entries(answer):
    """By identifier: what it says and its days."""
    return {str(one["uid"]): one for one in Calendar.from_ical(answer.data).walk("VEVENT")}


def said_in(answer):
    """What it says, by the words."""
    return {str(one["summary"]): one for one in entries(answer).values()}


def test_an_employee_reads_their_own_days(app, people, ids, address, read):
    """Start, end, trips, documents, what is forfeited: whole days with an identifier that stays."""
    office, hr, assignment = app.extensions["office"], people["hr"], ids["assignment_id"]
    trip = TripInput(
        "Home, at last; really", "employee", "home", day("2026-07-01"), day("2026-07-14")
    )
    actions.add_trip(office, hr, assignment, trip, key())
    permit = ItemInput("work_permit", "CN", "7", day("2025-09-01"), day("2026-09-30"))
    add_item(office, hr, assignment, (permit, None), key())
    url = address("expatriate")
    answer = read(url)
    assert answer.mimetype == "text/calendar"
    found, said = entries(answer), said_in(answer)
    assert said["Shanghai: the assignment begins"]["dtstart"].dt == day("2025-09-01")
    assert said["Shanghai: the assignment is expected to end"]["dtstart"].dt == day("2027-08-31")
    home = said["Shanghai: trip Home, at last; really"]
    assert (home["dtstart"].dt, home["dtend"].dt) == (day("2026-07-01"), day("2026-07-15"))
    assert said["Shanghai: Work permit (China) runs out"]["dtstart"].dt == day("2026-09-30")
    assert any("forfeited on 31 December 2026" in one for one in said)
    assert {one["dtstamp"].dt for one in found.values()} == {NOW}
    end = EndInput(day("2026-05-31"), "Done.")
    actions.record_end(office, hr, assignment, end, key())
    app.extensions["office"] = replace(office, clock=lambda: NOW + dt.timedelta(days=1))
    later, said = entries(read(url)), said_in(read(url))
    last = said["Shanghai: the last day for costs of the return"]
    assert last["dtstart"].dt == day("2026-11-27")
    uid = next(uid for uid, one in found.items() if "expected" in str(one["summary"]))
    assert later[uid]["dtstart"].dt == day("2026-05-31")


def test_it_is_written_as_the_rfc_has_it(office, people, ids, address, read):
    """Lines end as they must, folded at 75 bytes; text is escaped, whole days have no time."""
    trip = TripInput(MADE, "employee", "home", day("2026-07-01"), None)
    actions.add_trip(office, people["hr"], ids["assignment_id"], trip, key())
    data = read(address("expatriate")).data
    lines = data.split(b"\r\n")
    assert (lines[0], lines[-2:]) == (b"BEGIN:VCALENDAR", [b"END:VCALENDAR", b""])
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    whole = data.replace(b"\r\n ", b"").decode()
    assert "Très long\\; Très long\\;" in whole
    assert "fin\\, really" in whole
    assert re.search(r"DTSTART;VALUE=DATE:20260701\r\n", whole)
    assert "VERSION:2.0\r\n" in whole
    assert "PRODID:" in whole
    summaries = [str(one["summary"]) for one in Calendar.from_ical(data).walk("VEVENT")]
    assert f"Shanghai: trip {MADE}" in summaries


def test_hr_read_what_ends_and_runs_out_within_a_year(office, people, ids, address, read):
    """Of all assignments, each by its person; finance has no days."""
    permit = ItemInput("visa", "CN", "7", day("2025-09-01"), day("2026-10-05"))
    add_item(office, people["hr"], ids["assignment_id"], (permit, None), key())
    late = ItemInput("passport", "US", "8", day("2025-09-01"), day("2031-10-05"))
    add_item(office, people["hr"], ids["assignment_id"], (late, None), key())
    said = said_in(read(address("hr")))
    assert "Ben Okafor, Shanghai: Visa (China) runs out" in said
    assert "Fay Nolan, Suzhou: the assignment ends" in said
    assert not any("Passport" in one or "forfeited" in one or "expected" in one for one in said)
    assert entries(read(address("finance"))) == {}


def test_an_address_can_be_ended_and_made_anew(office, browser_of, address, read):
    """The one before is not found any more, nor one that nobody signed; the trail tells of it."""
    first, second = address("expatriate"), address("expatriate")
    assert first != second
    read(first, 404)
    assert len(entries(read(second))) > 1
    read(second.replace("/calendar/", "/calendar/1"), 404)
    read("/calendar/none.ics", 404)
    browser_of("expatriate").post("/account/calendar/end", page=CHOOSE, status=303)
    read(second, 404)
    with office.database.read() as store:
        told = store.audit_entries(AuditWish(record="calendar_feed"), None, 50)
    assert [one.deed for one in told] == ["end_calendar", "make_calendar", "make_calendar"]
    assert not any(second.split(".")[1] in (one.content or "") for one in told)


def test_who_is_shut_out_has_no_calendar(people, browser_of, address, read):
    """From then on."""
    url = address("expatriate")
    subject = f"/people/{people['expatriate'].id}"
    browser_of("administrator").post(f"{subject}/out", page=subject, status=303)
    read(url, 404)


def test_it_is_not_read_too_often(app, address):
    """Then it says when it may be read again; what has not changed is not sent again."""
    url, client = address("expatriate"), app.test_client()
    few = {"LIMIT_CALENDAR": parse("3 per 15 minutes")}
    app.extensions["limits"] = app.extensions["limits"] | few
    first = client.get(url)
    same = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (same.status_code, same.data) == (304, b"")
    seen = [client.get(url).status_code for _ in range(2)]
    assert seen == [200, 429]


def test_it_speaks_the_persons_language(office, people, address, read):
    """Days and words."""
    with office.database.write(office.author(people["expatriate"], "speak")) as store:
        store.set_language(people["expatriate"].id, "zh_Hans_CN")
    assert b"LANGUAGE=zh-Hans" in read(address("expatriate")).data
