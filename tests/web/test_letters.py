"""Letters and terms: added, quoted, confirmed, corrected, amended, taken out; and company rates."""

import datetime as dt
import io

import pytest

from assignments import actions
from assignments.documents import opening
from assignments.reading import LetterFacts
from assignments.storage.store import Store
from tests.readers import proposing
from tests.web.conftest import read_by
from tests.web.filled import filled
from tests.web.papers import pdf_file, word_file
from tests.web.world import LEAVE, LETTER, RENT, STORAGE

TOO_FAR = "2099-01-01"
A_LETTER = {
    "kind": "amendment",
    "title": "Third year",
    "signed_on": "2026-03-01",
    "relation": "amends letter 1",
    "text": "Dear Ben,\r\n\r\nA2. Taxis are paid back.\r\n",
}
SAYS = "A2. Taxis are paid back."
FILES = [
    ("letter.txt", SAYS.encode()),
    ("letter.html", f"<!doctype html><html><body><p>{SAYS}</p></body></html>".encode()),
    ("letter.docx", word_file(SAYS)),
    ("letter.pdf", pdf_file(SAYS)),
]
FACTS = LetterFacts(
    kind="amendment", employer="Larch Optics", employee="Ben Okafor", effective=dt.date(2026, 3, 1)
)
TERM = {
    "quote": STORAGE,
    "clause": "9",
    "category": "storage",
    "pays": "reimburse",
    "beneficiaries": "employee",
}
AMOUNT = {"limits_1_type": "amount", "limits_1_max": "500", "limits_1_currency": "USD"}


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def adding(ids):
    """The address of a new letter."""
    return f"/assignments/{ids['assignment_id']}/letters/new"


@pytest.fixture
def at(ids):
    """The address of the world's letter."""
    return f"/letters/{ids['letter_id']}"


@pytest.fixture
def known(office, people, ids):
    """What is recorded of the world's assignment, asked anew each time."""
    return lambda: actions.assignment(office, people["hr"], ids["assignment_id"])


def term_at(answer):
    """The number of the term that a redirect leads to."""
    return int(answer.location.rpartition("#term-")[2])


def recorded(known, number):
    """A term by its number."""
    return next(one for one in known().terms if one.id == number)


