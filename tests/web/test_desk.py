"""HR's queue and desk: what is shown of a waiting line, and each decision with its slips."""

import datetime as dt
import io
from dataclasses import replace

import pytest

from assignments import actions
from assignments.actions import Approval, AssignmentInput, Upload
from tests.web.world import ASSIGNMENT, TERMS, claimed, key, picture, rent

REASON = "The flat above was the only one free."
AGAIN = "This was already done"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def hr(browser_of):
    """HR's browser."""
    return browser_of("hr")


@pytest.fixture
def waiting(ids):
    """The address of a line that waits."""
    return f"/desk/{ids['line_id']}"


@pytest.fixture
def line_of(office, people):
    """A line as it is recorded now."""

    def line_of(line_id):
        return actions.desk(office, people["hr"], line_id).line

    return line_of


@pytest.fixture
def story_of(office, people):
    """How many events a line has."""
    return lambda line_id: len(actions.desk(office, people["hr"], line_id).events)


@pytest.fixture
def approved_meanwhile(office, people, ids):
    """Approve the waiting line, as somebody else does while its page is open."""
    return lambda: actions.approve(office, people["hr"], ids["line_id"], Approval(), key())


@pytest.fixture
def rent_cut(office, people, ids):
    """Replace the clause of the rent by one that grants less."""

    def rent_cut(most):
        words = {**TERMS[0], "limits": [{**TERMS[0]["limits"][0], "max": most}]}
        what = actions.Correction(words, "It was misread.")
        term_id = actions.replace_term(office, people["hr"], ids["term_id"], what, key()).id
        actions.confirm_term(office, people["hr"], term_id, key())

    return rent_cut


@pytest.fixture
def submitted(office, people, ids):
    """Submit a claim of the employee; the numbers of its lines."""

    def submitted(*lines, title="More", who="expatriate", assignment_id=None):
        at = assignment_id or ids["assignment_id"]
        made = claimed(office, people[who], at, title, *lines)
        actions.submit_claim(office, people[who], made["claim_id"], key())
        return made["line_ids"]

    return submitted


@pytest.fixture
def of_hr(office, people, submitted):
    """A waiting line of HR's own claim."""
    what = AssignmentInput(employee_id=people["hr"].id, **ASSIGNMENT)
    at = actions.record_assignment(office, people["hr"], what, key()).id
    return submitted(rent(2, "10.00"), title="My own", who="hr", assignment_id=at)[0]


def autumn(month, amount, **words):
    """The rent of October or November 2025, as a line is typed."""
    days = {"from": f"2025-{month}-01", "to": f"2025-{month + 1}-01"}
    return rent(1, amount) | {"date": days["from"], "covers": days} | words


def rows(answer):
    """The rows of a page's table, each as its words."""
    return [" ".join(" ".join(row.itertext()).split()) for row in answer.all(".//tbody/tr")]


def test_the_queue_shows_what_waits_oldest_first(hr, submitted):
    """Each row says who, what, claimed, counted, allowed, the verdict and its first reason."""
    submitted(autumn(10, "3100.00"))
    first, second = rows(hr.get("/queue"))
    assert first.startswith("Rent 1 Feb 2026, February Ben Okafor Shanghai")
    assert "USD 2,800.00 USD 2,800.00 USD 2,800.00 Allowed Within the letter" in first
    assert "USD 3,100.00 USD 3,100.00 USD 3,000.00 Reduced Above the limit" in second
    assert first.endswith("since today")


@pytest.mark.parametrize(
    ("days", "said"), [(1, "1 day"), (45, "45 days"), (200, "7 months"), (900, "2 years")]
)
def test_the_queue_tells_how_long_a_line_waits(app, browser_of, office, days, said):
    """In days as long as they can be told apart, then in months and years."""
    later = office.now() + dt.timedelta(days=days)
    app.extensions["office"] = replace(office, clock=lambda: later)
    assert rows(browser_of("hr").get("/queue"))[0].endswith(said)


