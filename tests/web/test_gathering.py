"""Receipts first: they wait in a draft, each becomes a line, and none is kept twice."""

import io

import pytest

from assignments import actions
from assignments.actions import loose
from tests.web.test_claim_lines import RENT
from tests.web.world import key, picture


@pytest.fixture
def ben(browser_of):
    """The expatriate's browser."""
    return browser_of("expatriate")


@pytest.fixture
def url(ids):
    """Where receipts are dropped into the draft that has one already."""
    return f"/claims/{ids['gathered_claim_id']}/receipts"


@pytest.fixture
def waiting(office, people, ids):
    """The names of the receipts that wait in that draft."""

    def known():
        found = loose.loose_receipts(office, people["expatriate"], ids["gathered_claim_id"])
        return [one.name for one in found]

    return known


@pytest.fixture
def claim(office, people, ids):
    """That draft as it is recorded now."""
    return lambda: actions.claim(office, people["expatriate"], ids["gathered_claim_id"])


def bill(colour, name):
    """A picture as a browser sends it."""
    return io.BytesIO(picture(colour)), name


def sent_by_script(visitor, url, file, once):
    """One file as the script sends it; what it was answered."""
    data = {"csrf_token": visitor.token(), "key": once, "receipts": file}
    return visitor.client.post(url, data=data, headers={"Accept": "application/json"})


def test_a_claim_begins_with_its_receipts(ben, office, people, ids):
    """Without script all of them come at once; the first one's line is asked for."""
    files = [bill("red", "rent.png"), bill("blue", "taxi.png")]
    answer = ben.post("/claims/new", {"receipts": files}, status=303)
    page = ben.get(answer.location)
    assert "rent.png" in page.words(".//figure")
    assert "1 more receipt waits" in page.words(".//figure")
    assert page.value_of("date") == "2026-03-16"
    newest = actions.claims(office, people["expatriate"], ids["assignment_id"]).items[0]
    assert newest.title == "Claim of 16 March 2026"


def test_each_receipt_becomes_a_line_and_leads_to_the_next(ben, url, waiting, claim):
    """Saving puts it under its line; after the last one the claim is looked through."""
    ben.post(url, {"receipts": [bill("red", "rent.png")]}, status=303)
    first, second = f"{url.removesuffix('/receipts')}/lines/new", None
    ids = [one.get("value") for one in ben.get(first).all(".//input[@name='waiting']")]
    page = f"{first}?receipt={ids[0]}&category=housing_rent"
    answer = ben.post(page, RENT | {"waiting": ids[0], "do": "next"}, status=303)
    second = answer.location
    assert second.endswith(f"?receipt={ids[1]}")
    answer = ben.post(second, RENT | {"waiting": ids[1], "do": "review"}, status=303)
    assert answer.location.endswith("/submit")
    assert waiting() == []
    under = [[receipt.name for receipt in line.receipts] for line in claim().lines]
    assert under == [["bill.png"], ["rent.png"]]


def test_several_receipts_go_to_one_line(ben, url, waiting, claim):
    """Those that are ticked."""
    ben.post(url, {"receipts": [bill("red", "rent.png"), bill("blue", "taxi.png")]}, status=303)
    first = f"{url.removesuffix('/receipts')}/lines/new"
    ids = [one.get("value") for one in ben.get(first).all(".//input[@name='waiting']")]
    ben.post(
        first,
        RENT | {"waiting": ids[:2], "do": "save"},
        page=f"{first}?category=housing_rent",
        status=303,
    )
    assert waiting() == ["taxi.png"]
    assert [len(line.receipts) for line in claim().lines] == [2]


def test_a_receipt_that_another_window_took_is_said(ben, url, claim, ids):
    """The line is saved without it, and the page says so: with others waiting, and with none."""
    form = f"{url.removesuffix('/receipts')}/lines/new"
    page = f"{form}?category=housing_rent"
    sent = RENT | {"waiting": str(ids["waiting_id"])}
    assert "does not wait" not in ben.get(ben.post(form, sent, page=page).location).words(".//body")
    said = "A receipt that you ticked does not wait any more"
    assert said in ben.get(ben.post(form, sent, page=page).location).words(".//body")
    ben.post(url, {"receipts": [bill("red", "rent.png")]}, status=303)
    assert said in ben.get(ben.post(form, sent, page=page).location).words(".//body")
    assert [len(line.receipts) for line in claim().lines] == [1, 0, 0]


def test_a_file_that_is_sent_again_is_kept_once(ben, url, waiting):
    """By the key it was sent with: so a lost answer is asked for again without harm."""
    once = key()
    first = sent_by_script(ben, url, bill("red", "rent.png"), once)
    again = sent_by_script(ben, url, bill("red", "rent.png"), once)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json == again.json
    assert waiting() == ["bill.png", "rent.png"]


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (lambda: (io.BytesIO(b"no picture"), "notes.txt"), "notes.txt was not kept"),
        (lambda: bill("purple", "twin.png"), "this file is in the claim already"),
    ],
)
def test_a_file_that_is_refused_says_why(ben, url, waiting, file, why):
    """To the script in its own words, to everybody else on the page."""
    answer = sent_by_script(ben, url, file(), key())
    assert answer.status_code == 422
    assert why in answer.json["error"]
    assert waiting() == ["bill.png"]


