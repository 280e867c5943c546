"""`flask month`: list, export, close, verify."""

import csv
import io
import json
import shutil
import sqlite3
import stat
from contextlib import closing
from decimal import Decimal

import openpyxl
import pytest

from assignments.exports import EXPORTS, Export
from assignments.exports.writing import TextWriter
from assignments.web import create_app
from tests.ledgers import month_in
from tests.stories.world import TERMS, build_world, taxi


@pytest.fixture(scope="module")
def world(sqlite_pattern, tmp_path_factory):
    """An office with costs approved in June and in August; no test here changes it."""
    folder = tmp_path_factory.mktemp("months")
    url = f"sqlite:///{shutil.copy(sqlite_pattern, folder / 'months.sqlite')}"
    world = build_world(url, folder)
    assignment_id = world.assignment()
    world.terms(world.letter(assignment_id), [one for one in TERMS if one["pays"] != "allowance"])
    for day, rides in (
        ("2005-06-30", (taxi("20.00"), taxi("400.00"))),
        ("2005-08-01", (taxi("31.25", date="2005-07-20"),)),
    ):
        world.clock.set(day)
        for line in world.submit(assignment_id, *rides):
            above = line.submitted["outcome"] == "reduced"
            world.approve(line.id, "400.00" if above else None, "As agreed" if above else "")
    yield world
    world.office.database.close()


@pytest.fixture
def month(world, tmp_path):
    """Run `flask month` on the world's database."""
    url = world.office.database.url
    app = create_app({"INSTANCE": str(tmp_path / "instance"), "DATABASE_URL": url})
    yield lambda *words: app.test_cli_runner().invoke(args=["month", *map(str, words)])
    app.extensions["office"].database.close()


def test_months_are_listed_oldest_first(month):
    """Only those with costs; none is closed yet."""
    result = month("list")
    assert (result.exit_code, result.output) == (0, "2005-06 open\n2005-08 open\n")


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_month_is_exported_as_the_actions_tell_it(month, world, tmp_path, kind):
    """The file holds the bytes of the month that the pages show; a second one is the same."""
    out = tmp_path / f"june.{kind}"
    told = EXPORTS[kind].as_bytes("2005-06", month_in(world.office, "2005-06").lines)
    for _ in range(2):
        result = month("export", "2005-06", "--format", kind, "--out", out)
        assert result.exit_code == 0, result.output
        assert out.read_bytes() == told
    assert "2 lines of 2005-06" in result.stderr


def test_page_file_and_lines_add_up_to_the_same(month, world, tmp_path):
    """The totals of the month, of each file and of the lines are one sum."""
    total = month_in(world.office, "2005-06").by("currency")[0].approved.amount
    files = {kind: tmp_path / f"june.{kind}" for kind in ("csv", "jsonl", "xlsx")}
    for kind, out in files.items():
        month("export", "2005-06", "--format", kind, "--out", out)
    rows = csv.DictReader(io.StringIO(files["csv"].read_text("utf-8-sig"), newline=""))
    told = [json.loads(line) for line in files["jsonl"].read_text("utf-8").splitlines()]
    book = openpyxl.load_workbook(files["xlsx"])
    names, *lines = book["summary"].iter_rows(values_only=True)
    shown = [dict(zip(names, line, strict=True)) for line in lines]
    assert total == Decimal("420.00")
    assert sum(Decimal(row["approved"]) for row in rows) == total
    assert sum(Decimal(one["approved"]) for one in told) == total
    assert [one["approved"] for one in shown if one["by"] == "currency"] == [420]
    assert [(one["allowed"], one["override"]) for one in told] == [
        ("20.00", False),
        ("280.00", True),
    ]


def test_a_month_without_costs_is_a_file_without_lines(month, tmp_path):
    """It is no slip: nothing was approved in July."""
    out = tmp_path / "july.csv"
    result = month("export", "2005-07", "--format", "csv", "--out", out)
    assert result.exit_code == 0
    assert out.read_text("utf-8-sig").count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2005-13", "--format", "csv"), "'2005-13' is not a month"),
        (("last", "--format", "csv"), "as in 2005-03"),
        (("2005-06", "--format", "pdf"), "use csv, xlsx, jsonl"),
    ],
)
def test_a_slip_is_told_in_one_line(month, tmp_path, words, said):
    """What is wrong and what to do; no file is written."""
    out = tmp_path / "out"
    result = month("export", *words, "--out", out)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert not out.exists()


