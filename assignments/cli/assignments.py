"""`flask assignments`, `flask remaining` and `flask queue`: looked at, never changed."""

import click
from flask.cli import with_appcontext

from assignments import actions
from assignments.actions import Wanted
from assignments.cli.imports import assignment_number, office_at_hand
from assignments.cli.looking import (
    LOOKER,
    as_json,
    more,
    paged,
    rows,
    show,
    show_json,
    told_plainly,
)
from assignments.cli.tables import plain
from assignments.cli.terse import Terse, TerseGroup

commands = TerseGroup("assignments", help="Assignments, as they are recorded.")


@commands.command("list")
@paged
def list_assignments(limit: int, after: str | None, *, as_json: bool) -> None:
    """List assignments, newest first."""
    from assignments.exports.shapes.assignments import assignment

    with told_plainly():
        found = actions.my_assignments(office_at_hand(), LOOKER, after, limit)
    told = [assignment(one) for one in found.items]
    if as_json:
        show_json({"items": told, "after": found.after})
        return
    cells = (
        (
            str(one["id"]),
            one["employee"]["name"],
            f"{one['home_city']} to {one['host_city']}",
            one["start"],
            one["end"] or one["expected_end"] or "",
            one["settlement_currency"],
        )
        for one in told
    )
    show(rows("Id>,Employee,Way,Start,End,Settled in", cells))
    more(found.after)


@commands.command("show")
@click.argument("number", metavar="ID")
@as_json
def show_assignment(number: str, *, as_json: bool) -> None:
    """Show one assignment: what is recorded of it, and what everyone should know."""
    from assignments.exports.shapes.assignments import assignment

    assignment_id = assignment_number(number)
    with told_plainly():
        file = actions.assignment(office_at_hand(), LOOKER, assignment_id)
    told = assignment(file.record)
    if as_json:
        show_json({**told, "warnings": list(file.warnings)})
        return
    said = ((name.replace("_", " "), _said(value)) for name, value in told.items())
    show(plain(file.record.title, "bold"), rows("Of it,Recorded", said))
    for warning in file.warnings:
        show(plain(warning, "yellow"))


def _said(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


@click.command("remaining", cls=Terse)
@click.argument("number", metavar="ID")
@as_json
@with_appcontext
def remaining(number: str, *, as_json: bool) -> None:
    """Show what every limit of an assignment granted, used, holds and has left."""
    from assignments.cli.verdicts import remaining_table
    from assignments.exports.shapes import verdicts

    assignment_id = assignment_number(number)
    with told_plainly():
        found = actions.remaining(office_at_hand(), LOOKER, assignment_id)
    if as_json:
        show_json({"items": [verdicts.remaining(one) for one in found], "after": None})
        return
    show(remaining_table(found))


@click.command("queue", cls=Terse)
@click.option("--status", default="submitted", show_default=True, help="submitted | asked.")
@paged
@with_appcontext
def queue(status: str, limit: int, after: str | None, *, as_json: bool) -> None:
    """List the lines that wait for HR, oldest first."""
    from assignments.web.api.queue import waiting

    with told_plainly():
        found = actions.queue(office_at_hand(), LOOKER, after, limit, Wanted(status))
    told = [waiting(one) for one in found.items]
    if as_json:
        show_json({"items": told, "after": found.after})
        return
    cells = (
        (
            str(one["line_id"]),
            one["employee"],
            one["category"].replace("_", " "),
            one["date"],
            f"{one['amount']} {one['currency']}",
            one["outcome"],
            one["allowed"] or "",
        )
        for one in told
    )
    show(rows("Line>,Employee,Category,Date,Claimed>,Outcome,Allowed>", cells))
    more(found.after)
