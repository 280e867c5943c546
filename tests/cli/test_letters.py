"""`flask letter read` from a terminal, without an application around it."""

import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from assignments.cli.letters import commands
from assignments.core.letter import TERM_FIELDS, term_of
from assignments.reading import Clause, LetterFacts, Passage, Proposal, Reading

LETTER = Path("assignments/demo/letters/whitlock_assignment.txt")
TEXT = "1. Rent.\r\nWe pay your rent up to $3,000 a month.\r\n2. The other 12 things.\r\n"
QUOTE = "We pay your rent up to $3,000 a month."
START = TEXT.index(QUOTE)
TERM = {
    "clause": "1",
    "category": "housing_rent",
    "pays": "reimburse",
    "beneficiaries": ["employee", "spouse"],
    "destination": "host",
    "needs": ["receipt"],
    "limits": [
        {"type": "amount", "max": "3000", "currency": "USD", "per": "month", "pool": "housing"}
    ],
    "quote": QUOTE,
    "start": START,
    "end": START + len(QUOTE),
}
LATER = TEXT.index("The other")
READ = Reading(
    LetterFacts(
        kind="assignment letter",
        employee="Nora [bold]Whitlock",
        effective=date(2005, 1, 17),
        base_salary={"amount": "17850.00", "currency": "USD", "per": "month"},
        relates_to="the agreement of March 3, 2003",
    ),
    (Clause("1", 0, LATER - 3), Clause("2", LATER - 3, len(TEXT))),
    (Proposal(TERM, "“rent”: paid back"),),
    (Passage(LATER, len(TEXT) - 2),),
    (),
)


def run(*words, env=None):
    """Run the command with these words."""
    return CliRunner().invoke(commands, ["read", *(str(word) for word in words)], env=env)


def refusal(answer) -> str:
    """The one line on standard error of a command that exits 2, and nothing beside it."""
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr.startswith("Error: ")
    assert answer.stderr.count("\n") == 1
    return answer.stderr


@pytest.fixture
def file(tmp_path):
    """A letter's file to be written."""
    return tmp_path / "letter.txt"


@pytest.fixture
def known(file, monkeypatch):
    """The file of a letter whose reading is known; what the reader was given is checked."""
    file.write_bytes(TEXT.encode())

    def read(text):
        assert text == TEXT
        return READ

    monkeypatch.setattr("assignments.reading.read", read)
    return file


def test_json_is_what_the_contract_says(known):
    """With --json facts, clauses, terms and what is left are printed, field by field."""
    answer = run(known, "--json")
    assert answer.exit_code == 0
    told = json.loads(answer.stdout)
    assert told["letter"] == {
        "kind": "assignment letter",
        "employer": None,
        "employee": "Nora [bold]Whitlock",
        "position": None,
        "reports_to": None,
        "home": None,
        "host": None,
        "effective": "2005-01-17",
        "length_months": None,
        "end": None,
        "base_salary": {"amount": "17850.00", "currency": "USD", "per": "month"},
    }
    assert told["clauses"] == [
        {"number": "1", "start": 0, "end": 50},
        {"number": "2", "start": 50, "end": len(TEXT)},
    ]
    assert told["terms"] == [
        TERM
        | {
            "letter": "1",
            "accompanying": False,
            "places": [],
            "cabin": None,
            "when": None,
            "judgement": None,
            "measure": None,
            "from": None,
            "to": None,
            "confirmed": False,
            "why": "“rent”: paid back",
        }
    ]
    assert told["unread"] == [
        {"start": LATER, "end": len(TEXT) - 2, "quote": "The other 12 things."}
    ]


