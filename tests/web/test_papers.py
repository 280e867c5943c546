"""Papers by their addresses: their figures are the pages', and so is who may have them."""

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader

from assignments import actions
from assignments.actions import tax
from assignments.web import languages
from tests.web.world import NOW, key

AMOUNT = re.compile(r"[A-Z]{3} -?[\d,]+\.\d\d")


def words_of(data):
    """What a PDF says, its spaces made single."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return unicodedata.normalize("NFKC", " ".join(" ".join(pages).split()))


def paper_of(visitor, url):
    """The words of the paper at an address."""
    answer = visitor.get(url)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    return words_of(answer.data)


def said_on(page, path=".//main"):
    """The words of a part of a page, its spaces made plain."""
    return unicodedata.normalize("NFKC", page.words(path))


@pytest.fixture
def settled(office, people, ids):
    """A tax year that was settled with money due."""
    hr, year_id, day = people["hr"], ids["tax_year_id"], NOW.date()
    for kind, amount in (("payment_by_employee", "50.00"), ("return_filed", "")):
        currency = "USD" if amount else ""
        told = tax.NoteInput(kind, day, "As #agreed$.", amount, currency)
        tax.add_note(office, hr, year_id, told, key())
    final = tax.Figure("1200.50", "USD")
    none = tax.Figure("", "USD")
    what = tax.FinalInput(day, final, none, none, "")
    tax.record_final(office, hr, year_id, what, key())
    return year_id


def test_a_claims_pack_has_the_pages_totals_and_quotes(browser_of, ids):
    """Lines, verdicts with the clause, decisions: as the page tells them to the same reader."""
    visitor, url = browser_of("expatriate"), f"/claims/{ids['decided_claim_id']}"
    page, told = visitor.get(url), paper_of(visitor, f"{url}/pack.pdf")
    totals = AMOUNT.findall(said_on(page, ".//dl[@class='three']"))
    assert len(totals) == 3
    for label, total in zip(("Counted", "Allowed", "Approved"), totals, strict=True):
        assert f"{label}" in told
        assert told.count(total) >= 2, "large, and at the end of its column"
    for words in page.all(".//main//blockquote"):
        quote = " ".join("".join(words.itertext()).split())
        assert quote in told
    assert "Letter 1, clause 4" in told
    assert "Approved by Ana Lima" in told
    assert f"Receipt 1 of line 1: receipt {ids['decided_line_id']}.png" in told
    assert "Page 1 of" in told


def test_a_draft_says_that_it_is_one(browser_of, ids):
    """Its verdicts are as of now; nobody but its owner gets it."""
    told = paper_of(browser_of("expatriate"), f"/claims/{ids['draft_claim_id']}/pack.pdf")
    assert "A draft. HR does not see it yet" in told
    browser_of("hr").get(f"/claims/{ids['draft_claim_id']}/pack.pdf", status=404)


def test_a_months_statement_comes_to_what_the_costs_page_says(browser_of, ids):
    """The month's sum is the page's; the page leads to it; lines that wait are told apart."""
    mine, at = browser_of("expatriate"), ids["assignment_id"]
    page = mine.get(f"/assignments/{at}/costs")
    (link,) = {one for one in _hrefs(page.root) if one and "statements" in one}
    (row,) = (one for one in page.all(".//tr") if "statements" in str(_hrefs(one)))
    (total,) = AMOUNT.findall(unicodedata.normalize("NFKC", "".join(row.itertext())))
    told = paper_of(mine, link)
    assert told.count(total) >= 3
    assert "March 2026" in told
    assert "Rent" in told
    assert "Open: it can still change" in told
    finance = browser_of("finance")
    shown = finance.get(f"/assignments/{at}/costs")
    (link,) = {one for one in _hrefs(shown.root) if one and "statements" in one}
    assert total in paper_of(finance, link)
    waiting = paper_of(mine, f"/mine/{at}/statements/2026-02.pdf")
    assert "No cost lies in this month." in waiting
    assert "not decided yet" in waiting
    assert "USD 50.00" in waiting


def _hrefs(element):
    return [one.get("href") for one in element.iter("a")]


def test_what_is_no_month_is_said(browser_of, ids):
    """It is bad input, not a broken page."""
    mine = browser_of("expatriate")
    for label in ("2026-13", "0001-01", "now"):
        url = f"/mine/{ids['assignment_id']}/statements/{label}.pdf"
        assert "is not a month" in mine.get(url, status=422).words()


def test_an_assignments_summary_has_what_remains_and_what_it_cost(browser_of, ids):
    """The figures of the assignment's page and of its costs."""
    hr, url = browser_of("hr"), f"/assignments/{ids['assignment_id']}"
    told = paper_of(hr, f"{url}/summary.pdf")
    remains = said_on(hr.get(url), ".//section[@aria-labelledby='remains']")
    numbers = re.findall(r"(?:USD [\d,.]+\d|\d+ trips?)", remains)
    assert numbers
    assert all(one in told for one in numbers)
    costs = said_on(hr.get(f"{url}/costs"), ".//table")
    for total in AMOUNT.findall(costs):
        assert total in told
    assert "Larch will pay back your rent, up to USD 3,000 a month." in told
    assert "to be confirmed" in told


