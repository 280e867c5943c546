"""`flask letter`: a letter's file read into clauses and proposed terms. It writes nothing.

The tables are in `readings`; how files are opened is the business of `documents`. Reading is
imported where it is asked for: every `flask` command, `flask serve` too, loads this module.
"""

import json
from pathlib import Path

import click

from assignments.cli.patience import within
from assignments.cli.slips import Slip
from assignments.cli.terse import TerseGroup
from assignments.core.words import InputError, told
from assignments.documents import MOST_BYTES, Opened, opened

PATIENCE = 20
_REMEDY = "give the letter alone, as text with its line breaks"
commands = TerseGroup("letter", help="Letters, read from a file.")


@commands.command("read", with_appcontext=False)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
def read_letter(file: Path, *, as_json: bool) -> None:
    """Read a letter (.txt, .pdf, .docx, .html); its terms are proposals that nobody confirmed."""
    from assignments.cli.readings import as_tables
    from assignments.reading import read
    from assignments.reading.rendering import reading_json

    name = str(file) if str(file).isprintable() else told(str(file))
    letter = _opened(file, name)
    with within(PATIENCE, Slip(f"{name}: took longer than {PATIENCE} seconds; {_REMEDY}")):
        reading = read(letter.text)
    if letter.notice is not None:
        click.echo(letter.notice, err=True)
    if as_json:
        printed = (
            f"{json.dumps(reading_json(reading, letter.text), ensure_ascii=False, indent=1)}\n"
        )
    else:
        printed = as_tables(name, reading, letter.text)
    click.echo(printed.encode(errors="replace"), nl=False)


def _opened(file: Path, name: str) -> Opened:
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
        return opened(name, data)
    except OSError as error:
        raise Slip(f"{name}: cannot be read ({error.strerror}); give a letter's path") from error
    except InputError as error:
        raise Slip(str(error)) from error
