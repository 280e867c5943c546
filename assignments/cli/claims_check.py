"""What `flask claims check` does: judges claim lines from a file. The table is in `verdicts`."""

import json
from pathlib import Path

import click

from assignments.cli.case_files import read_case
from assignments.cli.slips import Slip
from assignments.cli.verdicts import as_table
from assignments.core.case import Judged, judge_case, rendered
from assignments.core.words import InputError


def check_file(file: Path, *, as_json: bool) -> None:
    """Judge every line of a case file and print what was found; Slip where it is none."""
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