@pytest.mark.parametrize("closed", [False, True])
def test_a_tax_settlement_has_every_step_of_the_page(browser_of, office, people, settled, closed):
    """By now or as it was settled, each amount as the page has it; free text prints as it is."""
    hr, url = browser_of("hr"), f"/tax/years/{settled}"
    if closed:
        due = tax.tax_year(office, people["hr"], settled).settlement.due.minor
        tax.settle(office, people["hr"], settled, due, key())
    table = hr.get(url).all(".//table")[0]
    told = paper_of(hr, f"{url}/settlement.pdf")
    for row in table.findall("./tbody/tr"):
        step, *_, amount = (" ".join("".join(cell.itertext()).split()) for cell in row)
        assert step in told
        assert unicodedata.normalize("NFKC", amount) in told
    assert "As #agreed$" in told
    assert "Larch equalizes your taxes." in told
    assert ("As it was settled" in told) == closed


def test_a_year_without_figures_has_no_settlement_yet(browser_of, ids):
    """The paper says so, and what is missing; the page does not offer it."""
    hr, url = browser_of("hr"), f"/tax/years/{ids['tax_year_id']}"
    assert "There is no settlement yet." in paper_of(hr, f"{url}/settlement.pdf")
    assert "settlement.pdf" not in hr.get(url).text


def test_who_reads_what_few_may_is_noted(browser_of, office, people, ids):
    """Pay and taxes on paper are read as on a page; one's own are one's own."""
    at = ids["assignment_id"]

    def noted():
        wish = actions.auditing.AuditWish(record="assignment", key=str(at))
        found = actions.auditing.record_history(office, wish)
        return [one.deed for one in found if one.deed.startswith("read ")]

    before = noted()
    mine = browser_of("expatriate")
    paper_of(mine, f"/mine/{at}/statements/2026-03.pdf")
    paper_of(mine, f"/tax/years/{ids['tax_year_id']}/settlement.pdf")
    assert noted() == before
    paper_of(browser_of("finance"), f"/assignments/{at}/statements/2026-03.pdf")
    paper_of(browser_of("hr"), f"/assignments/{at}/summary.pdf")
    paper_of(browser_of("tax_adviser"), f"/tax/years/{ids['tax_year_id']}/settlement.pdf")
    new = noted()
    assert new.count("read pay") == before.count("read pay") + 2
    assert new.count("read tax") == before.count("read tax") + 1


def test_a_paper_is_in_its_readers_language(browser_of, ids):
    """Its own words are; what a letter says stays as it was signed."""
    mine = browser_of("expatriate")
    mine.client.set_cookie(languages.COOKIE, languages.CHINESE)
    told = paper_of(mine, f"/claims/{ids['decided_claim_id']}/pack.pdf")
    assert "Larch will pay back your rent" in told
    assert re.search(r"[\u4e00-\u9fff]", told)
    assert "no font" not in told
