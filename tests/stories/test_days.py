"""Where the employee was, what runs out, and days off: recorded, taken back, seen by whom."""

import datetime as dt
import io

import pytest

from assignments.actions import (
    InputError,
    NotAllowedError,
    NotFoundError,
    StateError,
    TripInput,
    Upload,
    add_trip,
    sweep_receipts,
)
from assignments.actions.days import StayInput, add_stay, days, take_back_stay
from assignments.actions.registers import assignment_history, newest_events
from assignments.actions.standing import (
    ItemInput,
    add_item,
    standing,
    standing_file,
    take_back,
)
from assignments.actions.time_off import (
    TimeOffInput,
    VacationInput,
    add_time_off,
    set_part,
    set_vacation,
)
from assignments.core.presence import MIDNIGHT
from tests.stories.world import picture

D = dt.date.fromisoformat
VACATION = {
    "clause": "1",
    "category": "vacation",
    "pays": "note",
    "quote": "Twenty working days a year are yours as vacation.",
}
PENSION = {
    "clause": "2",
    "category": "pension",
    "pays": "note",
    "quote": "You stay in the pension plan at home.",
}


@pytest.fixture
def at(world):
    """An assignment to Shanghai from 18 January 2005, on 1 June 2005."""
    return world.assignment(expected_end=D("2006-07-17"))


def stayed(world, at, country, first, last, *, who=None, key=None):
    """Put a stay down."""
    what = StayInput(country, D(first), D(last), "A stamp.")
    return add_stay(world.office, who or world.ada, at, what, key or world.key())


def counts(world, at, rule="any_part"):
    """The days of 2005 up to today, by country."""
    report = days(world.office, world.hr, at, rule).report
    ((_, year), *_) = report.calendar_years()
    return {one.country: one.so_far for one in year if one.so_far}


class TestDays:
    """Trips and stays of the employee, counted by both rules."""

    def test_trips_and_stays_are_counted(self, world, at):
        """A home leave, and a stay in a third country in the middle of it."""
        assert counts(world, at) == {"CN": 135, "US": 18}
        leave = TripInput("Leave", "employee", "home", D("2005-05-07"), D("2005-05-22"))
        add_trip(world.office, world.ada, at, leave, world.key())
        assert counts(world, at) == {"CN": 121, "US": 34}
        assert counts(world, at, MIDNIGHT) == {"CN": 120, "US": 32}
        stayed(world, at, "JP", "2005-05-10", "2005-05-12")
        assert counts(world, at) == {"CN": 121, "US": 33, "JP": 3}
        assert counts(world, at, MIDNIGHT) == {"CN": 120, "US": 30, "JP": 2}

    def test_a_stay_is_taken_back_and_kept(self, world, at):
        """With who did it; a second time is too late, and its days are free again."""
        before = counts(world, at)
        number = stayed(world, at, "JP", "2005-03-01", "2005-03-05").id
        take_back_stay(world.office, world.hr, at, number, world.key())
        assert counts(world, at) == before
        (kept,) = days(world.office, world.ada, at).stays
        assert (kept.by.name, kept.undone_by.name, kept.note) == ("Ada", "Hana", "A stamp.")
        with pytest.raises(StateError):
            take_back_stay(world.office, world.hr, at, number, world.key())
        with pytest.raises(NotFoundError):
            take_back_stay(world.office, world.hr, at, 99_999, world.key())
        stayed(world, at, "KR", "2005-03-01", "2005-03-05")
        story = [one.kind for one in assignment_history(world.office, world.hr, at)]
        assert story[-3:] == ["stay_added", "stay_taken_back", "stay_added"]
        newest = newest_events(world.office, world.hr, at, size=2)
        older = newest_events(world.office, world.hr, at, newest.after, size=50)
        assert [one.kind for one in (*newest.items, *older.items)] == story[::-1]
        assert older.after is None

    def test_a_second_arrival_records_once(self, world, at):
        """One stay of two clicks."""
        key = world.key()
        first = stayed(world, at, "JP", "2005-03-01", "2005-03-05", key=key)
        again = stayed(world, at, "JP", "2005-03-01", "2005-03-05", key=key)
        assert (again.id, again.again) == (first.id, True)
        assert len(days(world.office, world.ada, at).stays) == 1

    @pytest.mark.parametrize(
        ("what", "where"),
        [
            (("XX", "2005-03-01", "2005-03-05"), "country"),
            (("", "2005-03-01", "2005-03-05"), "country"),
            (("JP", "2005-03-05", "2005-03-01"), "last"),
            (("JP", "1989-12-31", "2005-03-01"), "first"),
            (("JP", "2005-03-01", "2015-06-02"), "last"),
            (("KR", "2005-04-04", "2005-04-08"), "first"),
            (("JP", "2005-04-02", "2005-04-03"), "first"),
        ],
    )
    def test_a_slip_is_named(self, world, at, what, where):
        """And nothing is kept; a day of travel may be shared."""
        stayed(world, at, "JP", "2005-04-01", "2005-04-05")
        with pytest.raises(InputError) as slip:
            stayed(world, at, *what)
        assert slip.value.where == where
        assert len(days(world.office, world.ada, at).stays) == 1
        stayed(world, at, "KR", "2005-04-05", "2005-04-08")

    def test_the_plan_warns_of_the_183rd_day(self, world, at):
        """In the calendar year and in any twelve months."""
        warned = days(world.office, world.ada, at).report.warnings
        assert [one.on for one in warned] == [D("2005-07-19"), D("2005-07-19")]

    def test_others_see_and_record_nothing(self, world, at):
        """Not finance, nor another expatriate."""
        for who, error in ((world.finance, NotAllowedError), (world.ben, NotFoundError)):
            with pytest.raises(error):
                days(world.office, who, at)
            with pytest.raises(error):
                stayed(world, at, "JP", "2005-03-01", "2005-03-05", who=who)
            with pytest.raises(error):
                standing(world.office, who, at)
        stayed(world, at, "JP", "2005-03-01", "2005-03-05")
        told = [one.kind for one in assignment_history(world.office, world.finance, at)]
        assert told == ["assignment_recorded"]
        newest = newest_events(world.office, world.finance, at, size=1)
        assert [one.kind for one in newest.items] == told
        assert newest.after is None


