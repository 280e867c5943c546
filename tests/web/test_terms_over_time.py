"""Pages of terms over time: a day's terms, their history, what a letter changes, corrections."""

import datetime as dt
import io

import pytest

from assignments import actions
from assignments.actions.amending import Link, link_term
from assignments.actions.editions import LetterCorrection, correct_letter
from tests.web.filled import cells, filled
from tests.web.papers import pdf_file
from tests.web.world import LETTER, RENT, TERMS, key


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def known(office, people, ids):
    """What is recorded of the world's assignment, asked anew each time."""
    return lambda: actions.assignment(office, people["hr"], ids["assignment_id"])


@pytest.fixture
def cut(office, people, ids):
    """Correct the clause of the rent; the number of the term that stands then."""

    def cut(most):
        words = {**TERMS[0], "limits": [{**TERMS[0]["limits"][0], "max": most}]}
        what = actions.Correction(words, "The scan was misread.")
        term_id = actions.replace_term(office, people["hr"], ids["term_id"], what, key()).id
        actions.confirm_term(office, people["hr"], term_id, key())
        return term_id

    return cut


def links(page):
    """Where the page leads."""
    return {link.get("href") for link in page.all(".//main//a")}


def days_of(page):
    """The text of the table of terms, its rows apart."""
    return [" ".join(row) for row in cells(page)]


class TestDay:
    """The terms in force on a day."""

    @pytest.fixture
    def at(self, ids):
        """The page of an assignment with two letters."""
        return f"/assignments/{ids['amended_assignment_id']}/terms"

    def test_today_where_no_day_is_asked(self, hr, at):
        """Grouped by family, with clause, limit, days and who confirmed."""
        page = hr.get(at)
        assert page.value_of("day") == "2026-03-16"
        rows = days_of(page)
        assert rows[0] == "Housing"
        assert "At most USD 3,000.00 a month" in rows[1]
        assert "Letter 1, clause 4" in rows[1]
        assert "Ana Lima" in rows[1]
        assert "From 15 Feb 2026" in rows[2]

    def test_two_that_differ_are_a_warning(self, hr, at, ids):
        """HR is led to say which one replaces the other; finance is only told."""
        page = hr.get(at)
        assert "Two clauses differ" in page.words()
        assert f"/letters/{ids['later_letter_id']}/amends" in links(page)

    def test_once_they_are_linked_each_day_has_one(self, hr, at, office, people, ids):
        """What began and ended, by which letter, and the day leads to itself."""
        what = Link(ids["earlier_id"], dt.date(2026, 2, 15))
        link_term(office, people["hr"], ids["later_id"], what, key())
        page = hr.get(f"{at}?day=2026-02-14")
        assert [row for row in days_of(page) if "A1" in row] == []
        assert "Two clauses differ" not in page.words()
        assert "No longer: Rent (clause 4 of letter 1), ended by letter 2." in page.words()
        assert f"{at}?day=2026-02-15" in links(page)
        assert "Letter 2, clause A1" in " ".join(days_of(hr.get(f"{at}?day=2026-02-15")))

    @pytest.mark.parametrize("day", ["2026-02-30", "soon", "1989-12-31", "2099-01-01", ""])
    def test_a_day_that_is_none_is_a_slip(self, hr, at, day):
        """What was typed stays; nothing breaks."""
        page = hr.get(f"{at}?day={day}", 422)
        assert page.error_of("day")
        assert page.value_of("day") == day

    def test_a_version_that_never_was_is_not_found(self, hr, at):
        """Nor one that is no number: that asks for the terms as they stand."""
        hr.get(f"{at}?version=99", 404)
        assert "stood at version" not in hr.get(f"{at}?version=x").words()

    def test_finance_reads_what_is_confirmed(self, browser_of, ids):
        """The open term of storage is not shown to it."""
        url = f"/assignments/{ids['assignment_id']}/terms"
        assert "Storage" not in browser_of("finance").get(url).words()
        assert "Storage" in browser_of("hr").get(url).words()

    def test_the_employee_has_the_same_page(self, browser_of, ids):
        """Reached from their own assignment, leading to their own letters."""
        ben, home = browser_of("expatriate"), f"/mine/{ids['assignment_id']}"
        assert f"{home}/terms" in links(ben.get(home))
        page = ben.get(f"{home}/terms")
        assert f"{home}/letters/{ids['letter_id']}#term-{ids['term_id']}" in links(page)
        assert not [link for link in links(page) if link.startswith("/letters/")]