class TestAddLetter:
    """Adding a letter."""

    def test_pasted(self, hr, adding, known):
        """Line ends become one kind; the number is the next one."""
        answer = hr.post(adding, A_LETTER, status=303)
        letter = known().letters[-1]
        assert answer.location == f"/letters/{letter.id}"
        assert letter.text == "Dear Ben,\n\nA2. Taxis are paid back."
        assert (letter.number, letter.relation) == ("3", "amends letter 1")
        assert letter.signed_on == dt.date(2026, 3, 1)

    def test_uploaded(self, hr, adding, known):
        """A text file stands for the pasted text."""
        file = (io.BytesIO("Dear Ben,\nB1. Grüße.".encode()), "letter.txt")
        hr.post(adding, A_LETTER | {"text": "", "upload": file}, status=303)
        assert known().letters[-1].text == "Dear Ben,\nB1. Grüße."

    def test_windows_text_is_taken_with_a_notice(self, hr, adding, known):
        """What is no UTF-8 is read as Windows text, and said so."""
        file = (io.BytesIO("B1. “Rent” £5".encode("cp1252")), "letter.txt")
        answer = hr.post(adding, A_LETTER | {"text": "", "upload": file}, status=303)
        assert known().letters[-1].text == "B1. “Rent” £5"
        assert "Windows text" in hr.get(answer.location).words()

    def test_a_file_that_was_read_is_not_lost_to_another_slip(self, hr, adding):
        """Its text stands in the form from then on."""
        file = (io.BytesIO(b"B1. Rent."), "letter.txt")
        sent = A_LETTER | {"text": "", "title": "", "upload": file}
        page = hr.post(adding, sent, status=422)
        assert page.error_of("title")
        assert page.value_of("text").strip() == "B1. Rent."

    @pytest.mark.parametrize(("name", "data"), FILES)
    def test_every_kind_of_file_is_read(self, hr, adding, known, name, data):
        """A PDF, a Word file, a page and a text are told apart by what is in them."""
        sent = A_LETTER | {"text": "", "upload": (io.BytesIO(data), name)}
        hr.post(adding, sent, status=303)
        assert "Taxis are paid back." in known().letters[-1].text

    @pytest.mark.parametrize(
        "refused",
        [
            (b"%PDF-1.7\n\x00\x01\x02", "letter.bin is damaged or cut off"),
            (b"\x89PNG\r\n\x1a\n\x00", "letter.bin is a picture"),
            (b"", "letter.bin is empty"),
            (b"\x01\x02\x00\x05" * 9, "holds signs that are no text"),
            (b"a" * 301, "is larger than"),
        ],
    )
    def test_a_file_that_is_no_letter_is_refused(self, hr, adding, known, refused, monkeypatch):
        """Binary, empty and too large files are each told apart; nothing is added or lost."""
        data, says = refused
        monkeypatch.setattr(opening, "MOST_BYTES", 300)
        sent = A_LETTER | {"text": "", "upload": (io.BytesIO(data), "letter.bin")}
        page = hr.post(adding, sent, status=422)
        assert says.casefold() in page.error_of("upload").casefold()
        assert not page.error_of("text")
        assert page.value_of("title") == "Third year"
        assert len(known().letters) == 2

    def test_signs_that_are_no_text_are_taken_out_of_a_file(self, hr, adding, known):
        """With a notice."""
        file = (io.BytesIO(b"B1. Taxis\x07 are paid back, always and everywhere."), "letter.txt")
        answer = hr.post(adding, A_LETTER | {"text": "", "upload": file}, status=303)
        assert known().letters[-1].text.startswith("B1. Taxis are paid")
        assert "taken out" in hr.get(answer.location).words()

    def test_what_is_left_empty_is_read_from_the_letter(self, app, hr, adding, known):
        """It is shown to be looked over first, and nothing is saved until then."""
        read_by(app, proposing(facts=FACTS))
        file = (io.BytesIO(b"B1. Taxis are paid back."), "letter.txt")
        asked = hr.get(adding)
        empty = filled(asked, upload=file, number="7")
        page = hr.send(adding, empty, status=200)
        assert "Nothing was saved yet" in page.words()
        assert "what it is, title, signed on" in page.words()
        assert page.value_of("kind") == "amendment"
        assert page.value_of("title") == "Amendment, Larch Optics"
        assert page.value_of("signed_on") == "2026-03-01"
        assert page.value_of("relation") == "amends letter 2"
        assert len(known().letters) == 2
        hr.send(adding, filled(page, relation="amends letter 1"), status=303)
        letter = known().letters[-1]
        assert (letter.number, letter.title) == ("7", "Amendment, Larch Optics")
        assert (letter.relation, letter.text) == ("amends letter 1", "B1. Taxis are paid back.")

    def test_the_day_at_the_head_is_when_it_was_signed(self, app, hr, adding):
        """Rather than the day it takes effect."""
        read_by(app, proposing(facts=FACTS))
        text = "Larch Optics\n\n3 February 2026\n\nDear Ben,\nB1. Taxis are paid back."
        page = hr.post(adding, A_LETTER | {"text": text, "signed_on": ""}, status=200)
        assert page.value_of("signed_on") == "2026-02-03"

    def test_what_was_typed_stands(self, app, hr, adding, known):
        """The letter says otherwise; the person wins, and nothing is asked again."""
        read_by(app, proposing(facts=FACTS))
        hr.post(adding, A_LETTER | {"kind": "extension"}, status=303)
        letter = known().letters[-1]
        assert (letter.kind, letter.title) == ("extension", "Third year")

    def test_what_the_letter_does_not_say_is_asked_for(self, hr, adding):
        """Each field that is empty says so."""
        slip = {"kind": "", "title": "", "signed_on": ""}
        page = hr.post(adding, A_LETTER | slip, status=422)
        assert all(page.error_of(name) for name in slip)

    def test_text_and_file_together_are_a_slip(self, hr, adding):
        """One of the two."""
        file = (io.BytesIO(b"B1. Rent."), "letter.txt")
        page = hr.post(adding, A_LETTER | {"upload": file}, status=422)
        assert "one of the two" in page.error_of("upload")

    @pytest.mark.parametrize(
        ("slip", "field"),
        [
            ({"text": " \n "}, "text"),
            ({"text": "a\x00b"}, "text"),
            ({"title": ""}, "title"),
            ({"title": "x" * 201}, "title"),
            ({"kind": "postcard"}, "kind"),
            ({"relation": "burns letter 1"}, "relation"),
            ({"number": "1"}, "number"),
            ({"number": "x" * 21}, "number"),
            ({"signed_on": ""}, "signed_on"),
            ({"signed_on": "2026-02-29"}, "signed_on"),
            ({"signed_on": "1989-12-31"}, "signed_on"),
            ({"signed_on": TOO_FAR}, "signed_on"),
        ],
    )
    def test_a_slip_stands_beside_its_field(self, hr, adding, known, slip, field):
        """Nothing is added, what was typed stays."""
        page = hr.post(adding, A_LETTER | slip, status=422)
        assert page.error_of(field)
        if field != "text":
            assert "Taxis" in page.value_of("text")
        assert len(known().letters) == 2

    def test_a_second_arrival_adds_nothing(self, hr, adding, known):
        """One letter of two clicks."""
        sent = filled(hr.get(adding), **A_LETTER)
        first, second = (hr.send(adding, sent, status=303) for _ in range(2))
        assert first.location == second.location
        assert len(known().letters) == 3