def certificate(world, at, first="2005-01-18", last="2005-08-15", *, file=None, **more):
    """Record a certificate of coverage."""
    what = ItemInput("certificate_of_coverage", "US", "C-1", D(first), D(last), **more)
    return add_item(world.office, world.hr, at, (what, file), world.key()).id


class TestRunningOut:
    """Certificates, permits and covers."""

    def test_a_certificate_that_runs_out(self, world, at):
        """Its warning, the gap after it, and by how much it falls short."""
        assert [one.days for one in standing(world.office, world.ada, at).gaps] == [546]
        certificate(world, at)
        kept = standing(world.office, world.ada, at)
        (one,) = kept.items
        assert (one.state, one.days, one.warns, one.short) == ("near", 75, True, 336)
        assert [(gap.first, gap.last) for gap in kept.gaps] == [(D("2005-08-16"), D("2006-07-17"))]
        certificate(world, at, "2005-08-16", "2007-01-01")
        kept = standing(world.office, world.ada, at)
        assert (kept.gaps, [one.warns for one in kept.items]) == ((), [False, False])

    def test_it_is_taken_back_and_kept(self, world, at):
        """With who and when."""
        number = certificate(world, at)
        take_back(world.office, world.ada, at, ("standing_item", number), world.key())
        kept = standing(world.office, world.hr, at)
        assert (kept.items, [one.undone_by.name for one in kept.undone]) == ((), ["Ada"])
        with pytest.raises(StateError):
            take_back(world.office, world.ada, at, ("standing_item", number), world.key())

    def test_its_file_is_kept(self, world, at):
        """For HR and the employee; a sweep leaves it where it is."""
        upload = Upload(io.BytesIO(picture(77)), "scan.png")
        number = certificate(world, at, file=upload)
        file, opened = standing_file(world.office, world.ada, at, number)
        with opened:
            kept = (file.name, file.media_type, opened.read())
        assert kept == ("scan.png", "image/png", picture(77))
        sweep_receipts(world.office)
        assert file.sha256 in world.office.files.names()
        with world.office.database.read() as store:
            assert file.sha256 in store.standing_files_named()
        with pytest.raises(NotFoundError):
            standing_file(world.office, world.ben, at, number)
        with pytest.raises(NotFoundError):
            standing_file(world.office, world.hr, world.assignment(), number)
        with pytest.raises(InputError) as slip:
            certificate(world, at, last="2005-09-01", file=Upload(io.BytesIO(b"no"), "a.exe"))
        assert slip.value.where == "file"

    @pytest.mark.parametrize(
        ("change", "where"),
        [
            ({"first": "2005-02-02", "last": "2005-02-01"}, "last"),
            ({"person": "parrot"}, "person"),
            ({"note": "x" * 201}, "note"),
            ({"last": "2016-01-01"}, "last"),
        ],
    )
    def test_a_slip_is_named(self, world, at, change, where):
        """And nothing is kept."""
        with pytest.raises(InputError) as slip:
            certificate(world, at, **change)
        assert slip.value.where == where
        assert standing(world.office, world.hr, at).items == ()

    def test_a_certificate_has_both_days(self, world, at):
        """Another thing may have none, and is not recorded twice."""
        without = ItemInput("certificate_of_coverage", "US", first=D("2005-01-01"))
        with pytest.raises(InputError) as slip:
            add_item(world.office, world.hr, at, (without, None), world.key())
        assert slip.value.where == "last"
        passport = ItemInput("passport", "US")
        add_item(world.office, world.ada, at, (passport, None), world.key())
        with pytest.raises(InputError):
            add_item(world.office, world.ada, at, (passport, None), world.key())

    def test_benefits_are_quoted(self, world, at):
        """What goes on at home stands with its clause; what was dropped does not."""
        letter = world.letter(at, f"1. {VACATION['quote']}\n2. {PENSION['quote']}\n")
        world.terms(letter, [VACATION, PENSION])
        (one,) = standing(world.office, world.ada, at).benefits
        assert (one.term.clause, one.term.quote) == ("2", PENSION["quote"])


