"""Pages of deputies, of first and second approvals, and of the amounts that two people approve."""

import datetime as dt

import pytest

from assignments import actions
from assignments.actions import Approval
from assignments.actions.approval_limits import LimitInput, set_approval_limit
from assignments.actions.deputies import DeputyInput, name_deputy, while_away
from tests.web.world import NOW, key

REASON = "The flat above was the only one free."


@pytest.fixture
def named(office, people):
    """Have somebody stand in for HR until Friday."""

    def named(called):
        what = DeputyInput(people[called].id, NOW.date(), dt.date(2026, 3, 20))
        return name_deputy(office, people["hr"], people["hr"].id, what, key()).id

    return named


@pytest.fixture
def colleague(office, people, browser_of):
    """The browser of a second person in HR, where two approve what is above 1,000 dollars."""
    administrator = people["administrator"]
    set_approval_limit(office, administrator, LimitInput("USD", "1000"), key())
    roles = frozenset({"hr"})
    actions.grant_roles(office, administrator, people["finance"].id, roles, key())
    return browser_of("finance")


@pytest.fixture
def line_of(office, people):
    """A line as it is recorded now."""
    return lambda line_id: actions.desk(office, people["hr"], line_id).line


def test_hr_names_a_deputy_and_ends_it(browser_of, people, office):
    """On a page under their account; a slip stands beside its field, a past one stays."""
    hr, at = browser_of("hr"), "/account/away"
    assert hr.get("/account").all(f".//a[@href='{at}']")
    fields = {"deputy": people["nobody"].id, "first": "2026-03-17", "last": "2026-03-16"}
    assert "before the first day" in hr.post(at, fields, status=422).error_of("last")
    assert hr.post(at, {}, status=422).error_of("deputy")
    fields["last"] = "2026-03-20"
    hr.post(at, fields, status=303)
    assert "Fay Nolan 17 Mar 2026 20 Mar 2026 To come" in hr.get(at).words(".//tbody")
    assert "stands in from" in hr.post(at, fields, status=422).error_of("first")
    stretch = next(
        one
        for one in while_away(office, people["hr"], people["hr"].id).stretches
        if one.first == dt.date(2026, 3, 17)
    )
    hr.post(f"{at}/{stretch.id}/end", page=at, status=303)
    assert "Ended early by Ana Lima" in hr.get(at).words(".//tbody")
    late = {"csrf_token": hr.token(), "key": key()}
    assert hr.send(f"{at}/{stretch.id}/end", late).status == 409


def test_an_administrator_names_one_for_somebody_else(browser_of, people, office):
    """From the page of a person in HR; for others there is nothing to stand in for."""
    administrator, hr = browser_of("administrator"), people["hr"]
    at = f"/people/{hr.id}/away"
    assert administrator.get(f"/people/{hr.id}").all(f".//a[@href='{at}']")
    fields = {"deputy": people["finance"].id, "first": "2026-03-16", "last": "2026-03-16"}
    administrator.post(at, fields, status=303)
    assert "Chiara Ruiz" in administrator.get(at).words(".//tbody")
    stretch = while_away(office, hr, hr.id).stretches[-1].id
    administrator.post(f"{at}/{stretch}/end", page=at, status=303)
    administrator.get(f"/people/{people['nobody'].id}/away", status=409)
    administrator.get("/people/999/away", status=404)


def test_a_deputy_finds_the_queue_and_decides(browser_of, named, ids, line_of):
    """Their first page says for whom and until when; the decision names both, everywhere."""
    deputy, desk = browser_of("nobody"), f"/desk/{ids['line_id']}"
    deputy.get("/queue", status=403)
    deputy.get(desk, status=403)
    deputy.get(f"/receipts/{ids['receipt_id']}", status=403)
    named("nobody")
    assert deputy.get("/", status=302).location == "/queue"
    assert "You stand in for Ana Lima until 20 March 2026" in deputy.get("/queue").words()
    page = deputy.get(desk)
    assert "Larch will pay back your rent" in page.words()
    assert not page.all(".//main//a[@href]/..[@class='terms']")
    links = {one.get("href") for one in page.all(".//main//a")} - {None}
    for url in links:
        deputy.get(f"{desk}{url}" if url.startswith("#") else url, status=200)
    deputy.post(f"{desk}/allow", page=desk, status=303)
    assert line_of(ids["line_id"]).decider == "Fay Nolan for Ana Lima"
    assert "Fay Nolan for Ana Lima" in browser_of("hr").get(desk).words()
    claim = browser_of("expatriate").get(f"/claims/{ids['claim_id']}").words()
    assert "Approved by Fay Nolan for Ana Lima" in claim
    month = browser_of("finance").get("/months/2026-03").words()
    assert "Fay Nolan for Ana Lima" in month
    for url in ("/assignments", "/people", f"/lines/{ids['line_id']}/cost", "/account/away"):
        deputy.get(url, status=403)


def test_a_deputy_with_a_role_keeps_their_first_page(browser_of, named, ids):
    """It says whom they stand in for; the queue is one entry more. Their own claims stay closed."""
    named("expatriate")
    deputy = browser_of("expatriate")
    home = deputy.get("/", status=302).location
    page = deputy.get(home)
    assert "You stand in for Ana Lima" in page.words()
    assert "Queue" in page.words(".//nav[@class='menu']")
    assert "You stand in" not in deputy.get("/account").words()
    desk = f"/desk/{ids['line_id']}"
    assert "Somebody else decides it" in deputy.get(desk).words()
    answer = deputy.send(f"{desk}/reject", {"csrf_token": deputy.token(), "reason": REASON})
    assert answer.status == 403
    assert "Nobody decides their own claim" in answer.words()


