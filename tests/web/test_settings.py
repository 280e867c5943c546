"""Where the instance lies, and its secrets."""

import stat

from assignments.web.settings import SECRETS_FILE, folder_of, kept_secrets, settings_of


def test_secrets_are_made_once_and_are_private(tmp_path):
    """The first start makes them, a later one finds the same; only their owner can read them."""
    first = kept_secrets(tmp_path / "instance")
    assert kept_secrets(tmp_path / "instance") == first
    file = tmp_path / "instance" / SECRETS_FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(list(file.parent.iterdir())) == 1


def test_no_file_is_made_where_secrets_are_given(tmp_path):
    """Secrets of the environment or of the caller need no instance folder."""
    given = {"SECRET_KEY": "a", "SECURITY_PASSWORD_SALT": "b"}
    assert settings_of(given, tmp_path / "instance")["SECRET_KEY"] == "a"
    assert not (tmp_path / "instance").exists()


def test_the_environment_chooses_folder_and_database(monkeypatch, tmp_path):
    """ASSIGNMENTS_INSTANCE and DATABASE_URL win over the defaults, the caller over both."""
    monkeypatch.setenv("ASSIGNMENTS_INSTANCE", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://db/office")
    assert folder_of() == tmp_path
    assert settings_of({}, tmp_path)["DATABASE_URL"] == "postgresql+psycopg://db/office"
    assert settings_of({"DATABASE_URL": "sqlite://"}, tmp_path)["DATABASE_URL"] == "sqlite://"


def test_cookies_are_secure_only_behind_tls(tmp_path, monkeypatch):
    """On plain http a Secure cookie would keep everybody out."""
    assert settings_of({}, tmp_path)["SESSION_COOKIE_SECURE"] is False
    monkeypatch.setenv("BEHIND_TLS", "1")
    assert settings_of({}, tmp_path)["SESSION_COOKIE_SECURE"] is True