def test_the_queue_is_narrowed_by_verdict_assignment_and_state(hr, ids, submitted):
    """A choice stays in the address, and the other choices are one link away."""
    submitted(autumn(10, "3100.00"))
    assert len(rows(hr.get("/queue?outcome=reduced"))) == 1
    assert "Reduced" in rows(hr.last)[0]
    assert hr.get("/queue?outcome=refused").words().count("No line fits this choice") == 1
    assert len(rows(hr.get(f"/queue?assignment={ids['assignment_id']}"))) == 2
    assert rows(hr.get("/queue?assignment=9999")) == []
    (asked,) = rows(hr.get("/queue?status=asked"))
    assert "USD 50.00" in asked


@pytest.mark.parametrize(
    "words", ["outcome=nice", "assignment=x", "status=approved", "assignment="]
)
def test_a_choice_that_makes_no_sense_chooses_nothing(hr, words):
    """An address that somebody made up shows the queue."""
    assert len(rows(hr.get(f"/queue?{words}"))) == 1


@pytest.mark.parametrize("after", ["x", "2026-01-01~", "~4", "9999-99-99~1", f"2026-01-01~{9**30}"])
def test_a_made_up_place_in_the_queue_is_refused(hr, after):
    """It says what to do, and nothing breaks."""
    assert "begin at the front" in hr.get(f"/queue?after={after}", status=422).words()


def test_a_long_queue_comes_in_pages(hr, office, people, ids):
    """The next page begins behind the last line of this one; none is shown twice or left out."""
    who, at = people["expatriate"], ids["assignment_id"]
    claim_id = actions.draft_claim(office, who, at, "Many", key()).id
    for number in range(30):
        actions.add_line(office, who, claim_id, autumn(11, f"{number + 1}.00"), key())
    actions.submit_claim(office, who, claim_id, key())
    first = hr.get("/queue")
    (link,) = first.all(".//nav[@class='pager']/a")
    second = hr.get(link.get("href"))
    shown = [cell.get("href") for page in (first, second) for cell in page.all(".//tbody//th/a")]
    assert len(rows(first)) == 25
    assert len(shown) == len(set(shown)) == 31
    assert not second.all(".//nav[@class='pager']")


def test_the_desk_shows_all_that_decides_a_line(hr, waiting, ids):
    """The verdict with the words of the clause, what its limit has left, receipts and history."""
    answer = hr.get(waiting)
    words = answer.words()
    assert "Larch will pay back your rent, up to USD 3,000 a month." in words
    assert "Letter 1, clause 4" in words
    assert "grantedUSD 3,000.00usedUSD 0.00heldUSD 50.00leftUSD 2,950.00" in words
    assert "1 February 2026 to 28 February 2026, both included" in words
    assert f"receipt {ids['line_id']}.png" in words
    pictures = [image.get("src") for image in answer.all(".//main//img")]
    assert pictures == [f"/receipts/{ids['receipt_id']}/picture"]
    assert "Drafted" in words
    assert "Submitted by Ben Okafor" in words


def test_the_desk_shows_the_claims_other_lines(hr, waiting, ids):
    """Each with its numbers and its state, and a way to it."""
    answer = hr.get(waiting)
    (row,) = rows(answer)
    assert "USD 50.00" in row
    assert "Question to answer" in row
    assert answer.all(".//tbody//a")[0].get("href") == f"/desk/{ids['asked_line_id']}"


def test_a_foreign_amount_is_shown_with_its_rate(hr, office, people, submitted):
    """Rate, its day and its source."""
    rate = actions.RateInput("CNY", "USD", "0.14", dt.date(2025, 10, 1), dt.date(2025, 10, 31))
    actions.set_company_rate(office, people["hr"], rate, key())
    (line_id,) = submitted(autumn(10, "1000.00", currency="CNY"))
    words = hr.get(f"/desk/{line_id}").words()
    assert "CNY 1,000.00" in words
    assert "USD 140.00 of USD 140.00 counted" in words
    assert "0.14 of 1 October 2025, company rate" in words


def test_one_button_approves_what_is_allowed(hr, waiting, ids, line_of):
    """No reason is asked for; the next page says what was done."""
    answer = hr.post(f"{waiting}/allow", page=waiting, status=303)
    line = line_of(ids["line_id"])
    assert (line.status, str(line.approved), line.override) == ("approved", "2800.00", False)
    assert "Rent: approved USD 2,800.00." in hr.get(answer.location).words()


