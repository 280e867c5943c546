"""Mails on their way: each held by one process, tried again for a while, and then given up.

A mail may arrive twice where the program ends just after it was sent; its Message-ID is the same.
How one is written and which server takes it, whoever asks brings along.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assignments.actions.answers import NotFoundError
from assignments.actions.notices.contents import Told, contents
from assignments.actions.office import Office
from assignments.core.approval import StateError
from assignments.core.notices import HELD, MOST_TRIES, Mail

SENDING = "send mail"
MOST = 200  # mails of one round
TIRED = "It was tried too often."
Post = Callable[[Told], None]


class RefusedError(RuntimeError):
    """The server does not take this mail, and will not."""


class PostponedError(RuntimeError):
    """The server does not take this mail now."""


class AwayError(RuntimeError):
    """The server cannot be reached, or lets nobody in: no mail can be sent now."""


@dataclass(slots=True)
class Round:
    """What came of a round: how many were sent, are tried again, were given up, not needed.

    `away` says why the server took none any more.
    """

    sent: int = 0
    again: int = 0
    given_up: int = 0
    not_needed: int = 0
    away: str = ""


def send_due(office: Office, post: Post) -> Round:
    """Send what is due; stops where the server is away."""
    done = Round()
    for _ in range(MOST):
        mail = _taken(office)
        if mail is None:
            break
        _send(office, mail, post, done)
        if done.away:
            break
    return done


def _taken(office: Office) -> Mail | None:
    now = office.now()
    with office.database.read() as store:
        if not store.has_mail_due(now):
            return None
    with office.database.write(office.by_itself(SENDING)) as store:
        return store.take_mail(now, now + HELD)


def _send(office: Office, mail: Mail, post: Post, done: Round) -> None:
    with office.database.read() as store:
        told = contents(store, office, mail)
    if told is None or not told.items:
        _keep(office, replace(mail, ended_at=office.now(), error=""))
        done.not_needed += 1
    elif mail.tries > MOST_TRIES:  # it was held again and again, and nobody said what became of it
        _keep(office, replace(mail, ended_at=office.now(), error=mail.error or TIRED))
        done.given_up += 1
    else:
        _posted(office, told, post, done)


def _posted(office: Office, told: Told, post: Post, done: Round) -> None:
    mail = told.mail
    try:
        post(told)
    except AwayError as error:
        done.away = str(error)
        _again(office, replace(mail, tries=mail.tries - 1, error=str(error)), done, away=True)
    except PostponedError as error:
        _again(office, replace(mail, error=str(error)), done, away=False)
    except RefusedError as error:
        _keep(office, replace(mail, ended_at=office.now(), error=str(error)))
        done.given_up += 1
    else:
        _keep(office, replace(mail, sent_at=office.now(), error=""))
        done.sent += 1


def _again(office: Office, mail: Mail, done: Round, *, away: bool) -> None:
    now = office.now()
    next_at = mail.next_try(now, away=away)
    if next_at is None:
        _keep(office, replace(mail, ended_at=now))
        done.given_up += 1
    else:
        _keep(office, replace(mail, next_at=next_at))
        done.again += 1


def _keep(office: Office, mail: Mail) -> None:
    with office.database.write(office.by_itself(SENDING)) as store:
        store.keep_mail(mail)


def try_again(office: Office, mail_id: int) -> None:
    """Have a mail that was given up be tried anew; StateError where it was not."""
    with office.database.write(office.by_itself(SENDING)) as store:
        mail = store.mail(mail_id)
        if mail is None:
            raise NotFoundError("There is no such mail.")
        if mail.state != "given_up":
            raise StateError("This mail was not given up.")
        now = office.now()
        store.keep_mail(replace(mail, ended_at=None, tries=0, next_at=now, made_at=now))
