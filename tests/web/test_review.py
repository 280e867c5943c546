"""A letter gone through: its steps, the next one, what is left over and set aside."""

import pytest

from assignments import actions
from assignments.actions import LetterInput
from assignments.actions.reviewing import letter_review
from assignments.reading import LetterFacts
from tests.readers import WHY, proposing
from tests.web.conftest import read_by
from tests.web.filled import filled
from tests.web.world import NOW, key

RENT = "Larch pays back your rent, up to USD 2,800 a month."
TAXI = "Taxis are paid back, up to USD 150 a week."
CLUB = "Larch pays a club of your choice, up to USD 90 a month."
TEXT = f"""Dear Ben,

1. {RENT}
2. {TAXI}
3. You report on day 5 of each month.
4. {CLUB}
"""


def words(quote, category, most, per, **changes):
    """A term in the contract's words, with an amount."""
    limit = {"type": "amount", "max": most, "currency": "USD", "per": per}
    said = {"clause": TEXT[TEXT.index(quote) - 3], "category": category, "pays": "reimburse"}
    return {**said, "quote": quote, "limits": [limit], **changes}


PROPOSED = (
    words(RENT, "housing_rent", "2800", "month"),
    words(TAXI, "local_transport", "150", "week"),
    words(CLUB, "clubs", "90", "month"),
)
FACTS = LetterFacts(kind="assignment letter", employer="Larch Optics", length_months="24")


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def letter(app, office, people, ids):
    """A letter of which two terms are proposed, one does not fit and a number is left over."""
    read_by(app, proposing(*PROPOSED, facts=FACTS))
    office, hr = app.extensions["office"], people["hr"]
    what = LetterInput("assignment", "Third year", NOW.date(), TEXT)
    letter_id = actions.add_letter(office, hr, ids["assignment_id"], what, key()).id
    return lambda: letter_review(office, hr, letter_id)


@pytest.fixture
def at(letter):
    """The address of the letter."""
    return f"/letters/{letter().letter.id}"


def names(page):
    """The steps that are shown, by their anchors."""
    return [one.get("id") for one in page.all(".//*[@class='steps']/li")]


def opened(page):
    """The step that stands open."""
    (step,) = [one for one in page.all(".//*[@class='steps']/li") if one.find("details[@open]")]
    return step.get("id")


class TestSteps:
    """What there is to look at."""

    def test_terms_and_what_they_leave_over_come_in_the_order_of_the_text(self, hr, letter, at):
        """The first term to confirm stands open."""
        rent, taxi = letter().terms
        left, club = TEXT.index("3. You report"), TEXT.index(CLUB)
        page = hr.get(at)
        assert names(page) == [f"term-{rent.id}", f"term-{taxi.id}", f"left-{left}", f"left-{club}"]
        assert opened(page) == f"term-{rent.id}"
        assert "No term rests on 5" in page.words(f".//*[@id='left-{left}']")
        assert "unknown category" in page.words(f".//*[@id='left-{club}']")

    def test_each_term_tells_why_it_is_proposed_and_by_whom(self, hr, letter, at):
        """In small print, beside what it says."""
        page = hr.get(at)
        said = page.words(f".//*[@id='term-{letter().terms[0].id}']")
        assert f"Proposed for {WHY}" in said
        assert "Proposed by the reader, 16 March 2026" in said
        assert "Paid back, at most USD 2,800.00 a month" in said

    def test_the_marks_tell_families_and_what_is_confirmed_without_colour(self, hr, at):
        """A class for the style of the line, a number and a name for each mark."""
        page = hr.get(at)
        marks = page.all(".//*[@id='letter']//mark")
        assert [mark.get("class") for mark in marks] == [
            "fam-housing proposed",
            "fam-living proposed",
        ]
        legend = page.words(".//*[@class='legend']")
        assert all(
            word in legend for word in ("Housing", "Living", "confirmed", "not accounted for")
        )
        numbers = page.all(".//*[@id='letter']//*[@class='left number']")
        assert ["".join(number.itertext()) for number in numbers] == ["5", "90"]

    def test_the_meter_counts_numbers_and_says_so(self, hr, at):
        """Of four numbers two stand in proposed terms; the one of the misfit is open too."""
        page = hr.get(at)
        assert "2 of 4 numbers accounted for" in page.words()
        (meter,) = page.all(".//meter")
        assert (meter.get("value"), meter.get("max")) == ("2", "4")
        assert "2 in proposed terms" in page.words()
        assert "2 not accounted for" in page.words()

    def test_what_the_letter_says_of_itself_is_told(self, hr, at):
        """Only what it says."""
        said = hr.get(at).words(".//*[@class='says']")
        assert "Assignment letter" in said
        assert "Larch Optics" in said
        assert "24 months" in said
        assert "Base salary" not in said

    @pytest.mark.parametrize(
        "said", [(None, False), ("Mr. B. Okafor", False), ("BEN", False), ("Cleo Marsh", True)]
    )
    def test_a_letter_to_somebody_else_is_told_of(self, app, hr, people, ids, said):
        """Where it names an employee who shares no name with that of the assignment."""
        named, is_told = said
        read_by(app, proposing(facts=LetterFacts(employee=named)))
        what = LetterInput("assignment", "Third year", NOW.date(), TEXT)
        at = ids["assignment_id"]
        done = actions.add_letter(app.extensions["office"], people["hr"], at, what, key())
        page = hr.get(f"/letters/{done.id}")
        assert ("The letter names Cleo Marsh" in page.words()) is is_told

    @pytest.mark.parametrize(
        ("show", "kinds"),
        [
            ("to_confirm", ["term", "term"]),
            ("open", ["left", "left"]),
            ("confirmed", []),
            ("aside", []),
            ("all", ["term", "term", "left", "left"]),
            ("nonsense", ["term", "term", "left", "left"]),
        ],
    )
    def test_a_choice_shows_its_own(self, hr, at, show, kinds):
        """What is not shown can still be reached from its words."""
        page = hr.get(f"{at}?show={show}")
        assert [name.partition("-")[0] for name in names(page)] == kinds
        (mark, *_) = page.all(".//*[@id='letter']//mark/a")
        assert mark.get("href").startswith("#term-" if "term" in kinds and len(kinds) > 2 else at)

    def test_finance_sees_what_counts_and_no_meter(self, browser_of, letter, at, hr):
        """Confirmed terms alone, nothing to press."""
        rent, _ = letter().terms
        hr.post(f"{at}/terms/{rent.id}/confirm", page=at)
        page = browser_of("finance").get(at)
        assert names(page) == [f"term-{rent.id}"]
        assert not page.all(".//meter")
        assert not page.all(".//*[@class='steps']//button")