def test_after_a_decision_the_next_line_is_shown(hr, waiting, submitted):
    """The line behind it in the queue, within the same choice; the queue where none is left."""
    (near,), (far,) = submitted(autumn(10, "3100.00")), submitted(autumn(11, "100.00"))
    assert hr.post(f"{waiting}/allow", page=waiting).location == f"/desk/{near}"
    first = hr.post(f"/desk/{far}/allow?outcome=allowed", page=f"/desk/{far}?outcome=allowed")
    assert first.location == "/queue?outcome=allowed"
    assert hr.post(f"/desk/{near}/allow", page=f"/desk/{near}").location == "/queue"


def test_what_stands_before_a_line_comes_after_the_last(hr, waiting, ids, submitted):
    """Deciding the newest line first leads back to the oldest."""
    (last,) = submitted(autumn(10, "100.00"))
    answer = hr.post(f"/desk/{last}/allow", page=f"/desk/{last}")
    assert answer.location == waiting


def test_another_amount_needs_a_reason(hr, waiting, ids, line_of):
    """The form comes back with what was typed, and the error stands beside its field."""
    answer = hr.post(f"{waiting}/approve", {"amount": "2,900.00"}, page=waiting, status=422)
    assert "A reason is needed" in answer.error_of("amount-reason")
    (typed,) = answer.all(".//input[@id='amount']")
    assert typed.get("value") in {"2,900.00", "2900.00"}
    assert line_of(ids["line_id"]).status == "submitted"


@pytest.mark.parametrize(
    "amount", ["", "0", "-5", "NaN", "Infinity", "1e400", "1.234", "x", "9" * 16]
)
def test_an_amount_that_is_none_is_refused(hr, waiting, ids, line_of, amount):
    """Beside its field, with the reason kept."""
    fields = {"amount": amount, "reason": REASON}
    answer = hr.post(f"{waiting}/approve", fields, page=waiting, status=422)
    assert answer.error_of("amount")
    assert REASON in answer.text
    assert line_of(ids["line_id"]).status == "submitted"


def test_an_amount_above_the_limit_is_an_override_everywhere(hr, waiting, ids, line_of, browser_of):
    """The form says so before; desk, history, month and the employee's claim say so after."""
    assert "More than USD 2,800.00 is above what the letter grants: an override" in (
        hr.get(waiting).words()
    )
    fields = {"amount": "3300", "reason": REASON}
    answer = hr.post(f"{waiting}/approve", fields, page=waiting, status=303)
    assert line_of(ids["line_id"]).override
    assert "approved USD 3,300.00, above the limit" in hr.get(answer.location).words()
    desk = hr.get(waiting).words()
    assert desk.count("Above the limit") == 3
    assert REASON in desk
    label = hr.get("/months").all(".//main//li//a")[0].get("href")
    assert "Above the limit" in browser_of("finance").get(label).words()
    claim = browser_of("expatriate").get(f"/claims/{ids['claim_id']}").words()
    assert "Above the limit" in claim
    assert REASON in claim


def test_a_line_is_rejected_with_a_reason(hr, waiting, ids, line_of):
    """Without one the form comes back."""
    answer = hr.post(f"{waiting}/reject", {"reason": "  "}, page=waiting, status=422)
    assert "A reason is needed" in answer.error_of("reject-reason")
    answer = hr.post(f"{waiting}/reject", {"reason": REASON}, page=waiting, status=303)
    assert (line_of(ids["line_id"]).status, line_of(ids["line_id"]).reason) == ("rejected", REASON)
    assert "Rent: rejected." in hr.get(answer.location).words()


def test_a_question_goes_to_the_employee(hr, waiting, ids, line_of, browser_of):
    """The line waits for the answer, which the desk shows when it came."""
    assert hr.post(f"{waiting}/ask", {}, page=waiting, status=422).error_of("question")
    hr.post(f"{waiting}/ask", {"question": "Which flat?"}, page=waiting, status=303)
    assert line_of(ids["line_id"]).status == "asked"
    employee = browser_of("expatriate")
    at = f"/claims/{ids['claim_id']}/lines/{ids['line_id']}/answer"
    employee.post(at, {"text": "The one in Elm Street."}, status=303)
    words = hr.get(waiting).words()
    assert "Which flat?" in words
    assert "The one in Elm Street." in words
    assert "Waiting for HR" in words


