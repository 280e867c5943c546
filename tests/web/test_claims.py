"""The expatriate's claims: begun, submitted, answered for, withdrawn."""

import pytest

from assignments import actions
from tests.web.world import key


@pytest.fixture
def ben(browser_of):
    """The expatriate's browser."""
    return browser_of("expatriate")


@pytest.fixture
def claim_of(office, people):
    """A claim as it is recorded now, by its number."""
    return lambda claim_id: actions.claim(office, people["expatriate"], claim_id)


def titles(office, people, ids):
    """The titles of the expatriate's claims."""
    page = actions.claims(office, people["expatriate"], ids["assignment_id"])
    return [claim.title for claim in page.items]


def test_the_list_shows_where_each_claim_stands(ben):
    """Drafts, waiting and decided ones, and that HR asked something."""
    page = ben.get("/claims")
    rows = [" ".join("".join(row.itertext()).split()) for row in page.all(".//tbody/tr")]
    assert [row.split()[0] for row in rows] == ["March", "February", "January", "Gathered"]
    assert "Draft Not yet" in rows[0]
    assert "Waiting for HR Question to answer" in rows[1]
    assert "Decided" in rows[2]
    assert rows[2].endswith("USD\N{NO-BREAK SPACE}3,000.00".replace("\N{NO-BREAK SPACE}", " "))


def test_a_claim_begins_with_a_title(ben, office, people, ids):
    """Then its own page asks for lines."""
    answer = ben.post("/claims/new", {"title": "April"}, status=303)
    assert "Nothing in it yet" in ben.get(answer.location).words()
    assert titles(office, people, ids)[0] == "April"


@pytest.mark.parametrize("title", ["", "   "])
def test_a_claim_without_a_title_has_one_proposed(ben, title, office, people, ids):
    """Nobody has to think of one before the receipts."""
    ben.post("/claims/new", {"title": title}, status=303)
    assert titles(office, people, ids)[0] == "Claim of 16 March 2026"


def test_a_far_too_long_title_begins_nothing(ben, office, people, ids):
    """It is told beside the field."""
    before = titles(office, people, ids)
    answer = ben.post("/claims/new", {"title": "x" * 201}, status=422)
    assert answer.error_of("title")
    assert titles(office, people, ids) == before


def test_the_same_form_sent_twice_begins_one_claim(ben, office, people, ids):
    """A double click is told that nothing changed."""
    typed = ben.get("/claims/new").form("/claims/new") | {"title": "April"}
    first = ben.send("/claims/new", typed, status=303)
    again = ben.send("/claims/new", typed, status=303)
    assert again.location == first.location
    assert "nothing was changed" in ben.get(again.location).words()
    assert titles(office, people, ids).count("April") == 1


def test_a_line_shows_three_numbers_and_the_clause(ben, ids):
    """Claimed, allowed and approved stay apart; the finding quotes the words it rests on."""
    page = ben.get(f"/claims/{ids['decided_claim_id']}")
    words = page.words(f".//li[@id='line-{ids['decided_line_id']}']")
    numbers = [one.text for one in page.all(".//li//dl[@class='three']//span[@class='amount']")]
    assert [one[-8:] for one in numbers] == ["3,200.00", "3,000.00", "3,000.00"]
    assert "up to USD 3,000 a month" in page.words(".//blockquote")
    assert "Letter 1, clause 4" in words
    assert "Approved by Ana Lima on 16 March 2026" in words


def test_a_draft_shows_what_the_letters_would_say(ben, ids):
    """Its lines are judged as if it were submitted now."""
    words = ben.get(f"/claims/{ids['draft_claim_id']}").words()
    assert "If it were submitted now" in words
    assert "Allowed" in words


def test_submitting_shows_each_verdict_first(ben, claim_of, ids):
    """Looking through changes nothing; the button submits."""
    url = f"/claims/{ids['draft_claim_id']}/submit"
    words = ben.get(url).words(".//table")
    assert "Rent" in words
    assert "Allowed" in words
    assert claim_of(ids["draft_claim_id"]).status == "draft"
    answer = ben.post(url, status=303)
    assert "The claim was submitted" in ben.get(answer.location).words()
    assert claim_of(ids["draft_claim_id"]).status == "submitted"


def test_submitting_twice_submits_once(ben, claim_of, ids):
    """The second arrival of the same form says that nothing changed."""
    url = f"/claims/{ids['draft_claim_id']}/submit"
    form = ben.get(url).form(url)
    ben.send(url, form, status=303)
    stamp = claim_of(ids["draft_claim_id"]).submitted_at
    answer = ben.send(url, form, status=303)
    assert "nothing was changed" in ben.get(answer.location).words()
    assert claim_of(ids["draft_claim_id"]).submitted_at == stamp


def test_an_empty_claim_is_not_submitted(ben):
    """Neither by its page nor past it."""
    begun = ben.post("/claims/new", {"title": "April"}, status=303)
    url = f"{begun.location}/submit"
    assert "There is nothing to submit" in ben.get(url).words()
    answer = ben.post(url, {"key": "7b8e1e1c-5a52-4f6c-8d0b-0c2b0f4f2a11"}, status=422)
    assert "add a line first" in answer.words()


@pytest.mark.parametrize("deed", ["submit", "lines/new"])
def test_a_submitted_claim_is_left_as_it_is(deed, ben, ids):
    """A form that can no longer be sent is not shown; the page says why."""
    answer = ben.get(f"/claims/{ids['claim_id']}/{deed}", status=409)
    assert "submitted" in answer.words()