class TestVersion:
    """A line tells which version of the terms it was judged by."""

    def test_a_line_leads_to_the_terms_of_its_time(self, hr, browser_of, ids, cut):
        """The terms as they stood then, whatever was corrected since."""
        cut("2900")
        ben = browser_of("expatriate")
        page = ben.get(f"/claims/{ids['decided_claim_id']}")
        assert "Judged by the terms of version" in page.words()
        (then,) = [link for link in links(page) if "version=" in link]
        assert then.startswith(f"/mine/{ids['assignment_id']}/terms?")
        stood = ben.get(then)
        assert "As they stand now" in stood.words()
        assert "USD 3,000.00 a month" in stood.words()
        assert "USD 2,900.00 a month" in ben.get(then.partition("?")[0]).words()
        seen_by_hr = links(hr.get(f"/claims/{ids['decided_claim_id']}"))
        assert any(link.startswith("/assignments/") and "version=" in link for link in seen_by_hr)

    def test_the_desk_tells_both_versions(self, hr, ids, cut):
        """Submitted under one, while the terms stand at another by now."""
        cut("2900")
        words = hr.get(f"/desk/{ids['line_id']}").words()
        assert "Submitted under version" in words
        assert "Today they stand at version" in words
        decided = hr.get(f"/desk/{ids['decided_line_id']}").words()
        assert "Decided under version" in decided

    def test_a_term_of_that_time_leads_to_its_history(self, hr, ids, known, cut):
        """The row that was replaced is found again under what became of it."""
        before = known().record.version
        cut("2900")
        url = f"/assignments/{ids['assignment_id']}/terms?version={before}"
        history = f"/letters/{ids['letter_id']}/terms/{ids['term_id']}"
        assert history in links(hr.get(url))
        assert "The scan was misread." in hr.get(history).words()


class TestHistory:
    """What became of a term, and of a letter."""

    def test_each_step_tells_who_and_why_and_what(self, hr, ids, cut):
        """A correction shows what it changed, field by field."""
        again = cut("2900")
        page = hr.get(f"/letters/{ids['letter_id']}/terms/{again}")
        steps = [" ".join("".join(one.itertext()).split()) for one in page.all(".//ol/li")]
        assert [step.split(" by ")[0] for step in steps] == [
            "Recorded",
            "Confirmed",
            "Corrected",
            "Confirmed",
        ]
        assert "The scan was misread." in steps[2]
        limits = ["Limit", "At most USD 3,000.00 a month", "At most USD 2,900.00 a month"]
        assert cells(page) == [limits]

    def test_an_amendment_leads_from_each_side_to_the_other(self, hr, office, people, ids):
        """By which letter the one ended, and whose place the other took."""
        what = Link(ids["earlier_id"], dt.date(2026, 2, 15))
        link_term(office, people["hr"], ids["later_id"], what, key())
        later = f"/letters/{ids['later_letter_id']}/terms/{ids['later_id']}"
        page = hr.get(later)
        assert "it takes the place of clause 4 of letter 1" in page.words()
        (earlier,) = [link for link in links(page) if "/terms/" in link]
        ended = hr.get(earlier)
        assert "Ended on 14 February 2026, by letter 2" in ended.words()
        assert later in links(ended)

    def test_taking_the_later_one_out_tells_of_the_earlier(self, hr, office, people, ids):
        """That one stays ended, and may be corrected."""
        what = Link(ids["earlier_id"], dt.date(2026, 2, 15))
        link_term(office, people["hr"], ids["later_id"], what, key())
        page = hr.get(f"/letters/{ids['later_letter_id']}/terms/{ids['later_id']}/retire")
        assert "clause 4 of letter 1, which stays ended on 14 February 2026" in page.words()
        assert any(link.endswith("/correct") for link in links(page))

    def test_a_term_has_its_history_under_its_own_letter(self, hr, ids):
        """Another letter's address knows nothing of it."""
        hr.get(f"/letters/{ids['amending_letter_id']}/terms/{ids['term_id']}", 404)
        hr.get(f"/letters/{ids['letter_id']}/terms/999", 404)

    def test_finance_reads_the_history_of_what_was_confirmed(self, browser_of, ids):
        """A mere proposal is not there for it."""
        finance, at = browser_of("finance"), f"/letters/{ids['letter_id']}/terms"
        finance.get(f"{at}/{ids['term_id']}")
        finance.get(f"{at}/{ids['unconfirmed_term_id']}", 404)


