"""Commands that say every slip in one line, and whose `--help` has examples."""

import os
from typing import Any

import click
from flask.cli import AppGroup

from assignments.cli.examples import EXAMPLES
from assignments.cli.slips import Slip
from assignments.storage.refusals import BusyError, NewerError


def _in_one_line(error: click.UsageError, command: str) -> Slip:
    return Slip(f"{error.format_message().rstrip('.')}: see {command} --help")


class Help(click.HelpFormatter):
    """Headings that stand out in a terminal; NO_COLOR leaves them plain."""

    def write_heading(self, heading: str) -> None:
        """Write a heading; what is no terminal gets it without its style."""
        plain = bool(os.environ.get("NO_COLOR"))
        super().write_heading(heading if plain else click.style(heading, fg="cyan", bold=True))


class HelpedContext(click.Context):
    """Where a command's help is written with such headings."""

    formatter_class = Help


def examples_of(command: click.Command, path: str) -> tuple[str, ...]:
    """The examples of a command: those of its epilog, else of the table, by its words."""
    told = command.epilog or ""
    if told.startswith("Example: "):
        return tuple(told.removeprefix("Example: ").split(" or "))
    return EXAMPLES.get(path, ())


class Terse(click.Command):
    """Unknown options and missing or needless arguments are one line, without the usage."""

    context_class = HelpedContext

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show what the command looks like when it is given."""
        examples = examples_of(self, ctx.command_path.partition(" ")[2])
        if examples:
            with formatter.section("Examples"):
                for one in examples:
                    formatter.write(f"  {one}\n")

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
            raise _in_one_line(error, info_name or "flask") from error

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Carry the command out; raise Slip where the database is beyond it, or held too long."""
        try:
            return super().invoke(ctx)
        except (NewerError, BusyError) as error:
            raise Slip(str(error)) from error


class TerseGroup(AppGroup):
    """A group of terse commands; one that it does not have is one line too."""

    command_class = Terse
    context_class = HelpedContext

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; raise Slip where there is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise _in_one_line(error, ctx.command_path) from error
