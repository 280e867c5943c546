"""`flask claims import` from a terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assignments import actions
from assignments.web import create_app
from tests.stories.world import build_world

HEADER = "category,date,amount,currency,claim,note\n"
RIDE = "local_transport,2005-05-03,25.00,USD,May,a taxi\n"


@pytest.fixture
def app(tmp_path, sqlite_url):
    """An application on an office with people; it has one assignment, number 1, with a letter."""
    world = build_world(sqlite_url, tmp_path)
    assert world.lettered() == 1
    world.office.database.close()
    app = create_app({"INSTANCE": str(tmp_path / "instance"), "DATABASE_URL": sqlite_url})
    app.extensions["ada"] = world.ada
    yield app
    app.extensions["office"].database.close()


@pytest.fixture
def bring(app, tmp_path):
    """Import a file of this text, with further words; the answer."""

    def run(text, *words, name="costs.csv", assignment="1"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        args = ["claims", "import", str(file), "--assignment", assignment, *words]
        return app.test_cli_runner().invoke(args=args)

    return run


def claims_of(app):
    """The claims of the assignment, oldest first, with the amounts of their lines."""
    ada = app.extensions["ada"]
    found = actions.claims(app.extensions["office"], ada, 1).items
    return [
        (claim.title, claim.status, [str(line.facts.amount) for line in claim.lines])
        for claim in reversed(found)
    ]


def refusal(answer):
    """What is said on standard error by a command that exits 2 and prints nothing else."""
    assert answer.exit_code == 2, answer.output
    assert answer.stdout == ""
    assert "Traceback" not in answer.stderr
    return answer.stderr


def test_rows_become_drafts(app, bring):
    """Rows of one claim make one claim; rows without one a claim named as the file."""
    text = HEADER + RIDE + RIDE.replace("May", "").replace("25", "7") + RIDE.replace("25", "9")
    answer = bring(text)
    assert answer.exit_code == 0, answer.output
    assert answer.stdout == "2 claims of 3 lines made: 41.00 USD\n"
    assert claims_of(app) == [("May", "draft", ["25.00", "9.00"]), ("costs", "draft", ["7.00"])]


def test_dry_run_writes_nothing(app, bring):
    """With --dry-run the same is told and nothing is there afterwards."""
    answer = bring(HEADER + RIDE, "--dry-run")
    assert answer.stdout == "1 claim of 1 line would be made: 25.00 USD\n"
    assert claims_of(app) == []


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_one_bad_row_and_nothing_is_saved(app, bring, words):
    """Every problem is told with its row and column, the sound rows are not saved either."""
    bad = "nonsense,3.5.2005,=1+1,XXX,May,\n"
    told = refusal(bring(HEADER + RIDE + bad + RIDE, *words)).splitlines()
    assert told == [
        "row 3, amount: holds the formula '=1+1'; put its value in its place",
        "row 3, currency: unknown currency 'XXX'; use a three-letter ISO 4217 code",
        "row 3, category: unknown category 'nonsense'; use one of the contract's words",
        "Error: costs.csv: 3 problems, nothing was saved: correct the file and import it again",
    ]
    assert claims_of(app) == []


def test_many_problems(bring):
    """Of very many problems the first 200 are told, and how many there are besides."""
    told = refusal(bring(HEADER + RIDE.replace("25", "-25") * 234)).splitlines()
    assert told[0] == "row 2, amount: '-25.00' is not above zero; give a positive number"
    assert told[199].startswith("row 201, amount")
    assert told[200] == "and 34 more"
    assert "234 problems" in told[201]


def test_same_file_twice(app, bring):
    """The same content under the same assignment is refused, whatever its name, unless --again."""
    bring(HEADER + RIDE)
    told = refusal(bring(HEADER + RIDE, name="copy.csv"))
    assert told.count("\n") == 1
    assert "copy.csv was imported here on" in told
    assert "--again" in told
    assert "was imported before" in bring(HEADER + RIDE, "--dry-run").stdout
    assert len(claims_of(app)) == 1
    assert bring(HEADER + RIDE, "--again").exit_code == 0
    assert len(claims_of(app)) == 2


def test_submit_judges_each_line(app, bring):
    """With --submit each claim is judged in its order, and the outcomes are counted."""
    meals = "home_leave_meals,2005-05-03,10.00,USD,June,\n"
    answer = bring(HEADER + RIDE + meals, "--submit")
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.splitlines() == [
        "2 claims of 2 lines made: 35.00 USD",
        "2 claims submitted: 0 allowed, 0 reduced, 1 review, 1 refused",
    ]
    assert {status for _, status, _ in claims_of(app)} == {"submitted"}


@pytest.mark.parametrize("number", ["99", "x", "-1", "1" * 30, "²"])
def test_assignment_that_is_none(bring, number):
    """An assignment that is not there is one line."""
    told = refusal(bring(HEADER + RIDE, assignment=number))
    assert told.startswith("Error: ")
    assert told.count("\n") == 1


def test_file_that_is_none(app, tmp_path):
    """A path that leads nowhere, to a folder or to a device is one line."""
    for path in (tmp_path / "none.csv", tmp_path, Path(os.devnull)):
        answer = app.test_cli_runner().invoke(
            args=["claims", "import", str(path), "--assignment", "1"]
        )
        told = refusal(answer)
        assert told.startswith("Error: ")
        assert told.count("\n") == 1


@pytest.mark.parametrize("before", [(), ("--app", "app")])
def test_command_is_found_without_an_app(before):
    """`flask claims` needs no application named; an empty database has no assignment."""
    root = Path(__file__).parents[2]
    words = [sys.executable, "-m", "flask", *before, "claims", "import", "--help"]
    shown = subprocess.run(words, cwd=root, capture_output=True, text=True, check=True)
    assert "--assignment" in shown.stdout


@pytest.fixture
def bring_costs(app, tmp_path):
    """Import a file of costs, with these words; the answer."""

    def run(text, *words):
        file = tmp_path / "costs.csv"
        file.write_text(text, "utf-8")
        return app.test_cli_runner().invoke(args=["costs", "import", str(file), *words])

    return run


INVOICES = (
    "supplier,invoice,category,date,amount,currency\n"
    "Swift Cars,17,local_transport,2005-05-03,25.00,USD\n"
)
PAY = "category,amount,currency,date\nbonus,10.00,USD,2005-04-29\n"
RATES = "from,to,base,quote,rate\n2005-02-01,2005-02-28,CNY,USD,0.12\n"
SUPPLIERS = ("--what", "suppliers", "--assignment", "1")
BY = ("--by", "Hana@farn.example")


def test_costs_from_a_file(bring_costs):
    """Invoices, pay and rates are tried without a trace, then loaded in somebody's name."""
    kinds = {
        SUPPLIERS: (INVOICES, "1 invoice of 1 line {}: 25.00 USD\n"),
        ("--what", "pay", "--assignment", "1"): (PAY, "1 posting of 1 line {}: 10.00 USD\n"),
        ("--what", "rates"): (RATES, "1 rate of 1 line {}\n"),
    }
    for words, (text, said) in kinds.items():
        assert bring_costs(text, *words, "--dry-run").stdout == said.format("would be made")
        assert bring_costs(text, *words, *BY).stdout == said.format("made")
        assert "was imported here on" in refusal(bring_costs(text, *words, *BY))


SLIPS = {
    "no kind": (("--what", "gifts", *BY), "'gifts' is nothing that is imported"),
    "no assignment": (("--what", "pay", *BY), "the assignment is left out"),
    "unknown assignment": ((*SUPPLIERS[:3], "99", *BY), "There is no assignment 99"),
    "rates of one": (
        ("--what", "rates", *SUPPLIERS[2:], *BY),
        "company rates are of no assignment",
    ),
    "nobody": (SUPPLIERS, "say in whose name"),
    "a stranger": ((*SUPPLIERS, "--by", "x@farn.example"), "Nobody has the address"),
    "not HR": ((*SUPPLIERS, "--by", "ada@farn.example"), "This is for hr and finance alone"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_costs_that_cannot_be_loaded(bring_costs, name):
    """Each slip in the words of the command is one line."""
    words, said = SLIPS[name]
    told = refusal(bring_costs(INVOICES, *words))
    assert said in told
    assert told.count("\n") == 1
