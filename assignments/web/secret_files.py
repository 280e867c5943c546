"""Secrets: given in the environment or in files that it names, else made once and kept.

What was made lies in `secrets.json` of the instance folder, for its owner alone to read.
"""

import fcntl
import json
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from assignments.cli.slips import Slip

SECRETS_FILE = "secrets.json"


def _random() -> str:
    return secrets.token_urlsafe(48)


MADE: dict[str, Callable[[], object]] = {
    "SECRET_KEY": _random,
    "SECURITY_PASSWORD_SALT": _random,
    "SECURITY_TOTP_SECRETS": lambda: {"1": _random()},
}


def given(name: str, environment: Mapping[str, str]) -> str | None:
    """A secret as NAME gives it, or the file that NAME_FILE names; Slip for both, or no file."""
    said, path = environment.get(name), environment.get(f"{name}_FILE")
    if not path:
        return said or None
    if said:
        raise Slip(f"{name} and {name}_FILE are both set: give only one of them")
    try:
        text = Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Slip(f"{name}_FILE: {path} cannot be read ({error})") from error
    if not text:
        raise Slip(f"{name}_FILE: {path} is empty")
    return text


def numbered(text: str) -> dict[str, str]:
    """Secrets by number, "1:abc,2:def"; the highest number is the one in use. Slip for others."""
    parts = [part.strip().partition(":") for part in text.replace("\n", ",").split(",")]
    found = {number: secret for number, colon, secret in parts if colon and number.isdecimal()}
    if len(found) != len([part for part in parts if any(part)]) or not all(found.values()):
        raise Slip("SECURITY_TOTP_SECRETS: write each as a number and a secret, as 1:abc,2:def")
    return found


def kept_secrets(instance: Path) -> dict[str, object]:
    """The instance's own secrets; those that are not there yet are made and added."""
    file = instance / SECRETS_FILE
    kept = _read(file)
    if MADE.keys() <= kept.keys():
        return kept
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(instance):
        kept = _read(file)
        kept = {**{name: make() for name, make in MADE.items()}, **kept}
        _write(file, kept)
    return kept


def _read(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    kept: dict[str, object] = json.loads(file.read_text("utf-8"))
    return kept


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else who starts at the same moment."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(file: Path, kept: Mapping[str, object]) -> None:
    """Write a private file whole or not at all."""
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        json.dump(kept, out)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
