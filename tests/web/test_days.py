"""Days and standing: a calendar, counts and warnings, what runs out, days off; HR and employee."""

import io

import pytest

from assignments.actions import days, standing
from tests.web.filled import cells, filled
from tests.web.world import picture

NONE = "\N{EN DASH}"
STAY = {"country": "KR", "first": "2026-03-02", "last": "2026-03-04", "note": "A fair in Busan."}
ITEM = {
    "kind": "certificate_of_coverage",
    "person": "employee",
    "country": "US",
    "number": "C-77",
    "first": "2025-09-01",
    "last": "2026-04-30",
    "note": "",
}
OFF = {"kind": "vacation", "first": "2026-03-09", "last": "2026-03-13", "note": ""}
STAY_SLIPS = [
    ({"country": ""}, "country"),
    ({"country": "XX"}, "country"),
    ({"first": ""}, "first"),
    ({"first": "2026-02-30"}, "first"),
    ({"last": "2026-03-01"}, "last"),
    ({"last": "2036-03-17"}, "last"),
    ({"first": "2026-02-08"}, "first"),
    ({"note": "x" * 201}, "note"),
]
ITEM_SLIPS = [
    ({"kind": ""}, "kind"),
    ({"kind": "yacht"}, "kind"),
    ({"person": "parrot"}, "person"),
    ({"country": ""}, "country"),
    ({"last": ""}, "last"),
    ({"last": "2025-08-31"}, "last"),
    ({"first": "1989-01-01"}, "first"),
    ({"number": "x" * 81}, "number"),
]
OFF_SLIPS = [
    ({"kind": "nap"}, "kind"),
    ({"first": ""}, "first"),
    ({"last": "2026-03-08"}, "last"),
    ({"first": "2026-02-20"}, "first"),
    ({"first": "2025-08-31", "last": "2025-09-01"}, "first"),
]


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def employee(browser_of):
    """The employee's browser."""
    return browser_of("expatriate")


@pytest.fixture
def at(ids):
    """The address of the world's assignment."""
    return f"/assignments/{ids['assignment_id']}"


@pytest.fixture
def kept(office, people, ids):
    """The standing of the world's assignment, asked anew each time."""
    return lambda: standing.standing(office, people["hr"], ids["assignment_id"])


@pytest.fixture
def stays(office, people, ids):
    """The stays of the world's assignment, asked anew each time."""
    return lambda: days.days(office, people["hr"], ids["assignment_id"]).stays


class TestDays:
    """The calendar, the counts and the warnings."""

    @pytest.mark.parametrize("who", ["hr", "expatriate"])
    def test_the_page_names_the_rule_and_warns(self, browser_of, at, who):
        """On 16 March 2026, in China since 1 September 2025."""
        page = browser_of(who).get(f"{at}/days")
        words = page.words()
        assert "196 days so far in China in any twelve months" in words
        assert "The 183rd was on 3 March 2026." in words
        assert "Counted: any part of a day. The limit: more than 183 days" in words
        assert "74 days so far in China in the calendar year 2026." in words
        assert "By the plan, the 183rd is on 3 July 2026." in words
        assert ["Japan", "1 Jan 2026 to 31 Dec 2026", "3", "3", NONE] in cells(page)

    def test_the_rule_is_switched(self, hr, at):
        """Where the day ended: the day of departure does not count."""
        page = hr.get(f"{at}/days?rule=midnight&year=2025")
        assert "A day counts for the country in which it ended" in page.words()
        assert ["Japan", "1 Jan 2026 to 31 Dec 2026", "2", "2", NONE] in cells(page)
        assert "Calendar of 2025" in page.words()
        (current,) = page.all(".//nav[@aria-label='How days are counted']//a[@aria-current]")
        assert current.text == "Where the day ended"

    def test_what_is_not_offered_is_the_usual(self, hr, at):
        """Any part of a day; this year."""
        for asked in ("rule=guess", "year=1066", "year=x", "year=%C2%B2"):
            words = hr.get(f"{at}/days?{asked}").words()
            assert "any part of it was spent" in words
            assert "Calendar of 2026" in words

    def test_the_calendar_has_letters(self, hr, at):
        """Both countries on a day of travel."""
        page = hr.get(f"{at}/days?year=2026")
        (february,) = [one for one in page.all(".//table") if "February" in one[0].text]
        found = [" ".join("".join(cell.itertext()).split()) for cell in february.iter("td")]
        assert {"7 CN JP", "8 JP", "9 CN JP", "10 CN"} <= set(found)

    def test_a_stay_is_recorded_and_taken_back(self, employee, hr, at, stays):
        """It stays in the list, with who did it."""
        answer = employee.post(f"{at}/days/new", STAY, status=303)
        assert answer.location == f"{at}/days#stays"
        number = stays()[-1].id
        words = hr.get(f"{at}/days").words()
        assert "Korea, 2 March 2026 to 4 March 2026" in words
        assert "A fair in Busan." in words
        hr.post(f"{at}/days/{number}/undo", page=f"{at}/days", status=303)
        assert stays()[-1].undone_by.name == "Ana Lima"
        assert "Taken back by Ana Lima" in employee.get(f"{at}/days").words()

    def test_a_slip_is_named_and_nothing_kept(self, hr, at, stays):
        """What was typed stays."""
        before = len(stays())
        for slip, where in STAY_SLIPS:
            page = hr.post(f"{at}/days/new", STAY | slip, status=422)
            assert page.error_of(where), slip
            assert page.value_of("first") == (STAY | slip)["first"]
        assert len(stays()) == before

    def test_a_second_arrival_changes_nothing(self, hr, at, stays):
        """One stay of two clicks."""
        before = len(stays())
        sent = filled(hr.get(f"{at}/days/new"), **STAY)
        hr.send(f"{at}/days/new", sent, status=303)
        hr.send(f"{at}/days/new", sent, status=303)
        assert len(stays()) == before + 1


