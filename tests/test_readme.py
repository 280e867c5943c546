"""What the README promises outside its tour (see tests/browser/story/test_tour.py) is there."""

import re
from pathlib import Path

from assignments.web import create_app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_every_make_command_named_is_a_target():
    """`make run`, `make test` and the others stand in the Makefile."""
    named = set(re.findall(r"make ([a-z]+)\b(?: +#|`)", README))
    assert {"run", "test", "check", "bench"} <= named
    assert not [name for name in named if not re.search(rf"^{name}:", MAKEFILE, re.MULTILINE)]


def test_every_flask_command_named_is_one(tmp_path):
    """Each line of the terminal part names a command with its options as `--help` tells them."""
    runner = create_app({"INSTANCE": str(tmp_path / "instance")}).test_cli_runner()
    lines = re.findall(r"^ {4}flask ([^#\n]+)", README, re.MULTILINE)
    assert len(lines) >= 5
    for line in lines:
        command = [word for word in line.split()[:2] if word.isidentifier() or "-" in word]
        told = runner.invoke(args=[*command, "--help"])
        assert told.exit_code == 0, line
        assert not [word for word in re.findall(r"--[a-z]+", line) if word not in told.output]


def test_every_file_and_picture_linked_is_there():
    """No link of the README leads nowhere."""
    linked = re.findall(r"\]\(([^)#:]+)\)", README)
    assert linked
    assert not [path for path in linked if not (ROOT / path).exists()]