def test_a_waiting_receipt_is_seen_and_taken_away(ben, ids, url, waiting):
    """Its picture as it is, for its owner alone; taking it away leaves the claim."""
    place = f"/claims/{ids['gathered_claim_id']}/waiting/{ids['waiting_id']}"
    assert ben.get(place).headers["Content-Type"] == "image/png"
    ben.post(f"{place}/remove", page=url.removesuffix("/receipts"), status=303)
    assert waiting() == []


def test_a_claim_is_not_submitted_as_long_as_a_receipt_waits(ben, ids, claim, people, office):
    """The page names it; neither its button nor a form past it submits."""
    actions.add_line(office, people["expatriate"], ids["gathered_claim_id"], words(), key())
    submit = f"/claims/{ids['gathered_claim_id']}/submit"
    assert "bill.png" in ben.get(submit).words()
    assert "No line has these yet" in ben.post(submit, status=422).words()
    assert claim().status == "draft"


def words():
    """A line of the rent."""
    return {"category": "housing_rent", "date": "2026-03-02", "amount": "10", "currency": "USD"}


def test_nothing_is_dropped_into_a_submitted_claim(ben, ids):
    """Neither by its page nor past it."""
    url = f"/claims/{ids['claim_id']}/receipts"
    assert "submitted already" in ben.get(url, status=409).words()
    assert sent_by_script(ben, url, bill("red", "rent.png"), key()).status_code == 409


def test_a_copy_of_rent_is_the_next_months(ben, ids):
    """All days move on; the receipts do not come along."""
    url = f"/claims/{ids['draft_claim_id']}/lines/new?like={ids['draft_line_id']}"
    page = ben.get(url)
    told = {name: page.value_of(name) for name in ("amount", "date", "covers_first", "covers_last")}
    assert told == {
        "amount": "2500.00",
        "date": "2026-04-01",
        "covers_first": "2026-04-01",
        "covers_last": "2026-04-30",
    }


def test_a_submitted_line_is_copied_into_a_new_claim(ben, ids):
    """By one button: the claim is begun, and its form holds the copy."""
    page = f"/claims/{ids['decided_claim_id']}"
    answer = ben.post(f"/claims/new?like={ids['decided_line_id']}", page=page, status=303)
    form = ben.get(answer.location)
    assert (form.value_of("amount"), form.value_of("covers_first")) == ("3200.00", "2026-02-01")


def test_nobody_elses_line_is_copied(browser_of, ids):
    """It is not there for others."""
    emil = browser_of("stranger")
    data = {"csrf_token": emil.token(), "key": key()}
    emil.send(f"/claims/new?like={ids['decided_line_id']}", data, status=404)


def test_an_amount_shows_its_rate_before_the_rest_is_typed(ben, ids, office, people):
    """What it counts, at which rate of which day."""
    hr = people["hr"]
    typed = actions.RateInput("CNY", "USD", "0.1400", *(2 * (office.today(),)))
    actions.set_company_rate(office, hr, typed, key())
    url = f"/mine/{ids['assignment_id']}/try/verdict"
    sent = {"csrf_token": ben.token(), "key": key(), "category": "home_leave_airfare"}
    sent |= {"amount": "100.00", "currency": "CNY", "date": "2026-03-16", "cabin": "none"}
    answer = ben.send(url, sent)
    assert "Counts USD" in answer.text.replace("\xa0", " ")
    assert "14.00" in answer.text


def test_what_is_typed_is_kept_and_stands_there_again(ben, ids, office, people):
    """The script sends it as one goes; the page shows it, the claim and the list lead back."""
    place = f"/claims/{ids['draft_claim_id']}/lines/new"
    typed = RENT | {"amount": "77.70", "place": place, "key": key()}
    ben.send("/typed", typed | {"csrf_token": ben.token()}, status=204)
    page = ben.get(place)
    assert page.value_of("amount") == "77.70"
    assert page.value_of("covers_last") == RENT["covers_last"]
    assert "did not save" in page.words()
    assert "is not saved yet" in ben.get(place.removesuffix("/lines/new")).words()
    assert "one not saved yet" in ben.get("/claims").words()
    ben.post("/typed/forget", {"place": place}, page=place, status=303)
    assert ben.get(f"{place}?category=other").value_of("amount") == ""


