"""`flask papers`: the papers of the pages as PDF files, in either language.

Who sits at the machine may read its database, so a command asks for nobody's log-in; what only
few may read is noted in the audit trail all the same.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

import click
from flask import current_app

from assignments import papers
from assignments.actions import InputError, NotFoundError, Office, StateError
from assignments.cli.slips import Slip
from assignments.cli.terminal import at_terminal
from assignments.cli.terse import TerseGroup
from assignments.core.records import Person
from assignments.papers.blocks import Paper
from assignments.storage.backup.archive import written_whole
from assignments.storage.database import migrate
from assignments.web import languages
from assignments.web.papers.claim import claim_pack
from assignments.web.papers.settlement import tax_settlement
from assignments.web.papers.statement import month_statement
from assignments.web.papers.summary import assignment_summary

commands = TerseGroup(
    "papers", help="Claim packs, statements, summaries and settlements as PDF, to print and sign."
)
MACHINE = at_terminal(Person(id=0, email="", name="this machine", roles=frozenset({"hr"})))
TONGUES = {"en": languages.ENGLISH, "zh": languages.CHINESE}
out_option = click.option("--out", required=True, help="The PDF to write; there must be none yet.")
language_option = click.option(
    "--language", type=click.Choice(list(TONGUES)), default="en", help="In which language."
)


@commands.command("claim", epilog="Example: flask papers claim 12 --language zh --out claim.pdf")
@click.argument("claim_id", type=int)
@out_option
@language_option
def claim(claim_id: int, out: str, language: str) -> None:
    """Write a claim with its verdicts and decisions, the receipts behind it."""
    _write(lambda office: claim_pack(office, MACHINE, claim_id), out, language)


@commands.command("statement", epilog="Example: flask papers statement 1 2005-03 --out march.pdf")
@click.argument("assignment_id", type=int)
@click.argument("label", metavar="YYYY-MM")
@out_option
@language_option
def statement(assignment_id: int, label: str, out: str, language: str) -> None:
    """Write what a month of an assignment cost."""
    _write(lambda office: month_statement(office, MACHINE, assignment_id, label), out, language)


@commands.command("summary", epilog="Example: flask papers summary 1 --out assignment-1.pdf")
@click.argument("assignment_id", type=int)
@out_option
@language_option
def summary(assignment_id: int, out: str, language: str) -> None:
    """Write what is recorded, granted, left and spent of an assignment."""
    _write(lambda office: assignment_summary(office, MACHINE, assignment_id), out, language)


@commands.command("settlement", epilog="Example: flask papers settlement 1 --out tax-2005.pdf")
@click.argument("tax_year_id", type=int)
@out_option
@language_option
def settlement(tax_year_id: int, out: str, language: str) -> None:
    """Write a tax year's settlement with its steps; the number stands in the year's address."""
    _write(lambda office: tax_settlement(office, MACHINE, tax_year_id), out, language)


def _write(paper_of: Callable[[Office], Paper], out: str, language: str) -> None:
    """Make the paper and write it, whole or not at all."""
    office = cast("Office", current_app.extensions["office"])
    migrate(office.database.url)
    try:
        with languages.speaking(TONGUES[language]):
            paper = paper_of(office)
            made = papers.made(paper)  # which says what is said late
    except (InputError, NotFoundError, StateError, papers.PaperError) as error:
        raise Slip(str(error)) from error
    with made:
        _copy(made, out)
    click.echo(f"{paper.kind}, {paper.title}: written to {out}")


def _copy(made: IO[bytes], out: str) -> None:
    try:
        with written_whole(Path(out), force=False) as file:
            shutil.copyfileobj(made, file)
    except InputError as error:
        raise Slip(f"{out} {error.what}: name another file") from error
    except OSError as error:
        raise Slip(f"{out} cannot be written ({error.strerror}): name another file") from error