class TestShowLetter:
    """A letter beside its terms."""

    def test_quoted_passages_are_marked_and_lead_to_their_terms(self, hr, at, ids):
        """The text stands whole, each quote within a mark."""
        page = hr.get(at)
        (letter,) = page.all(".//*[@id='letter']")
        refs = letter.findall(".//span[@class='refs']/a")
        assert [ref.get("data-n") for ref in refs] == ["1", "2", "3"]
        assert refs[2].get("aria-label") == "Term 3, Storage of goods, to be confirmed"
        assert "".join(letter.itertext()) == LETTER
        marks = ["".join(mark.itertext()) for mark in letter.findall(".//mark")]
        assert marks == [RENT, LEAVE, STORAGE]
        first = letter.find(".//mark/a").get("href")
        assert first == f"#term-{ids['term_id']}"
        assert page.all(f".//*[@id='{first[1:]}']")

    def test_it_says_who_confirmed_what_and_what_is_open(self, hr, at, ids):
        """By name and date; one term waits."""
        page = hr.get(at)
        assert "Confirmed by Ana Lima, 16 March 2026" in page.words()
        waiting = page.words(f".//*[@id='term-{ids['unconfirmed_term_id']}']")
        assert "To be confirmed" in waiting
        assert "Confirm as Ana Lima" in waiting
        assert "1 term to confirm" in page.words()

    def test_finance_reads_confirmed_terms_and_changes_nothing(self, browser_of, at, ids):
        """No buttons, no drafts."""
        page = browser_of("finance").get(at)
        assert not page.all(f".//*[@id='term-{ids['unconfirmed_term_id']}']")
        assert "Correct" not in page.words()


