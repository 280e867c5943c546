"""A command that says slips in its own words in one line too, not only those in what it reads."""

from typing import Any

import click

from assignments.cli.slips import Slip


class Terse(click.Command):
    """Unknown options and missing or needless arguments are one line, without the usage."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - as click has it
    ) -> click.Context:
        """Read the words that follow the command's name; raise Slip where they do not fit."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            told = error.format_message().rstrip(".")
            raise Slip(f"{told}: see {info_name} --help") from error
