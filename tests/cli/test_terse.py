"""Slips in a command's own words: one line on standard error, exit status 2."""

import pytest

from assignments.web import create_app

SLIPS = {
    "month export": "Missing argument 'YYYY-MM'",
    "month export 2005-03 --nope": "No such option '--nope'",
    "month close-it 2005-03": "No such command 'close-it'",
    "claims check": "Missing argument 'CASE.json'",
    "people add-administrator": "Missing argument 'EMAIL'",
    "demo load now": "unexpected extra argument (now)",
    "serve --nope": "No such option '--nope'",
}


@pytest.mark.parametrize(("words", "said"), SLIPS.items())
def test_a_slip_in_the_words_is_one_line(words, said, tmp_path):
    """It says what is wrong and where to look it up, without the usage."""
    app = create_app({"INSTANCE": str(tmp_path / "instance")})
    result = app.test_cli_runner().invoke(args=words.split())
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert "--help" in result.stderr