class TestProposeTerm:
    """Recording a term."""

    def test_every_field_is_kept_in_the_contracts_words(self, hr, at, known):
        """What was chosen is what the judge will read."""
        sent = TERM | {
            "category": "home_leave_airfare",
            "beneficiaries": ["employee", "spouse"],
            "accompanying": "y",
            "destination": "other",
            "places": "Shanghai\n\n Beijing \n",
            "cabin": "premium_economy",
            "when": "during",
            "receipt": "no",
            "approval": "y",
            "reasonable": "y",
            "measure": "as usual",
            "first": "2026-01-01",
            "last": "2026-12-31",
        }
        term = recorded(known, term_at(hr.post(f"{at}/terms/new", sent, status=303))).term
        assert not term.confirmed
        assert (term.category, term.pays, term.clause) == ("home_leave_airfare", "reimburse", "9")
        assert term.beneficiaries == ("employee", "spouse")
        assert term.accompanying
        assert (term.destination, term.cabin, term.when) == ("other", "premium_economy", "during")
        assert term.places == ("Shanghai", "Beijing")
        assert term.needs == ("approval",)
        assert (term.judgement, term.measure) == ("reasonable", "as usual")
        assert (term.first, term.last) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))

    @pytest.mark.parametrize(
        ("said", "needs"),
        [
            ({"pays": "reimburse", "receipt": ""}, ("receipt",)),
            ({"pays": "allowance", "receipt": ""}, ()),
            ({"pays": "allowance", "receipt": "yes"}, ("receipt",)),
            ({"pays": "reimburse", "receipt": "no"}, ()),
        ],
    )
    def test_a_receipt_is_needed_as_usual_unless_it_is_said(self, hr, at, known, said, needs):
        """Paying back needs one by itself, an allowance none."""
        answer = hr.post(f"{at}/terms/new", TERM | said, status=303)
        assert recorded(known, term_at(answer)).term.needs == needs

    def test_several_limits_of_every_type(self, hr, at, known):
        """Each row with the fields of its type; empty rows between do not matter."""
        rows = {
            1: {"type": "amount", "max": "2500.00", "currency": "USD", "per": "once"},
            2: {"type": "weight", "max": "1000", "unit": "lb", "over": "y", "clause": "12"},
            3: {"type": "containers", "max": "1", "size_ft": "40", "per": "assignment"},
            5: {"type": "share", "max": "0.5", "of": "cost"},
            6: {"type": "duration", "max": "60", "unit": "day", "each": "y", "pool": "stay"},
        }
        sent = {f"limits_{row}_{name}": one for row in rows for name, one in rows[row].items()}
        answer = hr.post(f"{at}/terms/new", TERM | sent, status=303)
        limits = recorded(known, term_at(answer)).term.limits
        assert [limit.type for limit in limits] == [
            "amount",
            "weight",
            "containers",
            "share",
            "duration",
        ]
        assert (limits[0].currency, limits[0].per, limits[0].most) == ("USD", "once", 2500)
        assert limits[1].over_outbound_weight
        assert (limits[1].unit, limits[1].clause) == ("lb", "12")
        assert limits[2].size_ft == 40
        assert limits[3].of == "cost"
        assert (limits[4].each, limits[4].pool) == (True, "stay")
        words = hr.get(answer.location).words()
        for told in (
            "At most USD 2,500.00 once",
            "At most 1,000 lb more than was shipped out (clause 12)",
            "At most 1 container, none larger than 40 feet for the whole assignment",
            "Half the cost",
            "At most 60 days for each person, shared as “stay”",
        ):
            assert told in words

    def test_a_quote_is_found_across_line_breaks(self, hr, adding, known):
        """The letter's own words are stored, with their place in its text."""
        text = "Dear Ben,\n\n5. The rent\n      is paid back\n      each month.\n"
        letter = hr.post(adding, A_LETTER | {"text": text}, status=303).location
        sent = TERM | {"quote": "The rent is  paid back\r\neach month."}
        term = recorded(known, term_at(hr.post(f"{letter}/terms/new", sent, status=303))).term
        stored = known().letters[-1].text
        assert term.quote == "The rent\n      is paid back\n      each month."
        assert stored[term.start : term.end] == term.quote

    @pytest.mark.parametrize(
        ("slip", "field"),
        [
            ({"quote": ""}, "quote"),
            ({"quote": "Larch will pay for a yacht."}, "quote"),
            ({"clause": "x" * 41}, "clause"),
            ({"category": ""}, "category"),
            ({"category": "yacht"}, "category"),
            ({"pays": "maybe"}, "pays"),
            ({"beneficiaries": ["uncle"]}, "beneficiaries"),
            ({"cabin": "cargo"}, "cabin"),
            ({"destination": "moon"}, "destination"),
            ({"when": "never"}, "when"),
            ({"first": "2026-02-30"}, "first"),
            ({"first": "1989-12-31"}, "first"),
            ({"last": TOO_FAR}, "last"),
            ({"first": "2026-03-02", "last": "2026-03-01"}, "last"),
            (AMOUNT | {"limits_1_max": ""}, "limits_1_max"),
            (AMOUNT | {"limits_1_max": "0"}, "limits_1_max"),
            (AMOUNT | {"limits_1_max": "-500"}, "limits_1_max"),
            (AMOUNT | {"limits_1_max": "NaN"}, "limits_1_max"),
            (AMOUNT | {"limits_1_max": "Infinity"}, "limits_1_max"),
            (AMOUNT | {"limits_1_max": "five"}, "limits_1_max"),
            (AMOUNT | {"limits_1_max": "1234567890123456"}, "limits_1_max"),
            (AMOUNT | {"limits_1_max": "500.001"}, "limits_1_max"),
            (AMOUNT | {"limits_1_currency": ""}, "limits_1_currency"),
            (AMOUNT | {"limits_1_currency": "XXX"}, "limits_1_currency"),
            (AMOUNT | {"limits_1_unit": "kg"}, "limits_1_unit"),
            (AMOUNT | {"limits_1_per": "fortnight"}, "limits_1_per"),
            (AMOUNT | {"limits_1_pool": "x" * 81}, "limits_1_pool"),
            ({"limits_1_type": "volume", "limits_1_max": "5"}, "limits_1_type"),
            ({"limits_2_max": "5"}, "limits_2_type"),
            ({"limits_3_type": "count", "limits_3_max": "1.5"}, "limits_3_max"),
            ({"limits_3_type": "weight", "limits_3_max": "5"}, "limits_3_unit"),
            (
                {"limits_2_type": "weight", "limits_2_max": "-5", "limits_2_unit": "kg"},
                "limits_2_max",
            ),
            (
                {"limits_2_type": "weight", "limits_2_max": "5", "limits_2_unit": "day"},
                "limits_2_unit",
            ),
            (
                {"limits_2_type": "containers", "limits_2_max": "1", "limits_2_size_ft": "30"},
                "limits_2_size_ft",
            ),
            ({"limits_2_type": "share", "limits_2_max": "2"}, "limits_2_of"),
        ],
    )
    def test_a_slip_stands_beside_its_field(self, hr, at, known, slip, field):
        """Nothing is recorded; the page holds what was typed."""
        page = hr.post(f"{at}/terms/new", TERM | slip, status=422)
        assert page.error_of(field)
        if field != "quote":
            assert page.value_of("quote").strip() == STORAGE
        if field.endswith("max"):
            assert page.value_of(field) == slip[field]
        assert len(known().terms) == 3

    def test_limits_of_one_pool_must_fit(self, hr, at):
        """Another currency under the same name is told of above the form."""
        pool = {"limits_1_pool": "stay"}
        hr.post(f"{at}/terms/new", TERM | AMOUNT | pool, status=303)
        sent = TERM | AMOUNT | pool | {"limits_1_currency": "EUR"}
        page = hr.post(f"{at}/terms/new", sent, status=422)
        assert "pool" in page.words(".//*[@role='alert']")

    def test_a_second_arrival_records_nothing(self, hr, at, known):
        """One term of two clicks."""
        sent = filled(hr.get(f"{at}/terms/new"), **TERM)
        first, second = (hr.send(f"{at}/terms/new", sent, status=303) for _ in range(2))
        assert first.location == second.location
        assert len(known().terms) == 4


