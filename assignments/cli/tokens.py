"""`flask tokens`: what lets programs act for people, made and revoked at the machine."""

import datetime as dt
from typing import cast

import click
from flask import current_app

from assignments.actions import Office, person
from assignments.actions.personal.erasing import person_with
from assignments.actions.tokens import TokenInput, make_token_for, revoke_token_of, tokens_of
from assignments.cli.looking import LOOKER, as_json, rows, show, show_json, told_plainly
from assignments.cli.slips import Slip
from assignments.cli.terse import TerseGroup
from assignments.core.records import Person
from assignments.core.tokens import SCOPES
from assignments.core.words import told
from assignments.storage.database import migrate

commands = TerseGroup("tokens", help="What lets other programs act for people.")
LONGEST = 9  # digits


def _office() -> Office:
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    return office


def _person(office: Office, email: str) -> Person:
    with told_plainly():
        return person(office, person_with(office, email))


@commands.command("list")
@click.argument("email")
@as_json
def list_tokens(email: str, *, as_json: bool) -> None:
    """List somebody's tokens: never what they are, only what they are called and let do."""
    from assignments.exports.shapes.people import token  # noqa: PLC0415 - loads Pydantic

    office = _office()
    found = [token(one) for one in tokens_of(office, _person(office, email).id)]
    if as_json:
        show_json({"items": found, "after": None})
        return
    cells = (
        (
            str(one["id"]),
            one["name"],
            ", ".join(one["scopes"]),
            one["expires_on"],
            (one["last_used"] or "never")[:10],
        )
        for one in found
    )
    show(rows("Id>,Name,Scopes,Counts until,Last used", cells))


@commands.command("make")
@click.argument("email")
@click.option("--name", required=True, help="Where it will be used.")
@click.option("--scope", "scopes", multiple=True, help=f"{' | '.join(SCOPES)}; several times.")
@click.option("--days", default="90", show_default=True, help="For how many days; at most a year.")
def make(email: str, name: str, scopes: tuple[str, ...], days: str) -> None:
    """Make a token for somebody; prints it, this once."""
    office = _office()
    owner = _person(office, email)
    last = office.today() + dt.timedelta(days=_number(days, "--days"))
    with told_plainly():
        made = make_token_for(office, LOOKER, owner.id, TokenInput(name, scopes, last))
    click.echo(made.secret)
    click.echo(
        f"It acts for {owner.name} until {last}, and is shown this once: keep it as a secret",
        err=True,
    )


@commands.command("revoke")
@click.argument("email")
@click.argument("number", metavar="ID")
def revoke(email: str, number: str) -> None:
    """Revoke one of somebody's tokens at once."""
    office = _office()
    owner = _person(office, email)
    with told_plainly():
        revoke_token_of(office, LOOKER, owner.id, _number(number, "ID"))
    click.echo("The token was revoked")


def _number(typed: str, where: str) -> int:
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST and int(typed)):
        raise Slip(f"{where}: {told(typed)} is no number: write digits only")
    return int(typed)
