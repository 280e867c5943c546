"""Mail and calendars: what reaches people who do not look.

`server` reads the settings, `smtp` speaks to the server, `words` and `writing` make a mail of what
`actions.notices` tells, `rounds` does it once a minute; `links` signs addresses that let in by
themselves, `pages` are a person's own choices, `calendar` their days for other programs.
"""

from flask import Flask

from assignments.web.mail import calendar, pages
from assignments.web.mail.routes import blueprint
from assignments.web.mail.server import server_of

__all__ = ["blueprint", "calendar", "pages", "register"]


def register(app: Flask) -> None:
    """Refuse settings that cannot be; let mail programs turn mail off without the token of a form.

    Slip for settings that cannot be. Whoever turns mail off so was sent the signed address.
    """
    server_of(app.config)
    app.extensions["csrf"].exempt(f"{pages.__name__}.{pages.turn_off_mail.__name__}")