class TestConfirming:
    """From one term to the next."""

    def test_the_next_one_to_confirm_stands_open(self, hr, letter, at):
        """What was shown stays; behind the last one comes the first."""
        rent, taxi = letter().terms
        sent = f"{at}/terms/{taxi.id}/confirm?show=to_confirm"
        answer = hr.post(sent, page=f"{at}?show=to_confirm", status=303)
        assert answer.location == f"{at}?show=to_confirm&at=term-{rent.id}#term-{rent.id}"
        page = hr.get(answer.location.partition("#")[0])
        assert opened(page) == f"term-{rent.id}"
        assert "Confirmed: Local transport." in page.words()

    def test_the_last_one_says_so(self, hr, letter, at):
        """And the page stays at it."""
        for one in letter().terms:
            answer = hr.post(f"{at}/terms/{one.id}/confirm", page=at, status=303)
        page = hr.get(answer.location.partition("#")[0])
        assert opened(page) == f"term-{letter().terms[-1].id}"
        assert "Every term of this letter is confirmed." in page.words()
        assert "Confirmed by Ana Lima, 16 March 2026" in page.words()

    def test_a_dropped_one_can_be_brought_back(self, hr, letter, at):
        """One press drops it; who did it is told; it comes back to be confirmed."""
        rent, taxi = letter().terms
        answer = hr.post(f"{at}/terms/{rent.id}/drop", page=at, status=303)
        assert answer.location.endswith(f"#term-{taxi.id}")
        aside = hr.get(f"{at}?show=aside")
        assert names(aside) == [f"dropped-{rent.id}"]
        assert "Dropped by Ana Lima" in aside.words()
        back = f"{at}/terms/{rent.id}/bring-back?show=aside"
        hr.post(back, page=f"{at}?show=aside", status=303)
        assert [one.term.category for one in letter().terms] == ["housing_rent", "local_transport"]
        assert letter().terms[0].origin == rent.origin

    def test_what_somebody_confirmed_meanwhile_is_not_dropped(self, hr, letter, at):
        """It says so, and the term counts on."""
        rent, _ = letter().terms
        page = hr.get(at)
        hr.post(f"{at}/terms/{rent.id}/confirm", page=at, status=303)
        hr.send(f"{at}/terms/{rent.id}/drop", page.form(f"{at}/terms/{rent.id}/drop"), status=409)
        assert letter().terms[0].term.confirmed


