"""`flask claims`: claim lines judged from a file, or imported. Verdicts' table is in `verdicts`."""

import json
import uuid
from collections import Counter
from pathlib import Path

import click

from assignments import actions
from assignments.actions import BusyError, Office, StateError
from assignments.actions.importing.claims import employee_of, import_claims, look_over_claims
from assignments.cli.case_files import read_case
from assignments.cli.imports import (
    assignment_number,
    counted,
    delivered,
    office_at_hand,
    summary,
    told_plainly,
)
from assignments.cli.slips import Slip
from assignments.cli.terse import TerseGroup
from assignments.cli.verdicts import as_table
from assignments.core.case import Judged, judge_case, rendered
from assignments.core.records import Person
from assignments.core.words import InputError, Outcome

commands = TerseGroup("claims", help="Claim lines from a file: judged, or imported.")


@commands.command("check", with_appcontext=False)
@click.argument("file", metavar="CASE.json", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def check(file: Path, *, as_json: bool) -> None:
    """Judge every line of a case file; nothing is written anywhere."""
    try:
        case = read_case(file)
    except InputError as error:
        raise Slip(str(error)) from error
    judged = judge_case(case)
    text = _as_json(judged) if as_json else as_table(case, judged)
    click.echo(text.encode(), nl=False)


def _as_json(judged: Judged) -> str:
    """The same judgement is always the same bytes."""
    return f"{json.dumps(rendered(judged), ensure_ascii=False, indent=1)}\n"


@commands.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--assignment", "number", required=True, help="The number of the assignment.")
@click.option("--dry-run", is_flag=True, help="Show every problem and what would be made.")
@click.option("--submit", is_flag=True, help="Submit the claims as well: each line is judged.")
@click.option("--again", is_flag=True, help="Import it though the same file was imported before.")
def import_file(file: Path, number: str, *, dry_run: bool, submit: bool, again: bool) -> None:
    """Load claim lines from a CSV or XLSX file, all or none, as drafts in the employee's name."""
    office, assignment_id = office_at_hand(), assignment_number(number)
    with told_plainly(), delivered(file, again=again) as what:
        who = employee_of(office, assignment_id)
        if dry_run:
            found = look_over_claims(office, who, assignment_id, what)
            found.sound()
            click.echo(summary(found, "claim", "would be made"))
            return
        done = import_claims(office, who, assignment_id, what, str(uuid.uuid4()))
        click.echo(summary(done.found, "claim", "made"))
    if submit:
        _submit(office, who, done.ids)


def _submit(office: Office, who: Person, claim_ids: tuple[int, ...]) -> None:
    """Submit each claim in its order; says how many lines came out how."""
    outcomes: Counter[str] = Counter()
    for claim_id in claim_ids:
        try:
            actions.submit_claim(office, who, claim_id, str(uuid.uuid4()))
        except (InputError, StateError, BusyError) as error:
            raise Slip(f"claim {claim_id} was not submitted, nor any after it: {error}") from error
        lines = actions.claim(office, who, claim_id).lines
        outcomes.update(line.submitted["outcome"] for line in lines if line.submitted)
    said = ", ".join(f"{outcomes[word]:,} {word}" for word in Outcome)
    click.echo(f"{counted(len(claim_ids), 'claim')} submitted: {said}")
