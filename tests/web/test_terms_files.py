"""Pages of terms as a file: exported, compared beside those that stand, taken over all or none."""

import io
import json

import pytest

from assignments import actions
from assignments.web.forms import terms_files
from tests.web.filled import cells, filled
from tests.web.world import TERMS


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def at(ids):
    """The world's letter."""
    return f"/letters/{ids['letter_id']}"


@pytest.fixture
def known(office, people, ids):
    """The terms of the world's letter, asked anew each time."""

    def known():
        file = actions.assignment(office, people["hr"], ids["assignment_id"])
        return [one for one in file.terms if one.letter_id == ids["letter_id"]]

    return known


@pytest.fixture
def exported(hr, at):
    """The file of the letter's terms, as values."""
    return json.loads(hr.get(f"{at}/terms.json").data)


def sent(hr, at, told, status=200, name="reviewed.json"):
    """The page after a file was chosen to be compared."""
    data = told if isinstance(told, bytes) else json.dumps(told).encode()
    url = f"{at}/terms/import"
    return hr.post(url, {"upload": (io.BytesIO(data), name)}, status=status)


def taken(hr, at, page, status=303, **words):
    """What comes of taking the file over that a page compared."""
    fields = filled(page, take="yes", **words)
    return hr.send(f"{at}/terms/import", fields, status=status)


def counts(page):
    """How many terms of each kind there are."""
    facts = page.all(".//main//section/dl/div")
    told = (["".join(part.itertext()) for part in one] for one in facts)
    return {about: said.split()[0] for about, said in told}


def test_the_export_is_a_file_with_a_name(hr, at, exported):
    """JSON in the contract's words, offered for download."""
    answer = hr.get(f"{at}/terms.json")
    assert answer.headers["Content-Type"] == "application/json"
    assert "letter-1-terms.json" in answer.headers["Content-Disposition"]
    assert [one["clause"] for one in exported["terms"]] == ["4", "7", "9"]
    assert [one["confirmed"] for one in exported["terms"]] == [True, True, False]


def test_the_letter_leads_to_both(hr, at):
    """Export and import stand on its page, for HR alone."""
    links = {link.get("href") for link in hr.get(at).all(".//main//a")}
    assert {f"{at}/terms.json", f"{at}/terms/import"} <= links


def test_the_same_file_takes_nothing_over(hr, at, exported):
    """Every term stands already."""
    page = sent(hr, at, exported)
    assert counts(page) == {"New": "0", "Different": "0", "The same": "3", "Not in the file": "0"}
    assert "There is nothing to take over" in page.words()
    assert not page.all(".//button[@name='take']")


def test_new_ones_are_taken_over_unconfirmed(hr, at, known, exported):
    """The file is not sent a second time; the page leads to the letter."""
    extra = TERMS[0] | {"category": "utilities", "clause": "4b"}
    exported["terms"].append(extra | {"confirmed": True})
    page = sent(hr, at, exported)
    assert counts(page)["New"] == "1"
    answer = taken(hr, at, page)
    assert answer.location == at
    (new,) = [one for one in known() if one.term.clause == "4b"]
    assert (new.term.confirmed, new.origin.file) == (False, "reviewed.json")
    assert "Taken over from the file reviewed.json" in hr.get(at).words()


def test_two_clicks_take_it_over_once(hr, at, known, exported):
    """The second arrival is told so."""
    exported["terms"].append(TERMS[0] | {"category": "utilities", "clause": "4b"})
    page = sent(hr, at, exported)
    for _ in range(2):
        taken(hr, at, page)
    assert len(known()) == 4
    assert "already done" in hr.get(at).words(".//body")


def test_what_differs_is_shown_and_corrected_with_a_reason(hr, at, known, exported):
    """Before and after stand side by side; a confirmed one needs the why."""
    exported["terms"][0]["limits"][0]["max"] = "2900.00"
    del exported["terms"][1]
    page = sent(hr, at, exported)
    changes = ["Limit", "At most USD 3,000.00 a month", "At most USD 2,900.00 a month"]
    assert cells(page) == [changes]
    assert counts(page) == {"New": "0", "Different": "1", "The same": "1", "Not in the file": "1"}
    again = taken(hr, at, page, status=422, corrects="y")
    assert again.error_of("reason")
    assert "USD 2,900.00" in again.words()
    taken(hr, at, again, corrects="y", reason="Agreed with the works council.")
    rent = next(one for one in known() if one.term.clause == "4")
    assert (rent.term.limits[0].most, rent.term.confirmed) == (2900, False)
    assert len(known()) == 3


def test_without_the_tick_what_differs_stays(hr, at, known, exported):
    """Only new ones are taken over; with none of these there is nothing to do."""
    exported["terms"][0]["limits"][0]["max"] = "2900.00"
    page = taken(hr, at, sent(hr, at, exported), status=422)
    assert "nothing to take over" in page.words()
    assert known()[0].term.confirmed


def test_each_bad_term_is_named_and_nothing_is_offered(hr, at, known, exported):
    """By its number and what is wrong with it."""
    exported["terms"][1]["category"] = "yachts"
    exported["terms"][2]["quote"] = "We store yachts."
    page = sent(hr, at, exported, status=422)
    assert "Term 2, category: Unknown category 'yachts': use one" in page.words()
    assert "Term 3, quote: Does not stand at that place" in page.words()
    assert not page.all(".//button[@name='take']")
    assert len(known()) == 3


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "not in UTF-8"),
        (b"Dear Ben,", "not JSON"),
        (b"[]", "no list of terms"),
        (b'{"terms": 3}', "no list of terms"),
        (b"{" * 50_000, "JSON"),
    ],
)
def test_a_file_that_is_none_is_a_slip(hr, at, data, says):
    """What is wrong with it stands beside the field."""
    assert says in sent(hr, at, data, status=422).error_of("upload")


def test_a_file_that_is_too_large_is_a_slip(hr, at, monkeypatch):
    """It is not read to its end."""
    monkeypatch.setattr(terms_files, "MOST_BYTES", 300)
    assert "more than 1 MiB" in sent(hr, at, b" " * 301, status=422).error_of("upload")


def test_no_file_is_a_slip(hr, at):
    """It must be chosen."""
    page = hr.post(f"{at}/terms/import", {}, status=422)
    assert "Choose the file" in page.error_of("upload")


def test_what_changed_meanwhile_is_compared_again(browser_of, office, people, ids, known):
    """A term that is new in the file may stand by the time it is taken over."""
    hr, at = browser_of("hr"), f"/letters/{ids['letter_id']}"
    exported = json.loads(hr.get(f"{at}/terms.json").data)
    extra = TERMS[0] | {"category": "utilities", "clause": "4b"}
    exported["terms"].append(extra)
    page = sent(hr, at, exported)
    actions.propose_term(office, people["hr"], ids["letter_id"], extra, "meanwhile")
    taken(hr, at, page, status=422)
    assert len(known()) == 4
