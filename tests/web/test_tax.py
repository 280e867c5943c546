"""Tax files by page: each role's own view of them, and every form's slips beside its field."""

import datetime as dt
import io

import pytest

from assignments import actions
from assignments.actions import tax
from tests.web.world import key, picture

SAID = "Larch equalizes your taxes."
OPEN = "Larch makes good a deleterious tax effect."
HYPO = "A hypothetical tax is withheld."
TERMS = (
    {"clause": "T1", "category": "tax_equalization", "pays": "company_pays", "quote": SAID},
    {"clause": "T2", "category": "tax_equalization", "pays": "company_pays", "quote": OPEN},
    {"clause": "T3", "category": "hypothetical_tax", "pays": "withheld", "quote": HYPO},
)


@pytest.fixture
def terms(office, people, ids):
    """Confirmed terms on taxes, by their clause."""
    hr, day = people["hr"], dt.date(2025, 8, 4)
    text = "\n".join(f"{one['clause']}. {one['quote']}" for one in TERMS)
    letter = actions.LetterInput("policy", "Taxes", day, text)
    letter_id = actions.add_letter(office, hr, ids["assignment_id"], letter, key()).id
    found = {}
    for words in TERMS:
        term_id = actions.propose_term(office, hr, letter_id, words, key()).id
        actions.confirm_term(office, hr, term_id, key())
        found[words["clause"]] = str(term_id)
    return found


@pytest.fixture
def urls(ids):
    """The addresses of the assignment's taxes and of its year."""
    return f"/assignments/{ids['assignment_id']}/tax", f"/tax/years/{ids['tax_year_id']}"


def year(terms, **changes):
    """A year as HR fills it in."""
    typed = {"country": "CN", "first": "2025-01-01", "term": terms["T1"], "kind": "equalised"}
    return typed | changes


def note(kind, amount="", **changes):
    """A note as it is filled in."""
    typed = {"kind": kind, "day": "2026-03-10", "text": "As agreed.", "amount": amount}
    return typed | {"currency": "USD"} | changes


def test_hr_adds_a_year_and_sees_the_clause_it_rests_on(browser_of, urls, terms):
    """The clause's words stand on the year's page; what it leaves open needs a reason."""
    hr = browser_of("hr")
    done = hr.post(f"{urls[0]}/new", year(terms), status=303)
    page = hr.get(done.location)
    assert SAID in page.words()
    assert "employee bears exactly the final hypothetical tax" in page.words()
    again = hr.post(f"{urls[0]}/new", year(terms), status=422)
    assert "has days of it already" in again.error_of("first")
    open_clause = year(terms, first="2026-01-01", term=terms["T2"], kind="protected")
    asked = hr.post(f"{urls[0]}/new", open_clause, status=422)
    assert "does not say" in asked.error_of("reason")
    done = hr.post(f"{urls[0]}/new", open_clause | {"reason": "Our policy."}, status=303)
    assert "The company reads it so: Our policy." in hr.get(done.location).words()
    strange = hr.post(f"{urls[0]}/new", year(terms, country="JP"), status=422)
    assert "neither the home nor the host" in strange.error_of("country_reason")


def test_a_year_without_a_confirmed_clause_is_told_so(browser_of, urls):
    """The page says what to do first."""
    page = browser_of("hr").get(f"{urls[0]}/new")
    assert "No confirmed clause of the letters is about tax equalization" in page.words()


def test_hr_withholds_notes_and_settles_a_year(browser_of, urls, terms):
    """From the hypothetical tax to the statement, step by step; then the year is closed."""
    hr, (years, one) = browser_of("hr"), urls
    typed = {"country": "US", "first": "2025-09-01", "amount": "1000", "currency": "USD"}
    hr.post(f"{years}/hypothetical", typed, status=303)
    hr.post(f"{years}/withhold", {"month": "2025-10"}, status=303)
    slip = hr.post(f"{years}/withhold", {"month": "October"}, status=422)
    assert "no month" in slip.error_of("month")
    assert hr.post(f"{years}/withhold", {"month": "2025-10"}).status == 409
    picture_file = (io.BytesIO(picture("blue")), "slip.png")
    hr.post(f"{one}/notes/new", note("payment", "700.00", files=picture_file), status=303)
    hr.post(f"{one}/notes/new", note("payment_by_employee", "50.00"), status=303)
    assert hr.post(f"{one}/final", {"hypothetical": "900", "day": "2026-03-10"}).status == 409
    assert "cannot be settled yet" in hr.get(f"{one}/settle").words()
    hr.post(f"{one}/notes/new", note("return_filed"), status=303)
    final = {"hypothetical": "1200.50", "day": "2026-03-10"}
    hr.post(f"{one}/final", final | dict.fromkeys(CURRENCIES, "USD"), status=303)
    shown = hr.get(f"{one}/settle")
    assert "Due from the employee" in shown.words(".//table")
    hr.post(f"{one}/settle", status=303)
    page = hr.get(one)
    assert "USD 150.50" in page.words(".//table").replace("\xa0", " ")
    assert "The year is closed" in page.words()
    assert "slip.png" in page.words()
    closed = hr.post(f"{one}/notes/new", note("remark"))
    assert (closed.status, "is settled" in closed.words()) == (409, True)
    costs = hr.get(years).words().replace("\xa0", " ")
    assert "USD 150.50 due from the employee" in costs


CURRENCIES = ("hypothetical_currency", "home_currency", "host_currency")


