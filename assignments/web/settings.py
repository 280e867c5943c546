"""Where the instance lies, its secrets and its settings. Nothing of what the pages do."""

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from assignments.storage.files import Account, Place

ROOT = Path(__file__).resolve().parents[2]
SECRETS_FILE = "secrets.json"
SECRET_NAMES = ("SECRET_KEY", "SECURITY_PASSWORD_SALT")
RECEIPT_LIMIT = 10 * 1024 * 1024
SWITCHES = ("BEHIND_TLS", "POSTS_DAILY")
RECEIPTS_SETTINGS = (
    "RECEIPTS",  # a folder, or s3://bucket/prefix
    "RECEIPTS_ENDPOINT",
    "RECEIPTS_REGION",
    "RECEIPTS_KEY_ID",
    "RECEIPTS_KEY",
)
FROM_ENVIRONMENT = (
    "DATABASE_URL",
    "TIME_ZONE",
    "RATES_SOURCE",
    *RECEIPTS_SETTINGS,
    *SWITCHES,
    *SECRET_NAMES,
)

DEFAULTS: dict[str, object] = {
    "TIME_ZONE": "UTC",
    "BEHIND_TLS": False,
    "POSTS_DAILY": False,  # whether the process posts what fell due once a day
    "RATES_SOURCE": "https://theratesapi.com/api/",  # asked by `flask rates fetch` alone
    "MAX_CONTENT_LENGTH": 8 * RECEIPT_LIMIT,
    "MAX_FORM_MEMORY_SIZE": 9 * 1024 * 1024,  # the text of the longest letter, in any script
    "MAX_FORM_PARTS": 2000,
    "SESSION_COOKIE_NAME": "assignments",
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "REMEMBER_COOKIE_HTTPONLY": True,
    "REMEMBER_COOKIE_SAMESITE": "Lax",
    "BOOTSTRAP_SERVE_LOCAL": True,
    "WTF_CSRF_TIME_LIMIT": None,  # a token lasts as long as the session
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_PASSWORD_LENGTH_MIN": 10,
    "SECURITY_CHANGEABLE": True,
    "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
    "SECURITY_CHANGE_URL": "/account/password",
    "SECURITY_POST_CHANGE_VIEW": "account.show_account",
    "SECURITY_POST_LOGIN_VIEW": "account.go_home",
    "SECURITY_POST_LOGOUT_VIEW": "security.login",
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_API_ENABLED_METHODS": ["session"],
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
    "SECURITY_MSG_UNAUTHENTICATED": ("Please log in to see this page.", "info"),
    "SECURITY_MSG_GENERIC_AUTHN_FAILED": ("This email and password do not fit together", "error"),
    "SECURITY_MSG_PASSWORD_CHANGE": ("Your password was changed.", "success"),
}


def folder_of(named: object = None) -> Path:
    """The folder of the database, the receipts and the secrets; `instance` beside app.py."""
    chosen = named or os.environ.get("ASSIGNMENTS_INSTANCE") or ROOT / "instance"
    return Path(str(chosen)).absolute()


def _of_environment() -> dict[str, object]:
    found: dict[str, object] = {
        name: os.environ[name] for name in FROM_ENVIRONMENT if os.environ.get(name)
    }
    for name in SWITCHES:
        if name in found:
            found[name] = found[name] in {"1", "true", "yes"}
    return found


def settings_of(config: Mapping[str, object] | None, instance: Path) -> dict[str, object]:
    """Defaults, then the environment, then `config`; secrets that none gives from the instance."""
    chosen = {**DEFAULTS, **_of_environment(), **(config or {})}
    chosen.setdefault("DATABASE_URL", f"sqlite:///{instance / 'assignments.sqlite'}")
    if any(name not in chosen for name in SECRET_NAMES):
        chosen = {**kept_secrets(instance), **chosen}
    for cookie in ("SESSION_COOKIE_SECURE", "REMEMBER_COOKIE_SECURE"):
        chosen.setdefault(cookie, chosen["BEHIND_TLS"])
    return chosen


def receipts_of(config: Mapping[str, object], instance: Path) -> Place:
    """Where receipts are kept by the settings: in the instance's own folder unless told."""
    said = [str(config.get(name) or "") for name in RECEIPTS_SETTINGS]
    return Place(said[0] or str(instance / "receipts"), Account(*said[1:]))


def kept_secrets(instance: Path) -> dict[str, str]:
    """The instance's own secrets, made at the first start in a file only its owner can read."""
    file = instance / SECRETS_FILE
    if not file.exists():
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        _keep_first(file, {name: secrets.token_urlsafe(48) for name in SECRET_NAMES})
    kept: dict[str, str] = json.loads(file.read_text("utf-8"))
    return kept


def _keep_first(file: Path, made: Mapping[str, str]) -> None:
    """Write a private file whole or not at all; of two that start together, the first stays."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump(made, out)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
