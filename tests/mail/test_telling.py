"""What people are told by mail, once it happened, in what form; and what they are not."""

from email.headerregistry import Address

import pytest

from assignments import actions
from assignments.actions.deputies import DeputyInput, name_deputy
from assignments.core.approval import StateError
from assignments.storage.tables import UserRow
from tests.stories.world import taxi

ADA, HANA, BEN = "ada@farn.example", "hana@farn.example", "ben@farn.example"


def test_a_question_reaches_the_employee_with_its_words(any_post):
    """At once, with a link to the claim, in both forms, and once only."""
    post, world = any_post, any_post.world
    (line,) = world.submit(world.lettered(), taxi())
    post.asked(line.id, "Which <taxi> was it?")
    assert post.round().sent == 1
    (mail,) = post.box.of(ADA)
    assert mail["Subject"] == "A question about your claim"
    assert mail["To"].addresses == (Address("Ada", addr_spec=ADA),)
    text = post.box.text(ADA)
    assert "Hana asks: Which <taxi> was it?" in text
    assert f"https://costs.farn.example/claims/{line.claim_id}" in text
    html = mail.get_body(("html",)).get_content()
    assert "Which &lt;taxi&gt; was it?" in html
    assert mail["Auto-Submitted"] == "auto-generated"
    assert post.round().sent == 0


def test_what_is_settled_before_it_is_sent_is_not_told(post):
    """A question that was answered meanwhile, in a digest of the next morning."""
    world = post.world
    post.chose(world.ada, asked="digest")
    (line,) = world.submit(world.lettered(), taxi())
    post.asked(line.id)
    post.round()
    actions.answer(world.office, world.ada, line.id, "To the plant.", world.key())
    post.at("2005-06-02", 9)
    assert post.round().not_needed == 1
    assert post.box.of(ADA) == []


def test_a_claims_decisions_come_in_one_mail(post):
    """With the three numbers, the clause and the reason, once the claim is decided."""
    world = post.world
    lines = world.submit(world.lettered(), taxi("25.00"), taxi("400.00", date="2005-05-04"))
    world.approve(lines[0].id)
    assert post.round().sent == 0, "the other line waits: it may be decided in a moment"
    post.rejected(lines[1].id, "It was a private ride.")
    assert post.round().sent == 1
    text = " ".join(post.box.text(ADA).replace("\N{NO-BREAK SPACE}", " ").split())
    first = (
        "Local transport of 3 May 2005: claimed USD 25.00, allowed USD 25.00, approved USD 25.00."
    )
    assert f"{first} By clause 6 of letter 1." in text
    assert "rejected. By clause 6 of letter 1. Reason: It was a private ride." in text
    assert len(post.box) == 1


def test_a_decision_is_not_kept_back_for_long(post):
    """Ten minutes after the last one, though another line still waits."""
    world = post.world
    lines = world.submit(world.lettered(), taxi(), taxi(date="2005-05-04"))
    world.approve(lines[0].id)
    post.round()
    post.later(minutes=11)
    assert post.round().sent == 1
    world.approve(lines[1].id)
    assert post.round().sent == 1
    assert "4 May 2005" in post.box.text(ADA)
    assert "3 May 2005" not in post.box.text(ADA)


def test_hr_are_told_of_claims_in_the_morning(post):
    """In the digest, with who claims and what; nothing of what they decided before."""
    world = post.world
    assignment = world.lettered()
    (line,) = world.submit(assignment, taxi())
    (done,) = world.submit(assignment, taxi(date="2005-05-05"))
    post.round()
    assert post.box.of(HANA) == []
    world.approve(done.id)
    post.at("2005-06-02", 6, 59)
    post.round()
    assert post.box.of(HANA) == []
    post.at("2005-06-02", 7)
    post.round()
    (mail,) = post.box.of(HANA)
    assert mail["Subject"] == "What concerns you"
    text = post.box.text(HANA)
    assert "Claims that wait to be decided" in text
    assert "Costs, of Ada" in text
    assert f"/queue/{line.id}" in text or f"{line.id}" in text
    assert "5 May 2005" not in text
    post.at("2005-06-03", 9)
    post.round()
    assert len(post.box.of(HANA)) == 1, "nothing is sent where there is nothing to tell"


