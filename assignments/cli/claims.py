"""`flask claims`: claim lines judged from a file, or imported. Verdicts' table is in `verdicts`."""

import json
from pathlib import Path

import click

from assignments.cli.case_files import read_case
from assignments.cli.slips import Slip
from assignments.cli.terse import TerseGroup
from assignments.cli.verdicts import as_table
from assignments.core.case import Judged, judge_case, rendered
from assignments.core.words import InputError

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
    # So that judging a case waits for neither database nor spreadsheets.
    from assignments.cli import claims_import  # noqa: PLC0415

    how = claims_import.How(dry_run=dry_run, submit=submit, again=again)
    claims_import.import_file(file, number, how)
