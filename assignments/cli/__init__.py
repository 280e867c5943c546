"""The same actions from a terminal."""

from flask import Flask

from assignments.cli import people, serve


def register(app: Flask) -> None:
    """Give the `flask` command its sub-commands."""
    for module in (people, serve):
        app.cli.add_command(module.commands)