def test_ending_it_takes_the_right_away_at_once(browser_of, named, office, people, ids):
    """A form that was open before comes too late."""
    stretch = named("nobody")
    deputy, desk = browser_of("nobody"), f"/desk/{ids['line_id']}"
    hidden = deputy.get(desk).form(f"{desk}/allow")
    actions_end = {"key": key(), "csrf_token": hidden["csrf_token"]}
    hr = browser_of("hr")
    hr.send(f"/account/away/{stretch}/end", actions_end | {"csrf_token": hr.token()}, status=303)
    deputy.send(f"{desk}/allow", hidden, status=403)


def test_two_people_approve_what_is_above_the_limit(browser_of, colleague, ids, line_of):
    """The first is told so, the queue marks it, the second sees what the first said and why."""
    hr, desk = browser_of("hr"), f"/desk/{ids['line_id']}"
    assert "Above USD 1,000.00 a second person has to approve it too." in hr.get(desk).words()
    fields = {"amount": "2500", "reason": REASON}
    answer = hr.post(f"{desk}/approve", fields, page=desk, status=303)
    said = "Rent: USD 2,500.00 approved by Ana Lima. It waits for a second person."
    assert said in hr.get(answer.location).words()
    assert "Somebody else has to approve it too" in hr.get(desk).words()
    assert "somebody else gives the second" in hr.get("/queue").words()
    marked = "First approval by Ana Lima: USD 2,500.00"
    assert marked in colleague.get("/queue").words()
    page = colleague.get(desk)
    assert marked in page.words()
    assert REASON in page.words()
    claim = browser_of("expatriate").get(f"/claims/{ids['claim_id']}").words()
    assert "Approved by one person: Ana Lima" in claim
    assert "It waits for a second person" in claim
    colleague.post(f"{desk}/second", page=desk, status=303)
    line = line_of(ids["line_id"])
    assert (line.status, line.decider, line.reason) == ("approved", "Chiara Ruiz", REASON)
    history = colleague.get(desk).words()
    assert "First approval USD 2,500.00 by Ana Lima" in history


def test_the_first_cannot_be_the_second(browser_of, colleague, ids):
    """A stale page or a made-up form gets a clear answer, and nothing changes."""
    hr, desk = browser_of("hr"), f"/desk/{ids['line_id']}"
    hidden = hr.get(desk).form(f"{desk}/allow")
    hr.send(f"{desk}/allow", hidden, status=303)
    again = hidden | {"key": key()}
    answer = hr.send(f"{desk}/allow", again, status=409)
    assert "First approval USD 2,800.00 by Ana Lima" in answer.words(
        ".//section[@aria-labelledby='since']"
    )
    assert "Somebody else has to approve it too" in answer.words()
    again = hidden | {"key": key(), "amount": "2800.00"}
    assert hr.send(f"{desk}/second", again).status == 409


def test_a_first_approval_that_changed_meanwhile(browser_of, colleague, ids, office, people):
    """The button approves only what its page showed."""
    desk = f"/desk/{ids['line_id']}"
    hr = people["hr"]
    for amount in ("2500", "2400"):
        hidden = colleague.get(desk).form(f"{desk}/second")
        actions.approve(office, hr, ids["line_id"], Approval(amount, REASON), key())
    answer = colleague.send(f"{desk}/second", hidden, status=409)
    assert "First approvalUSD 2,500.00USD 2,400.00 changed" in answer.words()
    assert "USD 2,400.00" in answer.words()


def test_a_dearer_correction_waits_too(browser_of, colleague, ids):
    """The page of the cost says who would correct it to what; whoever is the second posts it."""
    at, fields = f"/lines/{ids['decided_line_id']}/cost", {"amount": "9000", "reason": REASON}
    hr = browser_of("hr")
    answer = hr.post(at, fields, page=at, status=303)
    assert "nothing was posted yet" in hr.get(answer.location).words()
    assert "Ana Lima would correct it to USD 9,000.00" in colleague.get(at).words()
    answer = colleague.post(at, fields, page=at, status=303)
    assert "The difference was posted" in colleague.get(answer.location).words()


def test_the_administrator_sets_limits(browser_of):
    """With what was set before by whom; a slip stands beside its field."""
    administrator, at = browser_of("administrator"), "/approval-limits"
    assert "Any amount" in administrator.get(at).words()
    administrator.post(at, {"currency": "USD", "amount": "2500"}, status=303)
    assert "USD 2,500.00" in administrator.get(at).words()
    assert administrator.post(at, {"currency": "USD", "amount": "2500"}, status=422).error_of(
        "amount"
    )
    assert administrator.post(at, {"currency": "USD", "amount": "-1"}, status=422).error_of(
        "amount"
    )
    administrator.post(at, {"currency": "USD", "amount": ""}, status=303)
    words = administrator.get(at).words()
    assert "two people above USD 2,500.00 Dana Weiss" in words
    assert "one person approves any amount Dana Weiss" in words
