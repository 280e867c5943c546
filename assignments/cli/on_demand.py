"""Our commands under `flask`, loaded when one is asked for: who only serves loads none of them."""

import click
from flask import Flask
from flask.cli import AppGroup


class Commands(AppGroup):
    """The application's group of commands; ours are added once somebody looks for one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        self._add_ours()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        self._add_ours()
        return super().get_command(ctx, cmd_name)

    def _add_ours(self) -> None:
        from assignments.cli.commands import COMMANDS  # noqa: PLC0415 - see above

        for command in COMMANDS:
            self.add_command(command)


def register(app: Flask) -> None:
    """Give the `flask` command its sub-commands."""
    app.cli = Commands(app.name)
