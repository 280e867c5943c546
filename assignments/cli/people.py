"""`flask people`: the first administrator, who makes everybody else in the browser."""

from typing import cast

import click
from flask import current_app

from assignments import actions
from assignments.actions import InputError, Office, PersonInput, StateError
from assignments.cli.slips import Slip
from assignments.cli.terse import TerseGroup
from assignments.storage.database import migrate
from assignments.web import login

commands = TerseGroup("people", help="People who log in.")


@commands.command("add-administrator")
@click.argument("email")
@click.option("--name", required=True, help="As people call them.")
def add_administrator(email: str, name: str) -> None:
    """Make the first administrator; prints a password, this once."""
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    password = login.new_password()
    roles = frozenset({"administrator"})
    try:
        what = PersonInput(login.address_of(email), name, roles, login.hashed(password))
        actions.first_administrator(office, what)
    except InputError as error:
        raise Slip(str(error)) from error
    except StateError as error:
        raise Slip(f"{error} Further ones are made in the browser, under People.") from error
    click.echo(f"{name} can log in as {email} with the password {password}")
    click.echo("It is shown this once; change it after the first log-in.")
