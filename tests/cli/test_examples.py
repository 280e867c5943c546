"""Every command says what it is for, with an example that is one."""

import shlex

import click
import pytest

from assignments.cli.commands import COMMANDS
from assignments.cli.examples import EXAMPLES
from assignments.cli.terse import examples_of
from assignments.web import create_app


def _all(commands, path=()):
    for one in commands:
        words = (*path, one.name)
        if isinstance(one, click.Group):
            yield from _all(one.commands.values(), words)
        else:
            yield " ".join(words), one


FOUND = dict(_all(COMMANDS))


def test_the_table_names_commands_that_are_there():
    """An example of a command that is gone is gone too."""
    assert set(EXAMPLES) <= set(FOUND)


@pytest.mark.parametrize("path", FOUND)
def test_a_command_has_examples_that_it_reads(path):
    """Each begins with the command's own words, and the rest is read without a slip."""
    command = FOUND[path]
    examples = examples_of(command, path)
    assert examples
    for example in examples:
        words = shlex.split(example)
        assert words[: path.count(" ") + 2] == ["flask", *path.split()], example
        command.make_context(path, words[path.count(" ") + 2 :])


def test_help_shows_the_examples_and_stays_plain_where_nobody_looks(tmp_path):
    """In a pipe there are no colours."""
    runner = create_app({"INSTANCE": str(tmp_path / "instance")}).test_cli_runner()
    shown = runner.invoke(args=["month", "export", "--help"]).stdout
    assert "Examples:\n  flask month export 2026-03 --format csv --out 2026-03.csv\n" in shown
    assert "\x1b" not in shown


def test_help_is_coloured_in_a_terminal_unless_no_color_says_not(tmp_path, monkeypatch):
    """Headings stand out; with NO_COLOR they are plain."""
    runner = create_app({"INSTANCE": str(tmp_path / "instance")}).test_cli_runner()
    asked = {"args": ["month", "export", "--help"], "color": True}
    assert "\x1b[36m\x1b[1mExamples" in runner.invoke(**asked).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in runner.invoke(**asked).stdout
