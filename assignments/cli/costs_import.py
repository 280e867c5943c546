"""`flask costs import`: suppliers' invoices, pay and company rates from a file, all or none."""

import uuid
from pathlib import Path

import click

from assignments.actions import NotFoundError, Office
from assignments.actions.importing.claims import employee_of
from assignments.actions.importing.kinds import COSTS, RATES, Kind, person_at
from assignments.cli.costs import commands
from assignments.cli.imports import (
    assignment_number,
    delivered,
    office_at_hand,
    summary,
    told_plainly,
)
from assignments.cli.slips import Slip
from assignments.cli.terminal import at_terminal
from assignments.core.records import Person

__all__ = ["commands"]

# Who sits at the machine may read its database; what is written is somebody's.
MACHINE = at_terminal(
    Person(id=0, email="", name="this machine", roles=frozenset({"hr", "finance"}))
)


@commands.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--what", "word", required=True, help=f"{' | '.join(COSTS)}.")
@click.option("--assignment", "number", help="Its number; for suppliers and pay.")
@click.option("--by", "email", help="In whose name, of HR or finance; not for a dry run.")
@click.option("--dry-run", is_flag=True, help="Show every problem and what would be made.")
@click.option("--again", is_flag=True, help="Import it though the same file was imported before.")
def import_costs(file: Path, word: str, number: str | None, email: str | None, **how: bool) -> None:
    """Load suppliers' invoices, pay or company rates from a CSV or XLSX file, all or none."""
    kind = _kind(word)
    office = office_at_hand()
    with told_plainly(), delivered(file, again=how["again"]) as what:
        assignment_id = _assignment(office, kind, number)
        if how["dry_run"]:
            found = kind.look_over(office, MACHINE, assignment_id, what)
            found.sound()
            click.echo(summary(found, kind.thing, "would be made"))
            return
        done = kind.bring(office, _author(office, email), assignment_id, what, str(uuid.uuid4()))
        click.echo(summary(done.found, kind.thing, "made"))


def _kind(word: str) -> Kind:
    if word not in COSTS:
        raise Slip(f"{word!r} is nothing that is imported: give --what {' | '.join(COSTS)}")
    return COSTS[word]


def _assignment(office: Office, kind: Kind, number: str | None) -> int:
    """The assignment's number, 0 for company rates, which are of none."""
    if kind is RATES:
        if number is not None:
            raise Slip("company rates are of no assignment: leave --assignment out")
        return 0
    if number is None:
        raise Slip("the assignment is left out: give its number, as in --assignment 1")
    assignment_id = assignment_number(number)
    employee_of(office, assignment_id)
    return assignment_id


def _author(office: Office, email: str | None) -> Person:
    if email is None:
        raise Slip("say in whose name: --by and the address of somebody of HR or finance")
    try:
        return at_terminal(person_at(office, email))
    except NotFoundError as error:
        raise Slip(f"{error} Give --by the address of somebody of HR or finance.") from error