def test_a_saved_line_is_no_longer_kept_as_typed(ben, ids):
    """After saving the page begins anew."""
    place = f"/claims/{ids['draft_claim_id']}/lines/new"
    ben.send("/typed", RENT | {"place": place, "csrf_token": ben.token(), "key": key()}, status=204)
    hidden = ben.get(place).form(place)
    ben.send(place, hidden | RENT | {"do": "save"}, status=303)
    assert "did not save" not in ben.get(place).words()


def test_what_does_not_hold_is_kept_without_script_too(ben, ids):
    """A slip is no reason to lose the rest."""
    place = f"/claims/{ids['draft_claim_id']}/lines/new"
    ben.post(
        place,
        RENT | {"amount": "many", "do": "save"},
        page=f"{place}?category=housing_rent",
        status=422,
    )
    assert ben.get(place).value_of("amount") == "many"


def test_a_second_window_says_what_changed(ben, ids, office, people):
    """The line as it is now stands beside what was typed; sent again, that takes its place."""
    place = f"/claims/{ids['draft_claim_id']}/lines/{ids['draft_line_id']}"
    old = ben.get(place).form(place)
    changed = words() | {"amount": "2600.00"}
    actions.change_line(office, people["expatriate"], ids["draft_line_id"], changed, key())
    answer = ben.send(place, old | RENT | {"amount": "2700.00", "do": "save"}, status=409)
    assert "changed meanwhile" in answer.words()
    assert "2,600.00" in answer.words(".//section").replace("\xa0", " ")
    assert answer.value_of("amount") == "2700.00"
    ben.send(place, answer.form(place) | RENT | {"amount": "2700.00", "do": "save"}, status=303)


def test_a_line_that_came_too_late_goes_into_a_new_claim(ben, ids, office, people):
    """The claim was submitted in another window: the page says so, and nothing typed is lost."""
    place = f"/claims/{ids['draft_claim_id']}/lines/new"
    old = ben.get(f"{place}?category=housing_rent").form(place)
    actions.submit_claim(office, people["expatriate"], ids["draft_claim_id"], key())
    answer = ben.send(place, old | RENT | {"do": "save"}, status=409)
    assert "Waiting for HR" in answer.words()
    assert "1200.00" in answer.words(".//dl")
    (form,) = [one for one in answer.all(".//main//form") if "again=" in (one.get("action") or "")]
    begun = ben.send(form.get("action"), answer.form("/claims/new"), status=303)
    again = ben.get(begun.location)
    assert (again.value_of("amount"), again.value_of("note")) == ("1200.00", "March")


def test_only_what_was_shown_is_submitted(ben, ids, office, people, claim):
    """Changed in another window meanwhile, the claim is shown anew instead."""
    draft = ids["draft_claim_id"]
    submit = f"/claims/{draft}/submit"
    old = ben.get(submit).form(submit)
    actions.add_line(office, people["expatriate"], draft, words(), key())
    answer = ben.send(submit, old, status=409)
    assert "changed meanwhile" in answer.words()
    assert len(answer.all(".//tbody/tr")) == 2
    ben.send(submit, answer.form(submit), status=303)


def test_the_list_has_what_waits_for_oneself_on_top(ben, ids):
    """What HR asked, then drafts, then all claims."""
    page = ben.get("/claims")
    heads = [one.text for one in page.all(".//main//h2")]
    assert heads == ["HR asks you", "Not submitted yet", "All claims"]
    assert f"/claims/{ids['claim_id']}/lines/{ids['asked_line_id']}/answer" in [
        one.get("href") for one in page.all(".//section[@aria-labelledby='asked']//a")
    ]


def test_a_draft_is_called_something_else(ben, ids, claim):
    """As long as it is one; without a word it keeps its name."""
    url = f"/claims/{ids['gathered_claim_id']}/title"
    assert ben.post(url, {"title": " "}, status=422).error_of("title")
    ben.post(url, {"title": "April in Shanghai"}, status=303)
    assert claim().title == "April in Shanghai"
    ben.post(f"/claims/{ids['claim_id']}/title", {"title": "Other"}, status=409)


def test_what_is_sent_to_be_saved_is_given_no_days(ben, ids, claim):
    """The covered month is proposed in the page alone: who leaves its fields out states none."""
    stated = {name: word for name, word in RENT.items() if not name.startswith("covers")}
    at = f"/claims/{ids['gathered_claim_id']}/lines/new"
    before = {line.id for line in claim().lines}
    ben.post(at, stated | {"asked_for": RENT["category"], "do": "save"}, status=303)
    (line,) = [line for line in claim().lines if line.id not in before]
    assert line.facts.covers is None


def test_a_page_left_open_never_means_a_receipt_that_came_later(ben, ids, url, waiting):
    """The number of one that was taken away is no other's: nothing happens to the later one."""
    place = f"/claims/{ids['gathered_claim_id']}/waiting"
    for _ in range(2):
        ben.post(f"{place}/{ids['waiting_id']}/remove", page=url.removesuffix("/receipts"))
        sent_by_script(ben, url, bill("red", "rent.png"), key())
    assert waiting() == ["rent.png"]