class TestStanding:
    """What runs out, and days off."""

    def test_a_certificate_is_recorded_with_its_file(self, hr, employee, at, kept):
        """It warns, and its file is handed out to be saved."""
        assert "No certificate of coverage is recorded" in hr.get(f"{at}/standing").words()
        sent = filled(hr.get(f"{at}/standing/new"), **ITEM)
        file = (io.BytesIO(picture("blue")), "../A-1 form.png")
        answer = hr.send(f"{at}/standing/new", sent | {"file": file}, status=303)
        assert answer.location == f"{at}/standing#runs-out"
        words = employee.get(f"{at}/standing").words()
        assert "Certificate of coverage for social security (United States) runs out on" in words
        assert "30 April 2026: 45 days left." in words
        assert "1 May 2026 to 31 August 2027: 488 days" in words
        (one,) = [one for one in kept().items if one.record.item.number == "C-77"]
        answer = employee.get(f"{at}/standing/{one.record.id}/file")
        assert answer.headers["Content-Disposition"] == 'attachment; filename="A-1 form.png"'
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.data == picture("blue")

    def test_it_is_taken_back(self, hr, at, ids, kept):
        """And listed as such."""
        url = f"{at}/standing/{ids['item_id']}/undo"
        hr.post(url, page=f"{at}/standing", status=303)
        assert kept().items == ()
        assert (
            "Visa, 1 Aug 2025 to 31 Jul 2026: taken back by Ana Lima"
            in hr.get(f"{at}/standing").words()
        )

    def test_a_slip_is_named_and_nothing_kept(self, hr, at, kept):
        """The slip's own field says so."""
        before = len(kept().items)
        for slip, where in ITEM_SLIPS:
            page = hr.post(f"{at}/standing/new", ITEM | slip, status=422)
            assert page.error_of(where), slip
        file = {"file": (io.BytesIO(b"MZ"), "a.exe")}
        assert hr.post(f"{at}/standing/new", ITEM | file, status=422).error_of("file")
        assert len(kept().items) == before

    def test_days_off_are_counted(self, hr, employee, at):
        """Vacation of a week, the holidays of both countries, and whose they are."""
        employee.post(f"{at}/standing/time-off/new", OFF, status=303)
        page = hr.get(f"{at}/standing")
        (year,) = [row for row in cells(page) if row[0] == "2026"]
        home, granted, host, taken, owed = (int(one) for one in year[2:])
        assert (granted, taken) == (20, 5)
        assert owed == home + granted - host - taken
        assert "public holidays with their observed days" in page.words()
        assert "20 working days a year" in page.words()

    def test_days_off_that_do_not_hold(self, employee, at, kept):
        """Overlapping vacation, or before the start."""
        before = len(kept().off.records)
        for slip, where in OFF_SLIPS:
            page = employee.post(f"{at}/standing/time-off/new", OFF | slip, status=422)
            assert page.error_of(where), slip
        assert len(kept().off.records) == before

    def test_hr_enters_what_is_granted(self, hr, at, ids, kept):
        """From a day on; taken back, nothing is known."""
        url = f"{at}/standing/vacation"
        sent = {"days": "25", "first": "2026-01-01", "note": "Clause 12"}
        hr.post(f"{url}/new", sent, status=303)
        assert [one.days for one in kept().off.sides.grants] == [20, 25]
        for wrong in ("0", "101", "1.5", "", "x"):
            page = hr.post(f"{url}/new", sent | {"days": wrong}, status=422)
            assert page.error_of("days")
        hr.post(f"{url}/{ids['grant_id']}/undo", page=f"{at}/standing", status=303)
        assert "not known" in hr.get(f"{at}/standing").words()

    def test_a_part_of_a_country_is_chosen(self, hr, at, kept):
        """Of those that the calendar has."""
        url = f"{at}/standing/holidays/home"
        hr.post(url, {"part": "HI"}, status=303)
        assert "United States, HI: public holidays" in hr.get(f"{at}/standing").words()
        assert hr.get(url).value_of("part") == "HI"
        assert hr.post(url, {"part": "QQ"}, status=422).error_of("part")
        hr.post(url, {"part": ""}, status=303)
        assert kept().off.parts["home"].part == ""
        hr.get(f"{at}/standing/holidays/moon", status=404)

    def test_the_employee_has_no_button_for_hr(self, employee, at):
        """Vacation granted and parts of countries are HR's."""
        words = employee.get(f"{at}/standing").words()
        assert "Enter vacation granted" not in words
        assert "Choose a part" not in words


class TestAttention:
    """All running assignments at once, for HR."""

    def test_what_is_near_and_what_is_missing(self, hr, ids):
        """With the way to the pages that say more; an ended assignment is not there."""
        page = hr.get("/assignments/attention")
        words = page.words()
        assert "196 days so far in China in any twelve months" in words
        assert "No certificate of coverage is recorded from 1 September 2025" in words
        assert f"/assignments/{ids['assignment_id']}/days?rule=any_part" in page.text
        assert "Suzhou" not in words
        words = hr.get("/assignments/attention?rule=midnight").words()
        assert "195 days so far in China in any twelve months" in words

    def test_other_choices(self, hr):
        """None is past its expected end; what is not offered is the usual."""
        assert "No such assignment" in hr.get("/assignments/attention?state=late").words()
        assert "196 days" in hr.get("/assignments/attention?state=x&rule=y").words()
