"""The queue's page and its forms: its order, lines decided together, and pages left open."""

import io

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter

from assignments import actions
from assignments.actions import Approval, Upload
from tests.web.world import claimed, key, rent

REASON = "The flat above was the only one free."

BROKEN = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def desk(ids):
    """The address of a line that waits."""
    return f"/desk/{ids['line_id']}"


@pytest.fixture
def taxis(office, people, ids):
    """Three more rents that wait, in a claim each: October and November, and one too dear."""
    made = []
    for month, amount in ((10, "100.00"), (11, "200.00"), (10, "3100.00")):
        days = {"from": f"2025-{month}-01", "to": f"2025-{month + 1}-01"}
        words = rent(1, amount) | {"date": days["from"], "covers": days}
        claim = claimed(office, people["expatriate"], ids["assignment_id"], f"No. {month}", words)
        actions.submit_claim(office, people["expatriate"], claim["claim_id"], key())
        made.append(claim["line_ids"][0])
    return made


@pytest.fixture
def paper(office, people, ids):
    """Put a file under a line of its own; the receipt's number."""

    def paper(data):
        words = rent(4, "20.00")
        claim = claimed(office, people["expatriate"], ids["assignment_id"], "Paper", words)
        upload = Upload(io.BytesIO(data), "bill.pdf")
        return actions.attach_receipt(
            office, people["expatriate"], claim["line_ids"][0], upload, key()
        ).id

    return paper


def pdf(pages=2, password=""):
    """A PDF of empty pages, locked where there is a password."""
    made, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        made.new_page(200, 300)
    made.save(out)
    if not password:
        return out.getvalue()
    writer, locked = PdfWriter(clone_from=PdfReader(out)), io.BytesIO()
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(locked)
    return locked.getvalue()


def statuses(office, people, line_ids):
    """Where lines stand."""
    return [actions.desk(office, people["hr"], one).line.status for one in line_ids]


def test_several_are_approved_together(hr, office, people, taxis):
    """By their boxes and one button; the queue says how many and how much."""
    words = {"line": [str(one) for one in taxis[:2]], "do": "approve"}
    answer = hr.post("/queue", words, page="/queue", status=303)
    assert "2 lines approved: USD 300.00." in hr.get(answer.location).words()
    assert statuses(office, people, taxis) == ["approved", "approved", "submitted"]


def test_what_could_not_be_decided_is_told_line_by_line(hr, office, people, taxis):
    """A page left open: what was decided, what was not, and of each the reason."""
    fields = hr.get("/queue").form("/queue")
    actions.ask(office, people["hr"], taxis[1], "Which flat?", key())
    words = {"line": [str(one) for one in taxis], "do": "approve"}
    answer = hr.send("/queue", fields | words, status=200)
    told = answer.words()
    assert "2 lines approved" in told
    assert "1 line was not decided" in told
    assert "Something happened to it since this page was opened" in told
    assert statuses(office, people, taxis) == ["approved", "asked", "approved"]


def test_several_are_rejected_for_one_reason(hr, office, people, taxis):
    """Without a reason the page comes again with the same lines ticked."""
    words = {"line": [str(one) for one in taxis], "do": "reject"}
    answer = hr.post("/queue", words, page="/queue", status=422)
    assert answer.error_of("reason") == "A reason is needed to reject lines"
    ticked = [one.get("value") for one in answer.all(".//tbody//input[@checked]")]
    assert ticked == words["line"]
    hr.post("/queue", words | {"reason": REASON}, page="/queue", status=303)
    assert statuses(office, people, taxis) == ["rejected"] * 3


@pytest.mark.parametrize("words", [{"do": "approve"}, {"do": "burn", "line": "1"}, {"line": "x"}])
def test_a_form_of_the_queue_that_makes_no_sense_is_shown_again(hr, words):
    """No line, no such deed, no number: nothing is done."""
    answer = hr.post("/queue", words, page="/queue", status=422)
    assert "Nothing was saved yet" in answer.words()


def test_alike_ones_are_ticked_by_a_link(hr, taxis):
    """Without script: those alike, and those that the letter allows."""
    (alike,) = {
        one.get("href") for one in hr.get("/queue").all(".//tbody//a") if "pick=" in one.get("href")
    }
    ticked = hr.get(alike).all(".//tbody//input[@checked]")
    assert {int(one.get("value")) for one in ticked} >= set(taxis[:2])
    assert str(taxis[2]) not in {one.get("value") for one in ticked}
    assert len(hr.get("/queue?pick=allowed").all(".//tbody//input[@checked]")) == 4