class TestChanges:
    """What a later letter changes."""

    @pytest.fixture
    def at(self, ids):
        """The later letter's page of what it changes."""
        return f"/letters/{ids['later_letter_id']}/amends"

    @pytest.fixture
    def linking(self, ids):
        """The address that links the two terms."""
        later = f"/letters/{ids['later_letter_id']}/terms/{ids['later_id']}"
        return f"{later}/replaces/{ids['earlier_id']}"

    def test_the_likely_earlier_term_is_offered(self, hr, at, linking):
        """With the day the later one begins, and that both would differ."""
        page = hr.get(at)
        assert "This may replace clause 4 of letter 1." in page.words()
        assert "a cost that falls under both waits for you" in page.words()
        assert page.value_of("first") == "2026-02-15"
        assert linking in links(page)

    def test_one_step_links_the_two(self, browser_of, linking, office, ids):
        """The form beside the offer ends the earlier one; what was used counts on."""
        hr, at = browser_of("hr"), f"/letters/{ids['later_letter_id']}/amends"
        answer = hr.post(linking, {"first": "2026-02-15", "carries": "y"}, page=at, status=303)
        assert answer.location == at
        with office.database.read() as store:
            terms = store.terms(ids["amended_assignment_id"])
        earlier, later = (one for one in terms if one.category == "housing_rent")
        assert (earlier.last, later.first) == (dt.date(2026, 2, 14), dt.date(2026, 2, 15))
        assert earlier.limits[0].pool == later.limits[0].pool == "letter 1, clause 4"
        page = hr.get(at)
        assert "it takes the place of clause 4 of letter 1, which ends on" in page.words()
        assert "This may replace" not in page.words()

    def test_both_can_be_compared_first(self, hr, linking):
        """What is different stands there, and the same form."""
        page = hr.get(linking)
        limits = ["Limit", "At most USD 3,000.00 a month", "At most USD 3,500.00 a month"]
        assert cells(page)[0] == limits
        assert (page.value_of("first"), page.value_of("carries")) == ("2026-02-15", "y")

    @pytest.mark.parametrize("day", ["", "2026-02-30", "1989-01-01", "2099-01-01"])
    def test_a_day_that_is_none_changes_nothing(self, hr, linking, day, office, ids):
        """The slip stands beside its field."""
        page = hr.send(linking, filled(hr.get(linking), first=day), status=422)
        assert page.error_of("first")
        with office.database.read() as store:
            assert all(one.last is None for one in store.terms(ids["amended_assignment_id"]))

    def test_two_clicks_link_once(self, hr, at, linking):
        """The second arrival is told so, though the earlier term is another by now."""
        sent = filled(hr.get(linking))
        first, second = (hr.send(linking, sent, status=303) for _ in range(2))
        assert first.location == second.location == at
        assert "already done" in hr.get(at).words(".//body")

    def test_an_extension_leads_to_the_expected_end(self, hr, office, people, ids):
        """It is recorded with the assignment, not with a term."""
        what = LetterCorrection(kind="extension", relation="extends letter 1")
        letter_id = ids["amending_letter_id"]
        correct_letter(office, people["hr"], letter_id, what, key())
        page = hr.get(f"/letters/{letter_id}/amends")
        assert "An extension moves the expected end" in page.words()
        assert "31 August 2027" in page.words()
        assert f"/assignments/{ids['assignment_id']}/change" in links(page)

    def test_what_is_discontinued_is_ended_alone(self, browser_of, ids):
        """Ticked terms end on the day before, and what became of them says so."""
        hr, at = browser_of("hr"), f"/letters/{ids['later_letter_id']}"
        ending = {"earlier": [str(ids["earlier_id"])], "last_first": "2026-02-20"}
        hr.post(f"{at}/ends", ending, page=f"{at}/amends", status=303)
        page = hr.get(f"{at}/amends")
        assert "holds no longer from 20 February 2026; nothing takes its place" in page.words()
        (earlier,) = {link for link in links(page) if "/terms/" in link}
        assert "Ended on 19 February 2026, by letter 2" in hr.get(earlier).words()

    @pytest.mark.parametrize(
        ("slip", "field"),
        [
            ({"earlier": []}, "earlier"),
            ({"earlier": ["999"]}, "earlier"),
            ({"last_first": ""}, "last_first"),
            ({"last_first": "1989-01-01"}, "last_first"),
        ],
    )
    def test_a_slip_ends_nothing(self, browser_of, ids, office, slip, field):
        """It stands beside its field, on the same page."""
        hr, at = browser_of("hr"), f"/letters/{ids['later_letter_id']}"
        ending = {"earlier": [str(ids["earlier_id"])], "last_first": "2026-02-20"} | slip
        page = hr.post(f"{at}/ends", ending, page=f"{at}/amends", status=422)
        assert page.error_of(field)
        with office.database.read() as store:
            assert all(one.last is None for one in store.terms(ids["amended_assignment_id"]))

    def test_a_letter_that_replaces_another_has_all_of_it_ticked(
        self, browser_of, office, people, ids
    ):
        """What its own terms do not take the place of ends with it."""
        what = LetterCorrection(relation="replaces letter 1", reason="So it says.")
        correct_letter(office, people["hr"], ids["later_letter_id"], what, key())
        page = browser_of("hr").get(f"/letters/{ids['later_letter_id']}/amends")
        ticked = [one.get("value") for one in page.all(".//input[@name='earlier'][@checked]")]
        assert ticked == [str(ids["earlier_id"])]

    def test_what_is_no_pair_is_not_found(self, hr, ids):
        """Terms that cannot take each other's place, or are not there."""
        later = f"/letters/{ids['later_letter_id']}/terms/{ids['later_id']}/replaces"
        for other in (ids["term_id"], ids["later_id"], 999):
            hr.get(f"{later}/{other}", 404)