@pytest.mark.parametrize("place", ["missing/june.csv", ""])
def test_a_file_that_cannot_be_written_is_told_in_one_line(month, tmp_path, place):
    """A folder that is not there, and a folder instead of a file."""
    folder = tmp_path / "out"
    folder.mkdir()
    result = month("export", "2005-06", "--format", "csv", "--out", folder / place)
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert list(folder.iterdir()) == []


def test_a_failure_half_way_leaves_the_older_file(month, tmp_path, monkeypatch):
    """The file is replaced once it is whole, and nothing else stays beside it."""
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "june.jsonl"
    out.write_text("older")

    class Half(TextWriter):
        def told(self, _line):
            raise OSError(28, "No space left on device")

    monkeypatch.setitem(EXPORTS, "jsonl", Export("jsonl", "", Half))
    result = month("export", "2005-06", "--format", "jsonl", "--out", out)
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"june.jsonl": "older"}


def test_an_export_goes_into_a_pipe_straight(month, tmp_path):
    """What is no file, such as /dev/null, is written to and never replaced."""
    result = month("export", "2005-06", "--format", "csv", "--out", "/dev/null")
    assert result.exit_code == 0
    assert stat.S_ISCHR((tmp_path / "/dev/null").stat().st_mode)


@pytest.fixture
def closable(world, tmp_path):
    """A copy of the world's database, in July: June is over, and a test may close it."""
    source = world.office.database.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(tmp_path / "own")) as new:
        old.backup(new)
    url = f"sqlite:///{tmp_path / 'own'}"
    app = create_app({"INSTANCE": str(tmp_path / "instance"), "DATABASE_URL": url})
    runner = app.test_cli_runner()
    yield lambda *words: runner.invoke(args=["month", *map(str, words)])
    app.extensions["office"].database.close()


def test_a_month_is_closed_listed_verified_and_exported(closable, tmp_path):
    """Closed by the machine; the files are the stored bytes each time, and an August may follow."""
    open_one = closable("export", "2005-06", "--format", "csv", "--out", tmp_path / "open.csv")
    closed = closable("close", "2005-06")
    assert (closed.exit_code, closed.stdout) == (
        0,
        "2005-06 is closed: 2 lines and 5 files are sealed\n",
    )
    assert closable("list").output == "2005-06 closed\n2005-08 open\n"
    verified = closable("verify", "2005-06")
    assert (verified.exit_code, verified.output) == (0, "2005-06: 2 lines and 5 files verified\n")
    out = tmp_path / "closed.csv"
    again = closable("export", "2005-06", "--format", "csv", "--out", out)
    assert (open_one.exit_code, again.exit_code) == (0, 0)
    assert out.read_bytes() == (tmp_path / "open.csv").read_bytes()


def test_what_stands_open_is_told_before_and_while_closing(closable):
    """A check closes nothing; closing says the same, since what comes later is an adjustment."""
    checked = closable("close", "2005-08", "--check")
    assert checked.exit_code == 0
    assert checked.stdout.startswith("Months before it")
    assert "closed" not in closable("list").output
    closed = closable("close", "2005-08")
    assert closed.exit_code == 0
    assert closed.stderr == checked.stdout
    assert closable("close", "2005-08", "--check").exit_code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("close", "2005-13"), "as in 2005-03"),
        (("close", "3000-01"), "'3000-01' is not a month"),
        (("close", "2999-12"), "2999-12 is not over: its last day is 2999-12-31"),
        (("verify", "2005-08"), "2005-08 is open: only a closed month can be verified"),
        (("verify", "june"), "as in 2005-03"),
    ],
)
def test_what_cannot_be_closed_or_verified_is_told_in_one_line(closable, words, says):
    """And nothing is changed."""
    result = closable(*words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert "closed" not in closable("list").output


def test_a_month_is_not_closed_twice(closable):
    """The second time it says when and by whom."""
    assert closable("close", "2005-06").exit_code == 0
    result = closable("close", "2005-06")
    assert result.exit_code == 2
    assert "2005-06 was closed at 20" in result.stderr
    assert "by this machine" in result.stderr


def test_verifying_names_what_differs(closable, tmp_path):
    """Exit status 1, and the line and field."""
    assert closable("close", "2005-06").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "own")) as database, database:
        database.execute("UPDATE line SET approved_minor = 1 WHERE id = 1")
    result = closable("verify", "2005-06")
    assert result.exit_code == 1
    assert "line 1 of assignment 1: approved was 20.00 and is 0.01" in result.stderr
