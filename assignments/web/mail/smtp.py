"""Mail on its way to the server, over one connection a round; what the server says, by its kind."""

import contextlib
import smtplib
import ssl
from email.message import EmailMessage
from types import TracebackType
from typing import Self

from assignments.actions.notices import AwayError, PostponedError, RefusedError
from assignments.web.mail.server import STARTTLS, TIME_OUT, TLS, MailServer

FOR_EVER = 500  # a server's answer from here on holds for ever, below it for now


class Carrier:
    """Carries mails to one server; connects with the first of them, and anew once it is cut off."""

    def __init__(self, server: MailServer) -> None:
        """Take the server; nothing is asked of it yet."""
        self._server = server
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Begin a round."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End it; the server is told so where it still listens."""
        if self._line is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._line.quit()
        self._cut()

    def carry(self, message: EmailMessage, to: str) -> None:
        """Hand a mail over; RefusedError, PostponedError or AwayError where it is not taken."""
        line = self._line or self._connected()
        try:
            line.send_message(message, self._server.sender, [to])
        except smtplib.SMTPRecipientsRefused as error:
            code, said = error.recipients[to]
            raise _kind_of(code)(_said(code, said)) from error
        except smtplib.SMTPSenderRefused as error:
            self._cut()
            what = f"the sender {self._server.sender} is not taken: "
            raise AwayError(what + _said(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPServerDisconnected as error:
            self._cut()
            raise PostponedError("the server hung up") from error
        except smtplib.SMTPResponseException as error:
            raise _kind_of(error.smtp_code)(_said(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPNotSupportedError as error:
            raise RefusedError(str(error)) from error
        except (OSError, smtplib.SMTPException) as error:
            self._cut()
            raise PostponedError(f"the connection broke: {error}") from error

    def _cut(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _connected(self) -> smtplib.SMTP:
        """A connection that is let in; AwayError where there is none."""
        server, lines = self._server, list[smtplib.SMTP]()
        try:
            lines.append(_begun(server))
            if server.security == STARTTLS:
                lines[0].starttls(context=ssl.create_default_context())
            if server.user:
                lines[0].login(server.user, server.password)
        except smtplib.SMTPAuthenticationError as error:
            _closed(lines)
            raise AwayError(f"{server.host} does not let SMTP_USER in") from error
        except smtplib.SMTPResponseException as error:
            _closed(lines)
            raise AwayError(_said(error.smtp_code, error.smtp_error)) from error
        except (OSError, smtplib.SMTPException) as error:
            _closed(lines)
            raise AwayError(f"{server.host}:{server.port} cannot be reached: {error}") from error
        self._line = lines[0]
        return lines[0]


def _begun(server: MailServer) -> smtplib.SMTP:
    seconds = TIME_OUT.total_seconds()
    if server.security == TLS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=seconds, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=seconds)


def _closed(lines: list[smtplib.SMTP]) -> None:
    for line in lines:
        line.close()


def _kind_of(code: int) -> type[RefusedError] | type[PostponedError]:
    return RefusedError if code >= FOR_EVER else PostponedError


def _said(code: int, words: bytes | str) -> str:
    """What the server said, in one line."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return f"{code} {' '.join(text.split())}"[:300]