def test_slips_of_a_note_stand_beside_their_fields(browser_of, urls):
    """No amount, no rate, a day ahead."""
    hr, url = browser_of("hr"), f"{urls[1]}/notes/new"
    assert "needs an amount" in hr.post(url, note("payment"), status=422).error_of("amount")
    kes = hr.post(url, note("payment", "5.00", currency="KES"), status=422)
    assert "record a company rate" in kes.error_of("currency")
    ahead = hr.post(url, note("remark", day="2026-03-17"), status=422)
    assert "in the future" in ahead.error_of("day")
    wrong = note("remark", files=(io.BytesIO(b"MZ"), "tool.exe"))
    assert "Tool.exe is no PDF" in hr.post(url, wrong, status=422).error_of("files")


def test_the_employee_hands_in_what_is_missing(browser_of, urls, ids):
    """It stands first on their page; once handed in the file is theirs and HR's to save."""
    ben, (years, one) = browser_of("expatriate"), urls
    assert "Form W-2" in ben.get(years).words(".//*[@aria-labelledby='missing']")
    url = f"/tax/documents/{ids['tax_document_id']}/receive"
    assert "No file was chosen" in ben.post(url, {}, status=422).error_of("files")
    ben.post(url, {"files": (io.BytesIO(picture("pink")), "../w2.png")}, status=303)
    page = ben.get(one)
    assert "Form W-2: received on 16 March 2026" in page.words()
    (link,) = [at for at in page.all(".//a[@download]") if at.text == "w2.png"][:1]
    for role in ("expatriate", "hr", "tax_adviser"):
        answer = browser_of(role).get(link.get("href"))
        assert answer.headers["Content-Disposition"] == "attachment; filename=w2.png"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.data == picture("pink")
    for role in ("finance", "stranger"):
        assert browser_of(role).get(link.get("href"), status=None).status in {403, 404}


def test_internal_remarks_are_not_for_the_employee(browser_of, urls):
    """HR and the adviser read them, the employee does not, nor can they write them."""
    secret = note("remark", text="Bring it up again.", internal="y")
    browser_of("hr").post(f"{urls[1]}/notes/new", secret, status=303)
    for role, sees in (("hr", True), ("tax_adviser", True), ("expatriate", False)):
        assert ("Bring it up again." in browser_of(role).get(urls[1]).words()) is sees
    ben = browser_of("expatriate")
    form = ben.get(f"{urls[1]}/notes/new")
    assert form.value_of("internal") is None
    assert form.value_of("amount") is None
    ben.post(f"{urls[1]}/notes/new", note("remark"), status=303)
    assert ben.post(f"{urls[1]}/notes/new", note("payment", "1.00")).status == 422


def test_finance_sees_amounts_and_nothing_else(browser_of, urls):
    """Years with state and amounts; no note, no document, no link into a year."""
    hr, finance = browser_of("hr"), browser_of("finance")
    hr.post(f"{urls[1]}/notes/new", note("payment", "700.00", text="Voucher 12"), status=303)
    page = finance.get(urls[0])
    words = page.words().replace("\xa0", " ")
    assert "USD 700.00" in words
    assert not any(one in page.text for one in ("Voucher 12", "Form W-2", "By the adviser", SAID))
    assert not any("/tax/years/" in at.get("href", "") for at in page.all(".//a"))
    assert finance.get(urls[1], status=None).status in {403, 404}
    history = finance.get(urls[0].removesuffix("/tax")).words()
    assert "tax" not in history.lower().partition("what happened")[2]


def test_the_adviser_sees_the_files_given_to_them_alone(browser_of, urls, ids, office, people):
    """Their home is the list; other assignments and the rest of the program are not there."""
    gil = browser_of("tax_adviser")
    home = gil.get("/tax")
    assert "Ben Okafor, Shanghai" in home.words()
    assert "Missing: Form W-2" in home.words()
    assert gil.get(urls[0]).words(".//nav[@aria-label='Of this assignment']") == "Tax files Tax"
    other = f"/assignments/{ids['amended_assignment_id']}/tax"
    assert gil.get(other, status=None).status == 404
    gil.post(f"{urls[1]}/documents/new", {"name": "Form 1116", "due": "2026-04-01"}, status=303)
    assert "Form 1116" in browser_of("expatriate").get(urls[0]).words()
    gil.post(f"{urls[1]}/notes/new", note("return_filed"), status=303)
    assert gil.post(f"{urls[1]}/notes/new", note("payment", "1.00")).status == 422
    browser_of("hr").post(f"/tax/grants/{ids['tax_grant_id']}/end", page=urls[0], status=303)
    assert gil.get(urls[1], status=None).status == 404
    assert "No files yet" in gil.get("/tax").words()
    assert tax.granted(office, people["tax_adviser"]) == ()


def test_hr_gives_files_to_an_adviser(browser_of, ids):
    """Only people with the role are offered; a second grant to the same one is a slip."""
    hr = browser_of("hr")
    url = f"/assignments/{ids['amended_assignment_id']}/tax/advisers/new"
    names = [one.text for one in hr.get(url).all(".//select[@name='person']/option")]
    assert names == ["Choose …", "Gil Moss, gil.moss@office.example"]
    page = hr.get(url)
    (gil,) = [one.get("value") for one in page.all(".//select[@name='person']/option")][1:]
    hr.post(url, {"person": gil, "first": "2026-03-01"}, status=303)
    again = hr.post(url, {"person": gil, "first": "2026-03-01"}, status=422)
    assert "given these files already" in again.error_of("person")
