"""Addresses that let in by themselves: signed with the secret key, so nothing of them is kept.

One turns a kind of mail off, one reads a calendar. Whoever changes SECRET_KEY ends all of them,
unless the former one stays among SECRET_KEY_FALLBACKS.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterator

from flask import current_app

OFF, CALENDAR = "mail off", "calendar"
LENGTH = 24  # bytes of a signature


def signed(purpose: str, person_id: int, word: str) -> str:
    """A token for one purpose that names a person and a word."""
    said = f"{person_id}.{word}"
    return f"{said}.{_signature(str(current_app.config['SECRET_KEY']), purpose, said)}"


def opened(purpose: str, token: str) -> tuple[int, str] | None:
    """The person and the word of a token for that purpose; None for one that nobody signed."""
    said, _, signature = token.rpartition(".")
    person, _, word = said.partition(".")
    if not (person.isascii() and person.isdecimal() and len(person) < LENGTH and word):
        return None
    right = [
        hmac.compare_digest(signature.encode(), _signature(key, purpose, said).encode())
        for key in _keys()
    ]
    return (int(person), word) if any(right) else None


def _keys() -> Iterator[str]:
    yield str(current_app.config["SECRET_KEY"])
    yield from current_app.config.get("SECRET_KEY_FALLBACKS") or ()


def _signature(key: str, purpose: str, said: str) -> str:
    made = hmac.new(key.encode(), f"{purpose}\n{said}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made[:LENGTH]).decode()