def test_a_line_is_withdrawn_after_asking(ben, claim_of, ids):
    """Looking at the question changes nothing; other lines stay."""
    url = f"/claims/{ids['claim_id']}/lines/{ids['line_id']}/withdraw"
    assert "Withdraw this line?" in ben.get(url).words()
    ben.post(url, status=303)
    states = {line.id: line.status for line in claim_of(ids["claim_id"]).lines}
    assert states == {ids["line_id"]: "withdrawn", ids["asked_line_id"]: "asked"}


def test_withdrawing_a_line_twice_does_it_once(ben, ids):
    """The same form again says so; another one is told what the line is by now."""
    url = f"/claims/{ids['claim_id']}/lines/{ids['line_id']}/withdraw"
    form = ben.get(url).form(url)
    ben.send(url, form, status=303)
    again = ben.send(url, form, status=303)
    assert "nothing was changed" in ben.get(again.location).words()
    assert "Nothing of it waits any more" in ben.get(url, status=409).words()
    ben.send(url, form | {"key": key()}, status=409)


def test_a_decided_claim_is_not_withdrawn(ben, ids):
    """Neither by its page nor past it."""
    url = f"/claims/{ids['decided_claim_id']}/withdraw"
    assert "Nothing of it waits any more" in ben.get(url, status=409).words()
    ben.send(url, {"csrf_token": ben.token(), "key": key()}, status=409)


def test_a_claim_is_withdrawn_after_asking(ben, claim_of, ids):
    """Every line that waits is."""
    url = f"/claims/{ids['claim_id']}/withdraw"
    assert "Withdraw this claim?" in ben.get(url).words()
    assert "submitted" in {line.status for line in claim_of(ids["claim_id"]).lines}
    ben.post(url, status=303)
    assert {line.status for line in claim_of(ids["claim_id"]).lines} == {"withdrawn"}


def test_a_question_is_answered_on_the_page_of_the_claim(ben, office, people, ids):
    """The question stands at its line, the answer goes to HR and the line waits again."""
    page = ben.get(f"/claims/{ids['claim_id']}")
    assert "HR asks: What is this part of the rent?" in page.words()
    url = f"/claims/{ids['claim_id']}/lines/{ids['asked_line_id']}/answer"
    ben.post(url, {"text": "The parking space."}, page=f"/claims/{ids['claim_id']}", status=303)
    desk = actions.desk(office, people["hr"], ids["asked_line_id"])
    assert desk.line.status == "submitted"
    assert desk.events[-1].text == "The parking space."


def test_an_empty_answer_is_asked_for_again(ben, office, people, ids):
    """The line still waits for the answer."""
    url = f"/claims/{ids['claim_id']}/lines/{ids['asked_line_id']}/answer"
    answer = ben.post(url, {"text": "  "}, status=422)
    assert answer.error_of("text") == "Write an answer"
    assert actions.desk(office, people["hr"], ids["asked_line_id"]).line.status == "asked"


class TestAnotherWindow:
    """A question that another window answered, or that HR put otherwise meanwhile."""

    TEXT = "It is the parking space."

    @pytest.fixture
    def url(self, ids):
        """Where the question about a line is answered."""
        return f"/claims/{ids['claim_id']}/lines/{ids['asked_line_id']}/answer"

    @pytest.fixture
    def sent(self, ben, ids, url):
        """The form of the claim's page, opened now and sent later, always the same."""
        form = ben.get(f"/claims/{ids['claim_id']}").form(url) | {"text": self.TEXT}
        return lambda **changed: ben.send(url, form | changed)

    def test_another_question_is_shown_with_what_was_typed(self, sent, office, people, ids):
        """Nothing goes to HR; sent from the page that shows the new question, it does."""
        line_id = ids["asked_line_id"]
        actions.ask(office, people["hr"], line_id, "And which street is it in?", key())
        answer = sent()
        assert answer.status == 409
        assert "HR has asked something else" in answer.words()
        assert "And which street is it in?" in answer.words()
        assert answer.value_of("text") == self.TEXT
        assert actions.desk(office, people["hr"], line_id).line.status == "asked"
        assert sent(seen=answer.value_of("seen")).status == 303

    def test_a_question_that_was_answered_keeps_what_was_typed(self, sent, office, people, ids):
        """The second window's words are shown, and not sent; the same form again says so."""
        line_id = ids["asked_line_id"]
        actions.answer(office, people["expatriate"], line_id, "In Elm Street.", key())
        answer = sent()
        assert answer.status == 409
        assert "Nobody asks about this line" in answer.words()
        assert self.TEXT in answer.words()
        assert actions.desk(office, people["hr"], line_id).events[-1].text == "In Elm Street."

    def test_the_same_answer_twice_is_one(self, sent):
        """The second arrival leads to the line."""
        assert [sent().status, sent().status] == [303, 303]


def test_others_read_what_was_submitted(browser_of, ids):
    """HR and finance see a submitted claim without its buttons, and no draft."""
    for role in ("hr", "finance"):
        visitor = browser_of(role)
        words = visitor.get(f"/claims/{ids['claim_id']}").words()
        assert "February" in words
        assert "Withdraw" not in words
        assert "Send the answer" not in words
        visitor.get(f"/claims/{ids['draft_claim_id']}", status=404)


def test_a_line_belongs_to_its_claim(ben, ids):
    """A line under another claim's address is not there."""
    ben.get(f"/claims/{ids['draft_claim_id']}/lines/{ids['line_id']}", status=404)
    ben.get(f"/claims/{ids['draft_claim_id']}/lines/{ids['line_id']}/withdraw", status=404)


def test_somebody_without_an_assignment_is_told(browser_of):
    """There is nothing to claim under, and no error."""
    stranger = browser_of("stranger")
    assert "No assignment of yours is recorded" in stranger.get("/claims").words()
    answer = stranger.post("/claims/new", {"title": "April"}, status=422)
    assert "ask HR to record it" in answer.words()
