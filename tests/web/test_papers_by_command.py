"""`flask papers`: PDFs written whole, in either language, and every slip in one line."""

import pytest
from pypdf import PdfReader


@pytest.fixture
def flask(app):
    """Give a command to the application of the world."""
    runner = app.test_cli_runner()
    return lambda *words: runner.invoke(args=["papers", *map(str, words)])


def test_a_command_writes_its_paper(flask, ids, tmp_path):
    """The file is the paper, for nobody else to read; a second time it is left alone."""
    for command, arguments, says in (
        ("claim", ("decided_claim_id",), "Counted together"),
        ("statement", ("assignment_id", "label"), "March 2026"),
        ("settlement", ("tax_year_id",), "There is no settlement yet."),
    ):
        out = tmp_path / f"{command}.pdf"
        given = (command, *(ids[one] for one in arguments), "--out", out)
        done = flask(*given)
        assert (done.exit_code, "written to" in done.output) == (0, True), done.output
        assert says in " ".join(page.extract_text() for page in PdfReader(out).pages)
        assert out.stat().st_mode & 0o077 == 0
        again = flask(*given)
        assert (again.exit_code, again.output.count("\n")) == (2, 1)
        assert "is there already" in again.output


def test_a_paper_is_written_in_chinese(flask, ids, tmp_path):
    """By choice; the machine has no language of its own."""
    out = tmp_path / "paper.pdf"
    given = ("summary", ids["assignment_id"], "--language", "zh", "--out", out)
    assert flask(*given).exit_code == 0
    assert PdfReader(out).root_object["/Lang"].startswith("zh")


SLIPS = (
    ("claim", 999, "--out", "x.pdf"),
    ("claim", "draft_claim_id", "--out", "x.pdf"),
    ("statement", "assignment_id", "2026-13", "--out", "x.pdf"),
    ("summary", 999, "--out", "x.pdf"),
    ("settlement", 999, "--out", "x.pdf"),
    ("claim", "decided_claim_id", "--out", "no/such/folder/x.pdf"),
    ("claim", "decided_claim_id", "--language", "fr", "--out", "x.pdf"),
    ("claim", "decided_claim_id"),
)


def test_bad_input_is_one_line(flask, ids, tmp_path, monkeypatch):
    """What is wrong, where, what to do; status 2; nothing is written."""
    monkeypatch.chdir(tmp_path)
    before = list(tmp_path.iterdir())
    for words in SLIPS:
        done = flask(*(ids.get(one, one) for one in words))
        assert (done.exit_code, done.output.count("\n")) == (2, 1), (words, done.output)
    assert list(tmp_path.iterdir()) == before