class TestCorrectLetter:
    """A letter's details and text corrected."""

    @pytest.fixture
    def at(self, ids):
        """The world's letter, with confirmed terms."""
        return f"/letters/{ids['letter_id']}"

    def test_its_details_with_a_reason(self, hr, at, known):
        """What it was and who corrected it stand on a page of their own."""
        sent = filled(hr.get(f"{at}/correct"), title="Letter of assignment")
        page = hr.send(f"{at}/correct", sent, status=422)
        assert page.error_of("reason")
        assert page.value_of("title") == "Letter of assignment"
        sent["reason"] = "So it is printed."
        assert hr.send(f"{at}/correct", sent, status=303).location == f"{at}/history"
        words = hr.get(f"{at}/history").words()
        assert "So it is printed." in words
        assert "Title: Assignment letter, now Letter of assignment" in words
        assert known().letters[0].edition == 2

    @pytest.mark.parametrize(
        ("slip", "field"),
        [
            ({}, "title"),
            ({"title": ""}, "title"),
            ({"kind": "postcard"}, "kind"),
            ({"relation": "burns letter 2"}, "relation"),
            ({"signed_on": "2026-02-30"}, "signed_on"),
        ],
    )
    def test_a_slip_of_its_details_changes_nothing(self, hr, at, known, slip, field):
        """Nor does a form that is sent as it was shown."""
        sent = filled(hr.get(f"{at}/correct"), reason="Why not.") | slip
        assert hr.send(f"{at}/correct", sent, status=422).error_of(field)
        assert known().letters[0].edition == 1

    def test_its_text_moves_the_terms(self, hr, at, known, ids):
        """Each is to be confirmed again; the text that was stands in its edition."""
        sent = filled(hr.get(f"{at}/text"), reason="A line was missing.")
        sent["text"] = f"Larch Optics\n\n{LETTER}"
        hr.send(f"{at}/text", sent, status=303)
        terms = [one.term for one in known().terms if one.letter_id == ids["letter_id"]]
        assert not any(one.confirmed for one in terms)
        assert terms[0].quote == RENT
        assert known().letters[0].text[terms[0].start : terms[0].end] == RENT
        assert f"{at}/editions/1" in links(hr.get(f"{at}/history"))
        before = hr.get(f"{at}/editions/1").words()
        assert "this text was corrected later" in before
        assert "Larch Optics" not in before
        assert "Larch Optics" in hr.get(f"{at}/editions/2").words()
        hr.get(f"{at}/editions/3", 404)

    def test_its_text_from_a_file(self, hr, at, known):
        """The file goes before the text that stands in the form."""
        sent = filled(hr.get(f"{at}/text"), reason="Scanned anew.")
        file = (io.BytesIO(pdf_file("4. Rent is paid back.")), "letter.pdf")
        hr.send(f"{at}/text", sent | {"upload": file}, status=303)
        assert "4. Rent is paid back." in known().letters[0].text

    def test_a_file_that_is_none_leaves_the_text(self, hr, at, known):
        """It stands in the form as before."""
        sent = filled(hr.get(f"{at}/text"), reason="Scanned anew.")
        file = (io.BytesIO(b""), "letter.pdf")
        page = hr.send(f"{at}/text", sent | {"upload": file}, status=422)
        assert page.error_of("upload")
        assert RENT in page.value_of("text")
        assert known().letters[0].edition == 1

    def test_the_same_text_is_no_correction(self, hr, at, known):
        """Sent as it was shown, line ends and all, nothing is another."""
        sent = filled(hr.get(f"{at}/text"), reason="Why not.")
        sent["text"] = sent["text"].replace("\n", "\r\n")
        assert hr.send(f"{at}/text", sent, status=422).error_of("text")
        assert known().letters[0].edition == 1

    def test_a_term_whose_words_are_gone_is_told(self, hr, at, known):
        """It has no button to confirm it; it waits to be corrected."""
        sent = filled(hr.get(f"{at}/text"), reason="Misread.")
        sent["text"] = sent["text"].replace("3,000", "3,100")
        hr.send(f"{at}/text", sent, status=303)
        (lost,) = [one for one in known().terms if one.is_lost]
        page = hr.get(at)
        assert "do not stand in the letter as it was corrected" in page.words()
        confirm = f"{at}/terms/{lost.id}/confirm"
        assert confirm not in {form.get("action") for form in page.all(".//main//form")}
        assert hr.post(confirm, page="/account").status == 409


def test_two_days_are_each_told_what_is_wrong_with_them(browser_of, ids):
    """The one further down the form is not read before it was looked at."""
    hr = browser_of("hr")
    url = f"/letters/{ids['amending_letter_id']}/amends/{ids['term_id']}"
    answer = hr.post(url, {"first": "administrator", "last": "2026-05-01"}, status=422)
    assert answer.error_of("first")
    assert not answer.error_of("last")
