"""How a command says no: one line on standard error, and exit status 2."""

import os
from typing import IO, Any

import click


class Slip(click.ClickException):
    """What is wrong, where, and what to do, in one line."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line, without the usage that nobody asked for."""
        said = "Error:" if os.environ.get("NO_COLOR") else click.style("Error:", fg="red")
        click.echo(f"{said} {self.format_message()}", file=file, err=file is None)
