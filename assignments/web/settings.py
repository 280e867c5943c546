"""The settings that a company chooses, where the instance lies, and how both are read.

SETTINGS is the whole list: docs/deploy.md has a row for each, and a test compares the two. A
secret may be given as NAME, or as NAME_FILE with the path of a file that holds it. What the
libraries need beside these is in `fixed_settings`.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assignments.cli.slips import Slip
from assignments.storage.files import Account, Place
from assignments.web.fixed_settings import FIXED, RECEIPT_LIMIT
from assignments.web.secret_files import MADE, given, kept_secrets, numbered

__all__ = ["RECEIPT_LIMIT", "ROOT", "SETTINGS", "Setting", "folder_of", "settings_of"]

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as the environment gives it; `read` raises ValueError for what it cannot be.

    Without a default it is left out where nobody gives it.
    """

    name: str
    meaning: str
    default: object = None
    read: Callable[[str], object] = str
    is_secret: bool = False


def _switch(text: str) -> bool:
    if text not in {"1", "true", "yes", "0", "false", "no"}:
        raise ValueError("write yes or no")
    return text in {"1", "true", "yes"}


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise ValueError("write a whole number")
    return int(text)


def _years(text: str) -> int:
    years = _whole(text)
    if not 1 <= years <= 100:  # noqa: PLR2004 - nobody keeps records longer
        raise ValueError("write a number of years from 1 to 100")
    return years


def _length(text: str) -> float:
    try:
        length = float(text)
    except ValueError:
        length = 0
    if not 0 < length < 10_000:  # noqa: PLR2004 - no log-in lasts so long; no number is none
        raise ValueError("write a number above 0")
    return length


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


SETTINGS = (
    Setting("DATABASE_URL", "the database; a SQLite file unless told", is_secret=True),
    Setting("TIME_ZONE", "the company's, for what today is", "UTC"),
    Setting("RATES_SOURCE", "whom flask rates fetch asks", "https://theratesapi.com/api/"),
    Setting("POSTS_DAILY", "post what fell due once a day", default=False, read=_switch),
    Setting("RECEIPTS", "a folder, or s3://bucket/prefix; receipts/ of the instance unless told"),
    Setting("RECEIPTS_ENDPOINT", "where S3-compatible storage answers"),
    Setting("RECEIPTS_REGION", "its region"),
    Setting("RECEIPTS_KEY_ID", "the name of its key"),
    Setting("RECEIPTS_KEY", "its key", is_secret=True),
    Setting("COMPILED", "where compiled pages are kept; compiled/ of the instance unless told"),
    Setting("SMTP_URL", "the mail server, as smtp://host:587; else no mail is sent"),
    Setting("SMTP_USER", "who is let in there"),
    Setting("SMTP_PASSWORD", "its password", is_secret=True),
    Setting("MAIL_FROM", "from whom mail comes, as Assignment Costs <costs@company.example>"),
    Setting("MAIL_DIGEST_HOUR", "from when on digests are sent, in the company's time", 7, _whole),
    Setting("PUBLIC_URL", "where people open the program, for the links of mails"),
    Setting("RETENTION_YEARS", "people are not erased before so long after the end", 10, _years),
    Setting("LOG_FORMAT", "plain, or json: a line for each request, to be collected", "plain"),
    Setting("METRICS_FROM", "addresses and networks that may read /metrics, by commas", ""),
    Setting(
        "METRICS_TOKEN", "or the token that lets read it; else it is not there", is_secret=True
    ),
    Setting("BEHIND_TLS", "served over https: Secure cookies, HSTS", default=False, read=_switch),
    Setting("PROXIES", "how many proxies stand before it; 1 behind TLS unless told", read=_whole),
    Setting("HSTS", "what Strict-Transport-Security says behind TLS", "max-age=31536000"),
    Setting("TRUSTED_HOSTS", "the names it answers to, by commas; any unless told", read=_list),
    Setting("SECOND_FACTOR", "optional, or the roles that need one, by commas", "optional"),
    Setting("OIDC_ISSUER", "the company's OpenID Connect server; none unless told"),
    Setting("OIDC_CLIENT_ID", "this program's name there"),
    Setting("OIDC_CLIENT_SECRET", "its secret there", is_secret=True),
    Setting("OIDC_NAME", "what its button says", "Log in through your company"),
    Setting("SESSION_IDLE_MINUTES", "a log-in unused for so long ends", 60.0, _length),
    Setting("SESSION_HOURS", "a log-in ends after so long", 12.0, _length),
    Setting("LIMIT_LOG_IN", "wrong passwords for one address until it waits", "5 per 15 minutes"),
    Setting("LIMIT_ADDRESS", "wrong ones of all kinds from one place", "30 per 15 minutes"),
    Setting("LIMIT_CODES", "wrong second factors of one person", "5 per 15 minutes"),
    Setting("LIMIT_PASSWORDS", "wrong passwords when asked again", "5 per 15 minutes"),
    Setting("LIMIT_UPLOADS", "files that one person may send", "120 per 10 minutes"),
    Setting("LIMIT_TOKENS", "changes that one token may make", "600 per 10 minutes"),
    Setting("LIMIT_CALENDAR", "times that one calendar is read", "60 per 15 minutes"),
    Setting(
        "RATELIMIT_STORAGE_URI", "where tries are counted: the database unless told", "office://"
    ),
    Setting("SECRET_KEY", "signs cookies; made at the first start", is_secret=True),
    Setting("SECRET_KEY_FALLBACKS", "former ones, by commas", read=_list, is_secret=True),
    Setting("SECURITY_PASSWORD_SALT", "in each password's hash; made too", is_secret=True),
    Setting("SECURITY_TOTP_SECRETS", "1:abc,2:def; made too", read=numbered, is_secret=True),
)