def test_table_is_for_people(known):
    """Without --json the facts, each term with its words and reason, and what is left are shown."""
    answer = run(known, env={"COLUMNS": "140"})
    assert answer.exit_code == 0
    for words in (
        "Nora [bold]Whitlock",
        "not stated",
        "17850.00 USD per month",
        "the agreement of March 3, 2003",
        "1 term proposed, none confirmed",
        "housing rent",
        "for employee, spouse",
        "to host",
        "3000 USD per month (together: housing)",
        QUOTE,
        "“rent”: paid back",
        "1 passage with numbers in no term",
        "The other 12 things.",
    ):
        assert words in answer.stdout
    assert "\x1b" not in answer.stdout


def test_places_are_those_of_the_file(file):
    """Places count the file's own characters, a byte order mark and Windows line ends with them."""
    text = "\ufeff" + LETTER.read_text("utf-8").replace("\n", "\r\n")
    file.write_bytes(text.encode())
    told = json.loads(run(file, "--json").stdout)
    assert told["terms"]
    for one in (*told["terms"], *told["unread"]):
        assert text[one["start"] : one["end"]] == one["quote"]


def test_own_letter_is_read():
    """Of a letter of the demo each term has every field and is taken by the core as it is."""
    first, second = run(LETTER, "--json"), run(LETTER, "--json")
    assert first.stdout_bytes == second.stdout_bytes
    told = json.loads(first.stdout)
    assert [one["number"] for one in told["clauses"]][:3] == ["1", "2", "3"]
    for one in told["terms"]:
        why = one.pop("why")
        assert why
        assert tuple(one) == TERM_FIELDS
        assert not term_of(one, "1", "the term").confirmed


def test_word_file_is_read(tmp_path):
    """A letter as a Word file yields the clause numbers that Word prints."""
    document = docx.Document()
    for paragraph in LETTER.read_text("utf-8").split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(str(tmp_path / "letter.docx"))
    told = json.loads(run(tmp_path / "letter.docx", "--json").stdout)
    assert {"4", "10"} <= {one["number"] for one in told["clauses"]}


def test_guess_is_told_beside_the_answer(file):
    """A notice about the file goes to standard error, so that the JSON stays JSON."""
    file.write_bytes(b"1. We pay up to \x80100 a month for \x93rent\x94.\n")
    answer = run(file, "--json")
    assert "Windows text" in answer.stderr
    assert json.loads(answer.stdout)["clauses"]


def test_endless_reading_is_ended(file, monkeypatch):
    """A text on which the reader works for too long is one line, whatever it is."""
    file.write_text("rent, " * 10)
    monkeypatch.setattr("assignments.cli.letters.PATIENCE", 0.2)
    monkeypatch.setattr("assignments.reading.read", lambda _: time.sleep(60))
    assert "took longer than" in refusal(run(file))


NOT_LETTERS = {
    "empty": (b" \n", "is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "is a picture; run text recognition"),
    "a null": (b"Dear Nora,\x00", "holds signs that are no text"),
    "a cut-off PDF": (b"%PDF-1.7\n1 0 obj\n", "is damaged or cut off; get a whole copy"),
}


@pytest.mark.parametrize("name", NOT_LETTERS)
def test_what_is_no_letter_is_one_line(file, name):
    """What cannot be read exits 2 with one line that names the file."""
    content, said = NOT_LETTERS[name]
    file.write_bytes(content)
    told = refusal(run(file, "--json"))
    assert said in told
    assert f"{file}: " in told


def test_file_that_is_not_there(tmp_path):
    """A path that leads nowhere, or to a folder, is one line that says so."""
    assert "No such file" in refusal(run(tmp_path / "none.txt"))
    assert "directory" in refusal(run(tmp_path))
    assert r"a\nb" in refusal(run("a\nb"))


def test_needs_neither_application_nor_database(tmp_path):
    """The command runs anywhere, makes no file, and works where no application is."""
    letter = LETTER.resolve()
    flask = Path(sys.executable).with_name("flask")
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": "nonsense://"}
    answer = subprocess.run(
        [flask, "letter", "read", letter, "--json"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert json.loads(answer.stdout)["clauses"]
    assert list(tmp_path.iterdir()) == []