def off(world, at, first, last, kind="vacation"):
    """Record days off."""
    what = TimeOffInput(kind, D(first), D(last), "Feast")
    return add_time_off(world.office, world.ada, at, what, world.key()).id


class TestDaysOff:
    """Holidays of both countries, vacation granted and taken."""

    def test_the_letter_grants_and_the_calendars_count(self, world, at):
        """2005 from 18 January in China and in the States; prorated by days."""
        letter = world.letter(at, f"1. {VACATION['quote']}\n")
        world.terms(letter, [VACATION])
        off(world, at, "2005-04-29", "2005-05-09")
        first, second = standing(world.office, world.ada, at).off.years
        assert (first.first, first.last) == (D("2005-01-18"), D("2005-12-31"))
        names = [name for _, name in first.home_days]
        assert "Independence Day" in names
        assert "Christmas Day" not in names  # a Sunday in 2005: the Monday after is observed
        assert "Christmas Day (observed)" in names
        assert first.host_worked > 0
        assert first.taken == 4  # two days around May, and a Saturday and a Sunday that are worked
        assert round(float(first.granted), 2) == 19.07
        assert first.owed == first.home + first.granted - first.host - first.taken
        assert second.taken == 0

    def test_letters_that_differ_grant_nothing_yet(self, world, at):
        """Until HR enters which figure counts."""
        words = "Your vacation is four weeks a year, from the first year on twenty-five days."
        other = VACATION | {"clause": "2", "quote": "Fifteen days of vacation are yours."}
        letter = world.letter(at, f"1. {VACATION['quote']}\n2. {other['quote']}\n3. {words}\n")
        world.terms(letter, [VACATION, VACATION | {"clause": "3", "quote": words}])
        assert [one.days for one in standing(world.office, world.ada, at).off.sides.grants] == [20]
        world.terms(letter, [other])
        kept = standing(world.office, world.ada, at).off
        assert (kept.sides.grants, kept.years[0].owed) == ((), None)

    def test_what_hr_enters_goes_first(self, world, at):
        """From its day on; taken back, the letter counts again."""
        letter = world.letter(at, f"1. {VACATION['quote']}\n")
        world.terms(letter, [VACATION])
        what = VacationInput(30, note="The policy.")
        number = set_vacation(world.office, world.hr, at, what, world.key()).id
        assert [one.days for one in standing(world.office, world.ada, at).off.sides.grants] == [30]
        which = ("vacation_grant", number)
        with pytest.raises(NotAllowedError):
            take_back(world.office, world.ada, at, which, world.key())
        take_back(world.office, world.hr, at, which, world.key())
        assert [one.days for one in standing(world.office, world.ada, at).off.sides.grants] == [20]

    def test_only_hr_enters_what_is_granted(self, world, at):
        """Whole days up to a hundred; a part of a country that has parts."""
        for act in (
            lambda who: set_vacation(world.office, who, at, VacationInput(20), world.key()),
            lambda who: set_part(world.office, who, at, ("home", "AZ"), world.key()),
        ):
            with pytest.raises(NotAllowedError):
                act(world.ada)
            act(world.hr)
        with pytest.raises(InputError):
            set_vacation(world.office, world.hr, at, VacationInput(101), world.key())
        with pytest.raises(InputError):
            set_part(world.office, world.hr, at, ("home", "XX"), world.key())
        assert standing(world.office, world.ada, at).off.parts["home"].part == "AZ"

    def test_an_unknown_calendar_is_entered_by_hand(self, world):
        """Nothing is owed by guess until then."""
        at = world.assignment(host_country="SS", host_city="Juba", expected_end=D("2005-12-31"))
        set_vacation(world.office, world.hr, at, VacationInput(20), world.key())
        (year,) = standing(world.office, world.ada, at).off.years
        assert (year.host, year.owed) == (None, None)
        off(world, at, "2005-06-21", "2005-06-21", "host_holiday")
        (year,) = standing(world.office, world.ada, at).off.years
        assert (year.host, year.host_days) == (1, ((D("2005-06-21"), "Feast"),))

    @pytest.mark.parametrize(
        ("first", "last", "where"),
        [
            ("2005-03-05", "2005-03-01", "last"),
            ("2005-01-10", "2005-01-20", "first"),
            ("2005-04-05", "2005-04-20", "first"),
            ("2005-02-01", "2006-03-01", "last"),
        ],
    )
    def test_a_slip_is_named(self, world, at, first, last, where):
        """Turned round, before the start, recorded already, more than a year."""
        number = off(world, at, "2005-04-01", "2005-04-05")
        with pytest.raises(InputError) as slip:
            off(world, at, first, last)
        assert slip.value.where == where
        take_back(world.office, world.ada, at, ("time_off", number), world.key())
        off(world, at, "2005-04-05", "2005-04-20")
