"""`flask mail`: whether mail works, what waits, what was given up; and a round of sending by hand.

The served program sends by itself; `flask mail send` does the same once, for whoever serves it in
another way.
"""

from typing import cast

import click
from flask import Flask, current_app

from assignments.actions import NotFoundError, Office, StateError
from assignments.actions.notices import AwayError, PostponedError, RefusedError
from assignments.actions.notices.looking import SINCE_DAYS, STATES, Listed, listed, status
from assignments.actions.notices.sending import try_again
from assignments.cli.slips import Slip
from assignments.cli.tables import plain, printed, table
from assignments.cli.terse import TerseGroup
from assignments.storage.database import migrate
from assignments.web.mail.server import NEEDED, MailServer, server_of

commands = TerseGroup("mail", help="Mail to people: its state, what waits, and sending.")
NOT_SET_UP = f"no mail is set up: give {', '.join(NEEDED)} (docs/deploy.md, Mail)"


class Down(Slip):
    """Nothing is wrong with the command: the mail server does not take what it should."""

    exit_code = 1


def _app() -> Flask:
    return cast("Flask", current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - the application itself


def _office() -> Office:
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    return office


def _server() -> MailServer:
    server = server_of(current_app.config)
    if server is None:
        raise Slip(NOT_SET_UP)
    return server


@commands.command("status", epilog="Example: flask mail status")
def show_status() -> None:
    """Say whether mail is set up, and how many mails wait, were sent and were given up."""
    server = server_of(current_app.config)
    found = status(_office())
    if server is None:
        click.echo(f"Off: {NOT_SET_UP}")
    else:
        click.echo(f"On: {server.said}, from {server.sender}")
        click.echo(f"Links lead to {server.public_url}; digests from {server.digest_hour}:00 on")
    click.echo(
        f"{found.open} wait, of the last {SINCE_DAYS} days {found.sent} were sent and "
        f"{found.given_up} given up"
    )
    if found.last_sent is not None:
        click.echo(f"The last one was sent {found.last_sent:%Y-%m-%d %H:%M} UTC")


@commands.command("list", epilog="Example: flask mail list or flask mail list --state given_up")
@click.option("--state", type=click.Choice(STATES), default="all", show_default=True)
def show_list(state: str) -> None:
    """List the newest mails: to whom, of what kind, and what became of them."""
    found = listed(_office(), state)
    if not found:
        click.echo("There is none.")
        return
    rows = table()
    for name in ("Number", "To", "Kind", "Made, UTC", "State", "What the server said"):
        rows.add_column(name, no_wrap=name in {"Number", "To"}, overflow="fold")
    for one in found:
        rows.add_row(*(plain(cell) for cell in _cells(one)))
    click.echo(printed(rows), nl=False)


def _cells(one: Listed) -> tuple[str, ...]:
    mail = one.mail
    made = f"{mail.made_at:%Y-%m-%d %H:%M}"
    return (str(mail.id), one.to, mail.kind, made, mail.state.replace("_", " "), mail.error)


@commands.command("send", epilog="Example: flask mail send")
def send() -> None:
    """Send what is due now, once, as the served program does every minute."""
    from assignments.web.mail.rounds import once  # noqa: PLC0415 - brings the pages' words along

    server = _server()
    _office()
    done = once(_app(), server)
    if done.away:
        raise Down(f"{done.away}: what waits is tried again later")
    click.echo(
        f"{done.sent} sent, {done.again} tried again later, {done.given_up} given up, "
        f"{done.not_needed} not needed any more"
    )


@commands.command("test", epilog="Example: flask mail test you@company.example")
@click.argument("address")
def send_test(address: str) -> None:
    """Send one mail that says only that mail works."""
    from assignments.web.mail.smtp import Carrier  # noqa: PLC0415 - needed here alone
    from assignments.web.mail.writing import tried_out  # noqa: PLC0415 - needed here alone

    server = _server()
    try:
        message = tried_out(_app(), server, address)
        with Carrier(server) as carrier:
            carrier.carry(message, address)
    except RefusedError as error:
        raise Slip(f"{address} is not taken: {error}") from error
    except (AwayError, PostponedError) as error:
        raise Down(f"nothing was sent: {error}") from error
    click.echo(f"{server.said} took a mail to {address}")


@commands.command("retry", epilog="Example: flask mail retry 12")
@click.argument("number", type=int)
def retry(number: int) -> None:
    """Try a mail anew that was given up, by its number in `flask mail list`."""
    try:
        try_again(_office(), number)
    except (NotFoundError, StateError) as error:
        raise Slip(f"{error} See flask mail list --state given_up") from error
    click.echo("It is tried again with the next round.")
