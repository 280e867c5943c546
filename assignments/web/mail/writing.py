"""A mail as it is sent: the words in both forms, and the headers that programs read."""

from collections.abc import Iterator
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from flask import Flask, render_template, url_for
from flask_babel import gettext as _

from assignments.actions import Office
from assignments.actions.notices import RefusedError, Told
from assignments.core.notices import DIGEST
from assignments.web.languages import speaking
from assignments.web.mail.links import OFF, signed
from assignments.web.mail.server import MailServer
from assignments.web.mail.words import SUBJECTS, sections


@contextmanager
def outside(app: Flask, server: MailServer, language: str | None) -> Iterator[None]:
    """As if somebody asked from outside: links lead back there, and words are of their language."""
    with app.test_request_context(base_url=server.public_url), speaking(language):
        yield


def written(app: Flask, server: MailServer, told: Told) -> EmailMessage:
    """The mail, in its person's language; RefusedError where no mail can be addressed to them."""
    with outside(app, server, told.person.language):
        token = signed(OFF, told.person.id, told.mail.kind)
        shown = {
            "name": _one_line(told.person.name),
            "subject": SUBJECTS[told.mail.kind],
            "sections": sections(told.person, told.items),
            "several": told.mail.kind == DIGEST,
            "choose_url": url_for("mail.choose_mail", _external=True),
            "off_url": url_for("mail.turn_off_mail", token=token, _external=True),
        }
        to = (told.person.name, told.person.email)
        message = _begun(app, server, to, SUBJECTS[told.mail.kind])
        message["Message-ID"] = f"<{told.mail.message_id}@{server.domain}>"
        message["List-Unsubscribe"] = f"<{shown['off_url']}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(render_template("mail/told.txt", **shown))
        message.add_alternative(render_template("mail/told.html", **shown), subtype="html")
    return message


def tried_out(app: Flask, server: MailServer, to: str) -> EmailMessage:
    """A mail that says only that mail works."""
    with outside(app, server, None):
        message = _begun(app, server, ("", to), _("Mail works"))
        message["Message-ID"] = make_msgid(domain=server.domain)
        text = _(
            "Assignment Costs can send mail. It is opened here: %(url)s", url=server.public_url
        )
        message.set_content(f"{text}\n")
    return message


def _begun(app: Flask, server: MailServer, to: tuple[str, str], subject: str) -> EmailMessage:
    office: Office = app.extensions["office"]
    message = EmailMessage(SMTP)
    name, address = to
    try:
        message["From"] = Address(server.sender_name, addr_spec=server.sender)
        message["To"] = Address(_one_line(name), addr_spec=address)
    except (ValueError, IndexError) as error:  # the library tells of a bad address in both ways
        raise RefusedError(f"{address} is no address") from error
    message["Subject"] = _one_line(subject)
    message["Date"] = format_datetime(office.now())
    message["Auto-Submitted"] = "auto-generated"
    return message


def _one_line(text: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