def folder_of(named: object = None) -> Path:
    """The folder of the database, the receipts and the secrets; `instance` beside app.py."""
    chosen = named or os.environ.get("ASSIGNMENTS_INSTANCE") or ROOT / "instance"
    return Path(str(chosen)).absolute()


def _of_environment() -> dict[str, object]:
    found: dict[str, object] = {}
    for one in SETTINGS:
        text = given(one.name, os.environ) if one.is_secret else os.environ.get(one.name)
        if text:
            try:
                found[one.name] = one.read(text)
            except ValueError as error:
                raise Slip(f"{one.name}={text}: {error}") from error
    return found


def settings_of(config: Mapping[str, object] | None, instance: Path) -> dict[str, object]:
    """Defaults, then the environment, then `config`; secrets that none gives from the instance."""
    defaults = {one.name: one.default for one in SETTINGS if one.default is not None}
    chosen = {**FIXED, **defaults, **_of_environment(), **(config or {})}
    chosen.setdefault("DATABASE_URL", f"sqlite:///{instance / 'assignments.sqlite'}")
    chosen.setdefault("COMPILED", str(instance / "compiled"))
    if any(name not in chosen for name in MADE):
        chosen = {**kept_secrets(instance), **chosen}
    is_safe = bool(chosen["BEHIND_TLS"])
    chosen.setdefault("PROXIES", int(is_safe))
    # A browser takes the prefix as a promise: over TLS, of this host, for all its paths.
    chosen.setdefault("SESSION_COOKIE_NAME", "__Host-assignments" if is_safe else "assignments")
    for cookie in ("SESSION_COOKIE_SECURE", "REMEMBER_COOKIE_SECURE"):
        chosen.setdefault(cookie, is_safe)
    return chosen


RECEIPTS_SETTINGS = tuple(one.name for one in SETTINGS if one.name.startswith("RECEIPTS"))


def receipts_of(config: Mapping[str, object], instance: Path) -> Place:
    """Where receipts are kept by the settings: in the instance's own folder unless told."""
    said = [str(config.get(name) or "") for name in RECEIPTS_SETTINGS]
    return Place(said[0] or str(instance / "receipts"), Account(*said[1:]))