def test_the_one_who_asked_is_told_of_the_answer(any_post):
    """And those who stand in for them, not the rest of HR, nor whom it is about."""
    post, world = any_post, any_post.world
    other = world.someone("Iris", "hr")
    deputy = world.someone("Dora", "finance")
    today = world.office.today()
    name_deputy(
        world.office, world.hr, world.hr.id, DeputyInput(deputy.id, today, today), world.key()
    )
    for person in (world.hr, other, deputy):
        post.chose(person, answered="at_once", submitted="at_once")
    (line,) = world.submit(world.lettered(), taxi())
    post.round()
    submitted = {to for to, _ in post.box.mails}
    assert submitted == {HANA, other.email, deputy.email}
    post.box.mails.clear()
    post.asked(line.id)
    actions.answer(world.office, world.ada, line.id, "The airport one.", world.key())
    post.round()
    assert {to for to, _ in post.box.mails} == {HANA, deputy.email}
    assert "Ada answers: The airport one." in post.box.text(deputy.email)


def test_pay_and_taxes_are_never_in_a_mail(post):
    """Neither amount, nor question: only that there is something to look at."""
    world = post.world
    words = {
        "clause": "8",
        "category": "tax_preparation",
        "pays": "reimburse",
        "limits": [{"type": "amount", "max": "900.00", "currency": "USD", "per": "calendar_year"}],
    }
    assignment = world.lettered()
    letter = world.letter(assignment, "8. We pay your tax adviser.")
    world.terms(letter, [words])
    (line,) = world.submit(assignment, taxi("777.00", category="tax_preparation"))
    post.asked(line.id, "Is this for the secret year?")
    post.round()
    assert "secret" not in post.box.text(ADA)
    assert "told in the program alone" in post.box.text(ADA)
    world.approve(line.id)
    post.round()
    assert "777" not in post.box.text(ADA)
    assert "1 line is about pay or tax" in post.box.text(ADA)


def test_nothing_of_before_is_told(post):
    """What happened a week before mail went on again, nobody is told of."""
    world = post.world
    (line,) = world.submit(world.lettered(), taxi())
    post.asked(line.id)
    post.later(days=8)
    post.round()
    assert post.box.of(ADA) == []


def test_a_deed_writes_nothing_for_mail(post):
    """Submitting and deciding touch no table of mail: it is noticed afterwards."""
    world = post.world
    (line,) = world.submit(world.lettered(), taxi())
    world.approve(line.id)
    with world.office.database.read() as store:
        assert store.notices_waiting() == ()


def test_a_deed_that_failed_is_not_told(post):
    """A question about a line that is decided already: refused, and never asked."""
    world = post.world
    (line,) = world.submit(world.lettered(), taxi())
    post.rejected(line.id, "No receipt.")
    post.round()
    with pytest.raises(StateError):
        post.asked(line.id, "And the receipt?")
    post.round()
    assert [str(mail["Subject"]) for mail in post.box.of(ADA)] == ["Your claim: what was decided"]


def test_it_is_said_in_the_persons_language(post):
    """Once they chose one."""
    world = post.world
    with world.office.database.write(world.office.author(world.ada, "speak")) as store:
        store.set_language(world.ada.id, "zh_Hans_CN")
    (line,) = world.submit(world.lettered(), taxi())
    post.asked(line.id)
    post.round()
    assert 'lang="zh-Hans"' in post.box.of(ADA)[0].get_body(("html",)).get_content()


def test_who_is_shut_out_gets_nothing(post):
    """Also what waited for them."""
    world = post.world
    (line,) = world.submit(world.lettered(), taxi())
    post.chose(world.ada, asked="digest")
    post.asked(line.id)
    post.round()
    with world.office.database.write(world.office.author(world.admin, "shut out")) as store:
        store.session.get(UserRow, world.ada.id).active = False
    post.at("2005-06-02", 9)
    assert post.round().sent == 1, "HR alone"
    assert post.box.of(ADA) == []