def test_a_line_that_was_asked_about_can_be_decided(hr, ids, line_of):
    """HR need not wait for the answer."""
    desk = f"/desk/{ids['asked_line_id']}"
    assert "the answer is still to come" in hr.get(desk).words()
    hr.post(f"{desk}/reject", {"reason": REASON}, page=desk, status=303)
    assert line_of(ids["asked_line_id"]).status == "rejected"


@pytest.mark.parametrize(
    ("deed", "fields"),
    [
        ("allow", {"amount": "2800.00"}),
        ("approve", {"amount": "1", "reason": REASON}),
        ("approve", {}),
        ("reject", {"reason": REASON}),
        ("reject", {}),
        ("ask", {"question": "Why?"}),
    ],
)
def test_a_line_decided_meanwhile_says_by_whom(hr, waiting, approved_meanwhile, deed, fields):
    """Whoever comes second is told who did what, and changes nothing."""
    hr.get(waiting)
    approved_meanwhile()
    token = {"csrf_token": hr.token()}
    answer = hr.send(f"{waiting}/{deed}", token | fields, status=409)
    assert "approved" in answer.words()
    assert "Ana Lima" in answer.words()
    assert "USD 2,800.00" in hr.get(waiting).words(".//dl[@class='three']/div[3]")


class TestQuestionInAnotherWindow:
    """A question typed in a window that knows nothing of what happened since."""

    QUESTION = "Is this the flat in Elm Street?"

    @pytest.fixture
    def sent(self, hr, waiting):
        """The form of a question, opened now and sent later."""
        form = hr.get(waiting).form(f"{waiting}/ask") | {"question": self.QUESTION}
        return lambda: hr.send(f"{waiting}/ask", form, status=409)

    def test_about_a_line_that_was_decided(self, sent, approved_meanwhile):
        """What was typed stands there to be copied, beside then and now."""
        approved_meanwhile()
        answer = sent()
        assert "StateWaiting for HRApproved changed" in answer.words()
        assert self.QUESTION in answer.words()

    def test_about_a_line_that_a_colleague_asked_about(self, sent, office, people, ids, line_of):
        """Both questions are shown; the own one stands in its form and may still be sent."""
        actions.ask(office, people["hr"], ids["line_id"], "Which flat?", key())
        answer = sent()
        assert "Which flat?" in answer.words()
        (typed,) = answer.all(".//textarea[@id='question']")
        assert typed.text.strip() == self.QUESTION
        assert line_of(ids["line_id"]).status == "asked"

    def test_without_what_was_seen_it_is_shown_all_the_same(self, hr, waiting, approved_meanwhile):
        """The page of any refusal because of old data shows what was written, and no secret."""
        form = {"csrf_token": hr.token(), "question": self.QUESTION, "my_password": "secret word"}
        approved_meanwhile()
        answer = hr.send(f"{waiting}/ask", form, status=409)
        assert self.QUESTION in answer.words(".//*[@aria-labelledby='typed']")
        assert "secret word" not in answer.text


def test_a_form_sent_twice_acts_once(hr, waiting, ids, story_of):
    """The second arrival changes nothing, says so, and leads to the line."""
    hidden = hr.get(waiting).form(f"{waiting}/approve")
    fields = hidden | {"amount": "2000.00", "reason": REASON}
    hr.send(f"{waiting}/approve", fields, status=303)
    told = story_of(ids["line_id"])
    answer = hr.send(f"{waiting}/approve", fields, status=303)
    assert answer.location == waiting
    assert AGAIN in hr.get(waiting).words()
    assert story_of(ids["line_id"]) == told


def test_the_button_pays_only_what_its_page_showed(hr, waiting, ids, line_of, rent_cut):
    """Where what is allowed changed meanwhile, HR looks again."""
    fields = hr.get(waiting).form(f"{waiting}/allow")
    rent_cut("2000")
    answer = hr.send(f"{waiting}/allow", fields, status=409)
    assert "AllowedUSD 2,800.00USD 1,950.00 changed" in answer.words()
    assert "Approve USD 1,950.00" in answer.words()
    assert line_of(ids["line_id"]).status == "submitted"


