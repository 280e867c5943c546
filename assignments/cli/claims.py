"""`flask claims`: claim lines judged from a file. The table of verdicts is in `verdicts`."""

import json
from pathlib import Path

import click

from assignments.cli.case_files import read_case
from assignments.cli.slips import Slip
from assignments.cli.terse import TerseGroup
from assignments.cli.verdicts import as_table
from assignments.core.case import Judged, judge_case, rendered
from assignments.core.words import InputError

commands = TerseGroup("claims", help="Claim lines, judged from a file.")


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
