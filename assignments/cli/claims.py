"""`flask claims`: claim lines judged from a file, or imported; claims looked at.

What each does is imported where it is asked for: every `flask` command, `flask serve` too, loads
this module, and judging waits for neither database nor spreadsheets.
"""

from pathlib import Path

import click

from assignments.cli.terse import TerseGroup

commands = TerseGroup("claims", help="Claims looked at; lines from a file judged, or imported.")


@commands.command("check", with_appcontext=False)
@click.argument("file", metavar="CASE.json", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def check(file: Path, *, as_json: bool) -> None:
    """Judge every line of a case file; nothing is written anywhere."""
    from assignments.cli import claims_check

    claims_check.check_file(file, as_json=as_json)


@commands.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--assignment", "number", required=True, help="The number of the assignment.")
@click.option("--dry-run", is_flag=True, help="Show every problem and what would be made.")
@click.option("--submit", is_flag=True, help="Submit the claims as well: each line is judged.")
@click.option("--again", is_flag=True, help="Import it though the same file was imported before.")
def import_file(file: Path, number: str, *, dry_run: bool, submit: bool, again: bool) -> None:
    """Load claim lines from a CSV or XLSX file, all or none, as drafts in the employee's name."""
    from assignments.cli import claims_import

    how = claims_import.How(dry_run=dry_run, submit=submit, again=again)
    claims_import.import_file(file, number, how)


@commands.command("list")
@click.option("--assignment", "number", required=True, help="The number of the assignment.")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="How many."
)
@click.option("--after", help="Behind this place, as the list before named it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def list_claims(number: str, limit: int, after: str | None, *, as_json: bool) -> None:
    """List the claims of an assignment, newest first."""
    from assignments.cli import claims_seen

    claims_seen.list_claims(number, limit, after, as_json=as_json)


@commands.command("show")
@click.argument("number", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def show_claim(number: str, *, as_json: bool) -> None:
    """Show a claim with its lines, their verdicts and decisions."""
    from assignments.cli import claims_seen

    claims_seen.show_claim(number, as_json=as_json)