class TestLifeOfATerm:
    """Confirming, correcting, amending, taking out."""

    def test_it_is_confirmed_by_name_and_once(self, hr, at, known, ids):
        """Each by itself; a second press says who did it."""
        number = ids["unconfirmed_term_id"]
        answer = hr.post(f"{at}/terms/{number}/confirm", page=at, status=303)
        assert term_at(answer) == number
        assert recorded(known, number).confirmed_by.name == "Ana Lima"
        again = hr.post(f"{at}/terms/{number}/confirm", page="/account", status=409)
        assert "has confirmed the term already" in again.words()

    def test_a_term_of_another_letter_is_not_there(self, hr, ids):
        """The address must name the term's own letter."""
        number = ids["unconfirmed_term_id"]
        other = f"/letters/{ids['amending_letter_id']}/terms/{number}"
        hr.post(f"{other}/confirm", page="/account", status=404)
        hr.get(f"{other}/correct", 404)
        hr.get(f"/letters/{ids['letter_id']}/amends/{number}", 404)

    def test_it_is_corrected_in_its_place(self, hr, at, known, ids):
        """The form holds the old words; the new one keeps the lineage and is unconfirmed."""
        number = ids["term_id"]
        old = recorded(known, number).term
        page = hr.get(f"{at}/terms/{number}/correct")
        assert page.value_of("quote").strip() == RENT
        sent = filled(page, limits_1_max="3200")
        assert hr.send(f"{at}/terms/{number}/correct", sent, status=422).error_of("reason")
        sent["reason"] = "The amount was misread."
        new = recorded(known, term_at(hr.send(f"{at}/terms/{number}/correct", sent, status=303)))
        assert (new.term.key, new.term.confirmed) == (old.key, False)
        assert new.term.limits[0].most == 3200
        assert (new.term.start, new.term.end, new.term.needs) == (old.start, old.end, old.needs)
        assert number not in {one.id for one in known().terms}

    def test_a_corrected_term_keeps_each_word_it_had(self, hr, at, known, ids):
        """Sent as it was shown, nothing but the confirmation changes."""
        for number in (ids["term_id"], ids["term_id"] + 1, ids["unconfirmed_term_id"]):
            before = recorded(known, number).term
            url = f"{at}/terms/{number}/correct"
            answer = hr.send(url, filled(hr.get(url)) | {"reason": "Looked at again."}, status=303)
            after = recorded(known, term_at(answer)).term
            assert (after.rule, after.limits) == (before.rule, before.limits)
            assert after.beneficiaries == before.beneficiaries
            assert (after.destination, after.cabin) == (before.destination, before.cabin)

    def test_a_correction_sent_twice_is_made_once(self, hr, at, known, ids):
        """The second arrival is told so, though the old term is gone."""
        url = f"{at}/terms/{ids['term_id']}/correct"
        sent = filled(hr.get(url), clause="4a", reason="It is 4a.")
        first, second = (hr.send(url, sent, status=303) for _ in range(2))
        assert first.location == second.location
        assert len(known().terms) == 3

    def test_it_is_taken_out(self, hr, at, known, ids):
        """Asked for on a page of its own, for good."""
        url = f"{at}/terms/{ids['unconfirmed_term_id']}/retire"
        assert STORAGE in hr.get(url).words()
        hr.post(url, status=303)
        assert ids["unconfirmed_term_id"] not in {one.id for one in known().terms}
        hr.get(url, 404)

    def test_a_confirmed_term_is_not_taken_out_without_a_reason(self, hr, at, office, people, ids):
        """The reason stands with who took it out."""
        url = f"{at}/terms/{ids['term_id']}/retire"
        assert hr.post(url, status=422).error_of("reason")
        hr.post(url, {"reason": "Recorded under the wrong letter."}, status=303)
        with office.database.read() as store:
            found = store.term(ids["term_id"])
        assert found.retired_why == "Recorded under the wrong letter."
        assert found.retired_by == people["hr"]

    def test_an_amendment_ends_the_old_and_begins_the_new(self, hr, known, ids, at):
        """The old term holds until the day before; the new one waits to be confirmed."""
        number, letter = ids["term_id"], ids["amending_letter_id"]
        choice = hr.get(f"{at}/terms/{number}/amend")
        url = f"/letters/{letter}/amends/{number}"
        assert url in {link.get("href") for link in choice.all(".//main//a")}
        earlier = hr.get(f"/letters/{letter}/amends")
        assert url in {link.get("href") for link in earlier.all(".//main//a")}
        page = hr.get(url)
        assert (page.value_of("limits_1_max"), page.value_of("quote").strip()) == ("3000", "")
        words = {"quote": "up to USD 3,500 a month", "clause": "A1", "limits_1_max": "3500"}
        sent = filled(page, **words, first="2026-07-01")
        new = recorded(known, term_at(hr.send(url, sent, status=303)))
        assert (new.letter_id, new.term.first, new.term.limits[0].most) == (
            letter,
            dt.date(2026, 7, 1),
            3500,
        )
        (old,) = [one for one in known().terms if one.term.clause == "4"]
        assert (old.term.first, old.term.last) == (None, dt.date(2026, 6, 30))
        assert old.term.limits[0].most == 3000
        assert old.term.key != new.term.key
        assert old.term.confirmed
        assert not new.term.confirmed

    @pytest.mark.parametrize(
        ("slip", "field"),
        [
            ({"first": ""}, "first"),
            ({"first": "2026-02-30"}, "first"),
            ({"first": TOO_FAR}, "first"),
            ({"quote": RENT}, "quote"),
            ({"first": "2026-07-01", "last": "2026-06-01"}, "last"),
            ({"limits_1_max": "0"}, "limits_1_max"),
        ],
    )
    def test_a_slip_of_an_amendment_changes_neither(self, hr, known, ids, slip, field):
        """The old term goes on as it was."""
        url = f"/letters/{ids['amending_letter_id']}/amends/{ids['term_id']}"
        words = {"quote": "up to USD 3,500 a month", "first": "2026-07-01", "clause": "A1"}
        page = hr.send(url, filled(hr.get(url), **(words | slip)), status=422)
        assert page.error_of(field)
        assert page.value_of("clause") == "A1"
        assert recorded(known, ids["term_id"]).term.confirmed
        assert len(known().terms) == 3

    def test_an_amendment_before_the_old_one_begins_is_a_slip(self, hr, at, known, ids):
        """There is nothing to end on such a day."""
        sent = TERM | {"first": "2026-05-01", "last": "2026-05-31"}
        number = term_at(hr.post(f"{at}/terms/new", sent, status=303))
        url = f"/letters/{ids['amending_letter_id']}/amends/{number}"
        for day in ("2026-05-01", "2026-06-01"):
            words = {"quote": "From July on", "first": day}
            assert hr.send(url, filled(hr.get(url), **words), status=422).error_of("first")
        assert len(known().terms) == 4

    def test_an_amendment_sent_twice_is_made_once(self, hr, known, ids):
        """Two clicks end one term and begin one."""
        url = f"/letters/{ids['amending_letter_id']}/amends/{ids['term_id']}"
        sent = filled(hr.get(url), quote="From July on", first="2026-07-01")
        first, second = (hr.send(url, sent, status=303) for _ in range(2))
        assert first.location == second.location
        assert len(known().terms) == 4

    def test_an_amendment_is_made_whole_or_not_at_all(self, hr, known, ids, monkeypatch):
        """Where the new term cannot be kept, the old one goes on."""
        url = f"/letters/{ids['amending_letter_id']}/amends/{ids['term_id']}"
        sent = filled(hr.get(url), quote="From July on", first="2026-07-01")
        kept = Store.add_term
        calls = []

        def break_down(self, *words):
            calls.append(words)
            if len(calls) == 2:
                raise actions.StateError("broken down")
            return kept(self, *words)

        monkeypatch.setattr(Store, "add_term", break_down)
        hr.send(url, sent, status=409)
        assert recorded(known, ids["term_id"]).term.confirmed
        assert len(known().terms) == 3


def test_letter_text_is_not_taken_for_markup(hr, adding):
    """A letter may hold any signs."""
    text = LETTER + "<script>alert(1)</script> & <b>bold</b>"
    answer = hr.post(adding, A_LETTER | {"text": text}, status=303)
    page = hr.get(answer.location)
    assert "<script>alert(1)</script>" in page.words(".//*[@id='letter']")
    assert not page.all(".//*[@id='letter']//script")
