"""Where the instance lies, its secrets, and what the environment may say."""

import json
import re
import stat
from pathlib import Path

import click
import pytest

from assignments.web import create_app
from assignments.web.secret_files import MADE, SECRETS_FILE, kept_secrets
from assignments.web.settings import ROOT, SETTINGS, folder_of, settings_of


def test_secrets_are_made_once_and_are_private(tmp_path):
    """The first start makes them, a later one finds the same; only their owner can read them."""
    first = kept_secrets(tmp_path / "instance")
    assert kept_secrets(tmp_path / "instance") == first
    file = tmp_path / "instance" / SECRETS_FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(list(file.parent.iterdir())) == 1


def test_secrets_of_an_older_program_are_kept_and_completed(tmp_path):
    """What signed the cookies until now goes on to; what it did not know yet is added."""
    file = tmp_path / SECRETS_FILE
    file.write_text('{"SECRET_KEY": "old", "SECURITY_PASSWORD_SALT": "salt"}')
    kept = kept_secrets(tmp_path)
    assert (kept["SECRET_KEY"], kept["SECURITY_PASSWORD_SALT"]) == ("old", "salt")
    assert kept.keys() == MADE.keys()
    assert json.loads(file.read_text()) == kept
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_no_file_is_made_where_secrets_are_given(tmp_path):
    """Secrets of the environment or of the caller need no instance folder."""
    given = dict.fromkeys(MADE, "a")
    assert settings_of(given, tmp_path / "instance")["SECRET_KEY"] == "a"
    assert not (tmp_path / "instance").exists()


def test_the_environment_chooses_folder_and_database(monkeypatch, tmp_path):
    """ASSIGNMENTS_INSTANCE and DATABASE_URL win over the defaults, the caller over both."""
    monkeypatch.setenv("ASSIGNMENTS_INSTANCE", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://db/office")
    assert folder_of() == tmp_path
    assert settings_of({}, tmp_path)["DATABASE_URL"] == "postgresql+psycopg://db/office"
    assert settings_of({"DATABASE_URL": "sqlite://"}, tmp_path)["DATABASE_URL"] == "sqlite://"


@pytest.mark.parametrize("name", [one.name for one in SETTINGS if one.is_secret])
def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path, name):
    """NAME_FILE names it; the end of the line is no part of it."""
    text = "1:abc,2:def" if name == "SECURITY_TOTP_SECRETS" else "abc"
    monkeypatch.setenv(f"{name}_FILE", str(tmp_path / "secret"))
    (tmp_path / "secret").write_text(f"{text}\n")
    read = next(one.read for one in SETTINGS if one.name == name)
    assert settings_of({}, tmp_path)[name] == read(text)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"SECRET_KEY": "a", "SECRET_KEY_FILE": "/b"}, "SECRET_KEY and SECRET_KEY_FILE are both"),
        ({"SECRET_KEY_FILE": "/no/such/file"}, "SECRET_KEY_FILE: /no/such/file cannot be read"),
        ({"SECRET_KEY_FILE": "/dev/null"}, "SECRET_KEY_FILE: /dev/null is empty"),
        ({"SECURITY_TOTP_SECRETS": "abc"}, "a number and a secret"),
        ({"SECURITY_TOTP_SECRETS": "1:abc,2:"}, "a number and a secret"),
        ({"BEHIND_TLS": "perhaps"}, "BEHIND_TLS=perhaps: write yes or no"),
        ({"SESSION_HOURS": "0"}, "SESSION_HOURS=0: write a number above 0"),
        ({"PROXIES": "-1"}, "PROXIES=-1: write a whole number"),
        ({"LIMIT_LOG_IN": "often"}, "LIMIT_LOG_IN=often: write it as 5 per 15 minutes"),
        ({"SECOND_FACTOR": "hr,emperor"}, "SECOND_FACTOR: emperor is no role"),
    ],
)
def test_a_setting_that_cannot_be_is_said_in_one_line(monkeypatch, tmp_path, given, said):
    """What is wrong and what to write; nothing starts."""
    for name, text in given.items():
        monkeypatch.setenv(name, text)
    with pytest.raises(click.ClickException) as error:
        create_app({"INSTANCE": str(tmp_path)})
    assert said in error.value.message
    assert error.value.exit_code == 2


def test_cookies_are_secure_only_behind_tls(tmp_path, monkeypatch):
    """On plain http a Secure cookie would keep everybody out."""
    settings = settings_of({}, tmp_path)
    assert settings["SESSION_COOKIE_SECURE"] is False
    assert (settings["SESSION_COOKIE_NAME"], settings["PROXIES"]) == ("assignments", 0)
    monkeypatch.setenv("BEHIND_TLS", "1")
    settings = settings_of({}, tmp_path)
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert (settings["SESSION_COOKIE_NAME"], settings["PROXIES"]) == ("__Host-assignments", 1)


def test_every_setting_is_told_in_the_deployment_guide():
    """docs/deploy.md has a row for each, and names none that is not there."""
    guide = Path(ROOT / "docs" / "deploy.md")
    told = set(re.findall(r"^\| `([A-Z_]+)`", guide.read_text("utf-8"), re.MULTILINE))
    assert {one.name for one in SETTINGS} <= told