def test_a_verdict_that_changed_is_shown_beside_the_one_at_submission(
    hr, office, people, ids, submitted
):
    """Which of the two holds is said."""
    storage = {"category": "storage", "date": "2026-02-03", "amount": "90.00", "currency": "USD"}
    (line_id,) = submitted(storage)
    assert "Verdict at submission" not in hr.get(f"/desk/{line_id}").words()
    actions.confirm_term(office, people["hr"], ids["unconfirmed_term_id"], key())
    words = hr.get(f"/desk/{line_id}").words()
    assert "The verdict has changed since this line was submitted" in words
    now, then = words.split("Verdict at submission")
    assert "Allowed USD 90.00" in now
    assert "Clause not confirmed yet" in then
    desk = f"/desk/{line_id}"
    hr.post(f"{desk}/allow", page=desk, status=303)
    words = hr.get(desk).words()
    assert words.index("Verdict at the decision") < words.index("Verdict at submission")


def test_a_refused_line_cannot_be_approved_with_one_button(hr, submitted, line_of):
    """An amount is an override; there is no button for nothing."""
    taxi = {"category": "club_membership", "date": "2026-02-03", "amount": "90.00"}
    (line_id,) = submitted(taxi | {"currency": "USD"})
    desk = f"/desk/{line_id}"
    answer = hr.get(desk)
    assert not answer.form(f"{desk}/allow")
    assert "No clause grants this" in answer.words()
    hr.send(f"{desk}/allow", {"csrf_token": hr.token()}, status=422)
    hr.post(f"{desk}/approve", {"amount": "90", "reason": REASON}, page=desk, status=303)
    assert line_of(line_id).override


def test_an_approved_line_has_no_form(hr, ids):
    """What is approved stays: a changed cost is a new line."""
    desk = f"/desk/{ids['decided_line_id']}"
    answer = hr.get(desk)
    assert not answer.all(".//main//form")
    assert "Approved" in answer.words()
    assert "Ana Lima" in answer.words()


def test_nobody_decides_their_own_claim(hr, of_hr, line_of):
    """Their own line stands in the queue without a way to decide it, and forms are refused."""
    (row,) = [row for row in rows(hr.get("/queue")) if "My own" in row]
    assert "somebody else decides it" in row
    answer = hr.get(f"/desk/{of_hr}")
    assert "This is your own claim" in answer.words()
    assert not answer.all(".//main//form")
    forms = {
        "allow": {"amount": "10.00"},
        "approve": {"amount": "1", "reason": REASON},
        "reject": {},
        "ask": {"question": "Why?"},
    }
    for deed, fields in forms.items():
        sent = {"csrf_token": hr.token()} | fields
        said = hr.send(f"/desk/{of_hr}/{deed}", sent, status=403).words()
        assert "Nobody decides their own claim" in said
    assert line_of(of_hr).status == "submitted"


def test_the_next_line_is_never_ones_own(hr, waiting, of_hr):
    """A decision leads past it."""
    assert hr.post(f"{waiting}/allow", page=waiting).location == "/queue"


@pytest.mark.parametrize("name", ["draft_line_id", None])
def test_a_line_that_hr_knows_nothing_of_is_not_found(hr, ids, name):
    """A draft is its employee's alone."""
    line_id = ids[name] if name else 10**6
    hr.get(f"/desk/{line_id}", status=404)
    hr.send(f"/desk/{line_id}/reject", {"csrf_token": hr.token(), "reason": "x"}, status=404)


def test_a_receipt_that_is_no_picture_is_a_link(hr, office, people, ids, waiting):
    """A browser shows pictures; a PDF is handed out."""
    who = people["expatriate"]
    claim_id = actions.draft_claim(office, who, ids["assignment_id"], "Papers", key()).id
    line_id = actions.add_line(office, who, claim_id, autumn(10, "10.00"), key()).id
    for name, content in (("a.pdf", PDF), ("b.png", picture("blue"))):
        upload = Upload(io.BytesIO(content), name)
        actions.attach_receipt(office, who, line_id, upload, key())
    actions.submit_claim(office, who, claim_id, key())
    answer = hr.get(f"/desk/{line_id}")
    assert len(answer.all(".//main//img")) == 1
    assert "a.pdf" in answer.words()
    assert "b.png" in answer.words()
