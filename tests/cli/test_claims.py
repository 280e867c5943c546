"""`flask claims check` from a terminal, without an application around it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from assignments.cli.claims import commands
from tests.core.cases import OWN, amount, case, line, term
from tests.core.slips import SLIPS, SOUND, slipped


def run(*words, env=None):
    """Run the command with these words."""
    return CliRunner().invoke(commands, ["check", *(str(word) for word in words)], env=env)


def refusal(answer) -> str:
    """The one line on standard error of a command that exits 2, and nothing beside it."""
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr.startswith("Error: ")
    assert answer.stderr.count("\n") == 1
    return answer.stderr


@pytest.fixture
def file(tmp_path):
    """A case file to be written."""
    return tmp_path / "case.json"


def test_json_is_what_the_contract_says(file):
    """With --json the verdicts and what remains are printed, field by field."""
    terms = [term("storage", amount("150.00", "month"), quote="for a café")]
    lines = [line("1", "storage"), line("2", "storage", "40.00", currency="EUR")]
    rates = [{"date": "2005-02-25", "from": "EUR", "to": "USD", "rate": "1.50"}]
    file.write_text(json.dumps(case(terms, lines, rates=rates)), "utf-8")
    answer = run(file, "--json")
    assert answer.exit_code == 0
    assert "café" in answer.stdout
    told = json.loads(answer.stdout)
    finding = {
        "letter": "1",
        "clause": "1",
        "quote": "for a café",
        "granted": "150.00",
        "unit": "USD",
    }
    assert told == {
        "verdicts": [
            {
                "id": "1",
                "outcome": "allowed",
                "counted": "100.00",
                "allowed": "100.00",
                "currency": "USD",
                "rate": None,
                "findings": [
                    finding
                    | {
                        "reason": "within_terms",
                        "message": "Clause 1 covers it.",
                        "used": "0.00",
                        "left": "150.00",
                    }
                ],
            },
            {
                "id": "2",
                "outcome": "reduced",
                "counted": "60.00",
                "allowed": "50.00",
                "currency": "USD",
                "rate": {"date": "2005-02-25", "rate": "1.5", "source": "published"},
                "findings": [
                    finding
                    | {
                        "reason": "over_cap",
                        "message": "Clause 1 grants 150.00 USD in 2005-03; 50.00 USD were left "
                        "before this line (lines not decided yet hold some of it: 1).",
                        "used": "100.00",
                        "left": "50.00",
                    }
                ],
            },
        ],
        "remaining": [
            {
                "letter": "1",
                "clause": "1",
                "category": "storage",
                "pool": None,
                "unit": "USD",
                "period": "2005-03",
                "granted": "150.00",
                "used": "0.00",
                "held": "150.00",
                "left": "0.00",
            }
        ],
    }


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_same_bytes_each_time(path):
    """The same file prints the same bytes, with a newline at the end."""
    first, second = run(path, "--json"), run(path, "--json")
    assert first.stdout_bytes == second.stdout_bytes
    assert first.stdout_bytes.endswith(b"}\n")


def test_table_is_for_people(file):
    """Without --json each line is a row with its outcome and reason, and what remains follows."""
    terms = [term("storage", amount("150.00"), clause="5(b)")]
    lines = [line("1", "storage"), line("[bold]2", "storage"), line("3", "pet_transport")]
    file.write_text(json.dumps(case(terms, lines, name="A \x1b[31mname")), "utf-8")
    answer = run(file, env={"COLUMNS": "150"})
    assert answer.exit_code == 0
    rows = answer.stdout.splitlines()
    assert "A  [31mname" in rows[0]
    assert "Counted" in answer.stdout
    first, second, third = (
        next(row for row in rows if row.lstrip().startswith(ident))
        for ident in ("1 ", "[bold]2 ", "3 ")
    )
    assert first.split()[1:6] == ["allowed", "100.00", "USD", "100.00", "100.00"]
    assert "5(b)" in first
    assert "Clause 5(b) covers it." in first
    assert second.split()[1:6] == ["reduced", "100.00", "USD", "100.00", "50.00"]
    assert third.split()[1:7] == ["refused", "100.00", "USD", "100.00", "0.00", "none"]
    assert "What remains" in answer.stdout
    assert "\x1b" not in answer.stdout


def test_narrow_table_loses_nothing(file):
    """At eighty columns the numbers stand whole."""
    terms = [term("storage", amount("123456789.00"))]
    file.write_text(json.dumps(case(terms, [line("1", "storage", "123456788.99")])), "utf-8")
    assert run(file, env={"COLUMNS": "40"}).stdout.count("123456788.99") >= 3


@pytest.mark.parametrize("name", SLIPS)
def test_slip_is_one_line(file, name):
    """Each slip in a case file exits 2 with one line that names the file and the place."""
    content, said = slipped(name)
    file.write_text(json.dumps(content), "utf-8")
    told = refusal(run(file, "--json"))
    assert said in told
    assert str(file) in told
    assert len(told) < 400 + len(str(file))


SOUND_TEXT = json.dumps(SOUND)
NOT_CASES = {
    "empty": (b"", "line 1, column 1: is not JSON"),
    "cut off": (SOUND_TEXT[:-1].encode(), "is not JSON"),
    "latin": ('{"name": "Zürich"}'.encode("latin-1"), "byte 12: is not UTF-8"),
    "a key twice": (b'{"id": "7", "date": "2005-01-01", "date": ""}', "id '7': has 'date' twice"),
    "a NaN": (b'{"as_of": NaN}', "NaN is not a number"),
    "an infinity": (b'{"as_of": -Infinity}', "-Infinity is not a number"),
    "a long number": (b"[" + b"9" * 5000 + b"]", "a number too long to read"),
    "depth": (b"[" * 200_000, "is nested too deeply"),
    "half a character": (rb'{"name": "\ud800"}', "holds half a character"),
    "a list": (b"[]", "a list is not an object"),
    "null": (b"null", "the case: is left out"),
}


@pytest.mark.parametrize("name", NOT_CASES)
def test_what_is_no_case_is_one_line(file, name):
    """What is no JSON object in UTF-8 with each key once exits 2 with one line."""
    content, said = NOT_CASES[name]
    file.write_bytes(content)
    assert said in refusal(run(file, "--json"))


def test_byte_order_mark_is_passed_over(file):
    """A file saved with a byte order mark is read all the same."""
    file.write_bytes(b"\xef\xbb\xbf" + SOUND_TEXT.encode())
    assert run(file, "--json").exit_code == 0


def test_file_that_is_not_there(tmp_path):
    """A path that leads nowhere, or to a folder, is one line that says so."""
    assert "No such file" in refusal(run(tmp_path / "none.json"))
    assert "directory" in refusal(run(tmp_path))
    assert r"a\nb" in refusal(run("a\nb"))


def test_file_that_is_too_large(file, monkeypatch):
    """A file of more than the most bytes is not read to its end."""
    monkeypatch.setattr("assignments.cli.case_files.MOST_BYTES", 10)
    file.write_text(SOUND_TEXT, "utf-8")
    assert "more than 64 MiB" in refusal(run(file))


@pytest.mark.parametrize("words", [(), ("a", "b"), ("--loud", "a")])
def test_words_that_do_not_fit(words):
    """A missing file name, one too many, or an unknown option is one line."""
    assert "check --help" in refusal(run(*words))


def test_the_flask_command_judges_without_an_application(tmp_path):
    """As people call it: no database, no secret and no folder is made for it."""
    case = Path(__file__).parents[1] / "cases" / "goods.json"
    instance = tmp_path / "instance"
    done = subprocess.run(
        [sys.executable, "-m", "flask", "claims", "check", str(case), "--json"],
        env={**os.environ, "ASSIGNMENTS_INSTANCE": str(instance)},
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert json.loads(done.stdout)["verdicts"]
    assert not list(tmp_path.iterdir())