class TestLeftOver:
    """Passages that no term rests on."""

    def test_one_is_set_aside_by_name_and_taken_up_again(self, hr, letter, at):
        """The number in it counts as accounted for until then."""
        start, end = letter().accounted.left[0].start, letter().accounted.left[0].end
        page = hr.get(f"{at}?show=open")
        span = {"start": str(start), "end": str(end)}
        assert page.form(f"{at}/aside").items() >= span.items()
        answer = hr.post(f"{at}/aside?show=open", page=f"{at}?show=open", status=303)
        assert answer.location.endswith(f"#left-{letter().accounted.left[0].start}")
        aside = hr.get(f"{at}?show=aside")
        assert "Set aside by Ana Lima, 16 March 2026" in aside.words()
        assert letter().accounted.aside == 1
        again = f"{at}/aside/{letter().aside[0].id}/take-up?show=aside"
        hr.post(again, page=f"{at}?show=aside", status=303)
        assert letter().accounted.aside == 0

    @pytest.mark.parametrize("span", [{}, {"start": "x", "end": "9"}, {"start": "9", "end": "4"}])
    def test_a_place_that_is_none_is_refused(self, hr, at, span):
        """With a sentence, and nothing set aside."""
        hr.send(f"{at}/aside", {"csrf_token": hr.token(), "key": key(), **span}, status=422)

    def test_words_of_the_letter_begin_a_term(self, hr, at):
        """The quote, its place and clause, and what the reader makes of the words alone."""
        start = TEXT.index(TAXI)
        page = hr.get(f"{at}/terms/new?start={start - 1}&end={start + len(TAXI) + 1}")
        assert page.value_of("quote").strip() == TAXI
        assert page.value_of("near") == str(start)
        assert page.value_of("clause") == "2"
        assert page.value_of("category") == "local_transport"
        assert page.value_of("limits_1_max") == "150"
        assert page.words(".//*[@id='letter']/mark") == TAXI
        assert "look it over" in page.words()

    def test_words_that_say_nothing_to_the_reader_are_quoted_alone(self, hr, letter, at):
        """The rest is for a person to choose."""
        left = letter().accounted.left[0]
        page = hr.get(f"{at}/terms/new?start={left.start}&end={left.end}")
        assert page.value_of("quote").strip() == "3. You report on day 5 of each month."
        assert page.value_of("category") in {None, ""}

    @pytest.mark.parametrize("asked", ["start=5", "start=9&end=4", "start=0&end=99999", "misfit=7"])
    def test_a_place_that_is_none_begins_nothing(self, hr, at, asked):
        """An empty form, as if nothing had been asked."""
        assert not (hr.get(f"{at}/terms/new?{asked}").value_of("quote") or "").strip()

    def test_a_proposal_that_does_not_fit_is_recorded_by_hand(self, hr, letter, at):
        """Its words stand in the form, its problem above; recorded, it is not listed any more."""
        page = hr.get(f"{at}/terms/new?misfit=0")
        assert page.value_of("quote").strip() == CLUB
        assert "It could not be kept: category: unknown category" in page.words()
        sent = filled(page, category="club_membership", pays="reimburse")
        hr.send(f"{at}/terms/new", sent, status=303)
        assert letter().terms[-1].term.clause == "4"

    def test_a_term_is_recorded_and_confirmed_in_one(self, hr, letter, at):
        """By the same person, whose name stands on the button; the next to confirm is shown."""
        page = hr.get(f"{at}/terms/new?misfit=0")
        assert "Record and confirm as Ana Lima" in page.words()
        sent = filled(page, category="club_membership", pays="reimburse", confirm="yes")
        answer = hr.send(f"{at}/terms/new", sent, status=303)
        assert answer.location.endswith(f"#term-{letter().terms[0].id}")
        assert letter().terms[-1].confirmed_by.name == "Ana Lima"
        hr.send(f"{at}/terms/new", sent, status=303)
        assert len(letter().terms) == 3

    def test_a_term_is_corrected_and_confirmed_in_one(self, hr, letter, at):
        """It keeps the proposal it comes from, and says who corrected it."""
        rent, _ = letter().terms
        url = f"{at}/terms/{rent.id}/correct"
        sent = filled(hr.get(url), limits_1_max="2,900".replace(",", ""), confirm="yes")
        answer = hr.send(url, sent, status=303)
        found = letter().terms[0]
        assert (found.confirmed_by.name, found.origin.why) == ("Ana Lima", WHY)
        said = hr.get(answer.location.partition("#")[0]).words(f".//*[@id='term-{found.id}']")
        assert "Corrected from the reader\u2019s proposal by Ana Lima" in said