def test_the_order_stays_from_line_to_line(hr, taxis):
    """What is hard first: the reduced one, then the allowed ones; the links lead on so."""
    links = [one.get("href") for one in hr.get("/queue?order=hard").all(".//tbody//th/a")]
    assert links[0] == f"/desk/{taxis[2]}?order=hard"
    first = hr.get(links[0])
    (behind,) = [one.get("href") for one in first.all(".//a[@rel='next']")]
    assert behind == links[1]
    assert not first.all(".//a[@rel='prev']")
    answer = hr.post(
        f"/desk/{taxis[2]}/reject?order=hard", {"reason": REASON}, page=links[0], status=303
    )
    assert answer.location == behind
    assert "Look at it again" in hr.get(behind).words()


def test_a_page_left_open_says_what_changed(hr, desk, office, people, ids):
    """The employee's answer since: then and now, the typed reason kept, and a form to go on."""
    fields = hr.get(desk).form(f"{desk}/reject")
    actions.ask(office, people["hr"], ids["line_id"], "Which flat?", key())
    actions.answer(office, people["expatriate"], ids["line_id"], "The upper one.", key())
    answer = hr.send(f"{desk}/reject", fields | {"reason": REASON}, status=409)
    assert "The upper one." in answer.words(".//section[@aria-labelledby='since']")
    assert answer.value_of("reason") == ""  # of another amount
    (typed,) = [one for one in answer.all(".//textarea") if one.get("id") == "reject-reason"]
    assert "".join(typed.itertext()).strip() == REASON
    hidden = answer.form(f"{desk}/reject")
    hr.send(f"{desk}/reject", hidden | {"reason": REASON}, status=303)
    assert statuses(office, people, [ids["line_id"]]) == ["rejected"]


def test_what_was_typed_is_shown_where_nothing_can_be_decided(hr, desk, office, people, ids):
    """Somebody approved it: who, when and what, and the reason to be copied."""
    fields = hr.get(desk).form(f"{desk}/reject")
    actions.approve(office, people["hr"], ids["line_id"], Approval(), key())
    words = hr.send(f"{desk}/reject", fields | {"reason": REASON}, status=409).words()
    assert "StateWaiting for HRApproved changed" in words
    assert "Approved\N{EN DASH}USD 2,800.00 changed" in words
    assert f"Reason{REASON}" in words


def test_a_stamp_of_another_line_counts_for_nothing(hr, desk, ids):
    """What was seen of one line says nothing of another; made-up stamps say nothing at all."""
    for seen in ("", "x", "WzEsMl0.aaaa"):
        fields = hr.get(desk).form(f"{desk}/ask") | {"seen": seen, "question": "Which?"}
        assert hr.send(f"{desk}/ask", fields).status == 303
    assert ids["line_id"]


def test_the_clause_is_shown_in_its_letter(hr, desk):
    """The letter's text with the words of the clause marked; no such letter: not found."""
    (link,) = [one.get("href") for one in hr.get(desk).all(".//a[@data-clause]")]
    answer = hr.get(link)
    assert [" ".join(one.itertext()) for one in answer.all(".//mark")] == [
        "Larch will pay back your rent, up to USD 3,000 a month."
    ]
    assert "Dear Ben," in answer.words()
    hr.get(f"{desk}/clause?letter=9", status=404)


def test_a_pdf_is_shown_page_by_page(hr, browser_of, paper):
    """As pictures of pages, inert, for whoever may see the receipt; nobody else."""
    at = f"/receipts/{paper(pdf(2))}/pages"
    shown = [one.get("src") for one in browser_of("expatriate").get(at).all(".//main//img")]
    assert shown == [f"{at}/1", f"{at}/2"]
    owner = browser_of("expatriate")
    answer = owner.client.get(shown[1])
    assert answer.mimetype == "image/jpeg"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.data.startswith(b"\xff\xd8")
    owner.get(f"{at}/3", status=404)
    for url in (at, shown[0]):
        browser_of("stranger").get(url, status=404)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf(1, "secret"), "locked with a password"),
        (BROKEN, "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_shown_says_so(browser_of, paper, data, said):
    """And offers the download."""
    receipt_id = paper(data)
    answer = browser_of("expatriate").get(f"/receipts/{receipt_id}/pages")
    assert said in answer.words()
    assert f"/receipts/{receipt_id}" in {one.get("href") for one in answer.all(".//main//a")}
    browser_of("expatriate").get(f"/receipts/{receipt_id}/pages/1", status=404)
