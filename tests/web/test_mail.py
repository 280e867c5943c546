"""The page of how one is told: what each role chooses, what is kept, what is said without mail."""

from dataclasses import replace

import pytest

from assignments.actions.notices.choosing import choices, turn_off
from assignments.cli.slips import Slip
from assignments.core.notices import Mail
from assignments.storage.store import AuditWish
from assignments.web.mail.links import OFF, opened, signed
from assignments.web.mail.server import server_of
from tests.web.world import NOW

PAGE = "/account/mail"
GIVEN = {
    "SMTP_URL": "smtp://mail.office.example",
    "MAIL_FROM": "Costs <costs@office.example>",
    "PUBLIC_URL": "https://costs.office.example/",
}


def test_each_role_chooses_of_what_it_is_told(browser_of):
    """The employee of questions and decisions, HR of claims; finance of nothing."""
    page = browser_of("expatriate").get(PAGE)
    assert page.value_of("asked") == "at_once"
    assert page.value_of("forfeits") == "digest"
    assert page.value_of("submitted") is None
    page = browser_of("hr").get(PAGE)
    assert page.value_of("submitted") == "digest"
    assert page.value_of("asked") is None
    assert "There is nothing that you are told of" in browser_of("finance").get(PAGE).words()


def test_what_is_chosen_is_kept_and_told_in_the_trail(office, browser_of, people):
    """Only what was changed is written; the same choice again writes nothing."""
    visitor = browser_of("expatriate")
    wanted = {"asked": "at_once", "decided": "off", "forfeits": "digest", "ends": "digest"}
    wanted |= {"documents": "digest", "digest": "weekly"}
    for _ in range(2):
        visitor.post(PAGE, wanted, status=303)
    known = choices(office, people["expatriate"])
    assert (known.kinds["decided"], known.kinds["asked"], known.rhythm) == (
        "off",
        "at_once",
        "weekly",
    )
    with office.database.read() as store:
        told = store.audit_entries(AuditWish(record="mail_choice"), None, 50)
    assert len(told) == 2
    assert {one.person for one in told} == {people["expatriate"].id}


def test_a_word_that_is_none_is_said_beside_its_field(browser_of):
    """And nothing is kept."""
    visitor = browser_of("expatriate")
    answer = visitor.post(PAGE, {"asked": "never", "digest": "daily"}, status=422)
    assert answer.error_of("asked")


def test_without_a_server_the_page_says_so(app, browser_of):
    """To an administrator what must be set; with one neither."""
    assert "No mail is sent" in browser_of("expatriate").get(PAGE).words()
    assert "SMTP_URL" not in browser_of("expatriate").get(PAGE).words()
    assert "SMTP_URL" in browser_of("administrator").get(PAGE).words()
    app.config.update(GIVEN)
    assert "No mail is sent" not in browser_of("administrator").get(PAGE).words()


def test_turning_the_digest_off_leaves_what_comes_at_once(office, people):
    """What somebody chose to hear of at once they still do."""
    turn_off(office, people["expatriate"], "digest")
    kinds = choices(office, people["expatriate"]).kinds
    assert kinds == {
        "asked": "at_once",
        "decided": "at_once",
        "forfeits": "off",
        "ends": "off",
        "documents": "off",
    }


def test_a_signed_address_is_for_its_purpose_and_outlives_a_renewed_key(app):
    """As long as the former key stays among the former ones."""
    with app.app_context():
        token = signed(OFF, 7, "asked")
        assert opened(OFF, token) == (7, "asked")
        assert opened("calendar", token) is None
        for wrong in ("", "7", "7.asked", f"{token}x", token.replace("7.", "8.", 1), "é.é.é"):
            assert opened(OFF, wrong) is None
        app.config.update(SECRET_KEY="another", SECRET_KEY_FALLBACKS=["made up"])
        assert opened(OFF, token) == (7, "asked")
        app.config.update(SECRET_KEY_FALLBACKS=[])
        assert opened(OFF, token) is None


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"SMTP_URL": "mail.office.example"}, "SMTP_URL"),
        ({"SMTP_URL": "smtp://ada:secret@mail.office.example"}, "leave user and password out"),
        ({"SMTP_URL": "smtp://mail.office.example:x"}, "SMTP_URL"),
        ({"SMTP_URL": "imap://mail.office.example"}, "SMTP_URL"),
        ({"SMTP_USER": "costs"}, "give both"),
        (
            {
                "SMTP_URL": "smtp+plain://mail.office.example",
                "SMTP_USER": "a",
                "SMTP_PASSWORD": "b",
            },
            "without TLS",
        ),
        ({"MAIL_FROM": ""}, "MAIL_FROM is missing"),
        ({"MAIL_FROM": "nobody"}, "is no address"),
        ({"PUBLIC_URL": ""}, "PUBLIC_URL is missing"),
        ({"PUBLIC_URL": "costs.office.example"}, "is no address"),
        ({"TRUSTED_HOSTS": ["other.example"]}, "TRUSTED_HOSTS"),
        ({"MAIL_DIGEST_HOUR": 24}, "MAIL_DIGEST_HOUR"),
    ],
)
def test_a_setting_that_cannot_be_is_one_line(changed, what):
    """With what to write instead; never the password."""
    with pytest.raises(Slip, match=what) as slip:
        server_of(GIVEN | changed)
    assert "secret" not in str(slip.value)


def test_a_server_by_its_settings():
    """Ports unless told, the sender's name and domain, links without a stroke at their end."""
    server = server_of(GIVEN)
    assert (server.host, server.port, server.security) == ("mail.office.example", 587, "smtp")
    assert (server.sender_name, server.sender, server.domain) == (
        "Costs",
        "costs@office.example",
        "office.example",
    )
    assert server.public_url == "https://costs.office.example"
    assert server_of(GIVEN | {"SMTP_URL": "smtps://mail.office.example"}).port == 465
    assert server_of({}) is None


def test_an_administrator_sees_what_was_not_sent(app, office, browser_of, people):
    """To whom and what the server said, not a word of the mail; without a server what to set."""
    assert "SMTP_URL" in browser_of("administrator").get("/mail").words()
    app.config.update(GIVEN)
    with office.database.write(office.by_itself("test")) as store:
        made = Mail(0, people["expatriate"].id, "asked", "one", NOW, NOW)
        number = store.add_mail(made, [])
        store.keep_mail(replace(made, id=number, ended_at=NOW, error="550 no such box"))
    page = browser_of("administrator").get("/mail").words()
    assert "mail.office.example:587 (STARTTLS)" in page
    assert people["expatriate"].email in page
    assert "550 no such box" in page
    assert "0 were sent and 1 given up" in page
