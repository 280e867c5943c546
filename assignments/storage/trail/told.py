"""How a column's value is told in the audit trail: always in the same words, and never a secret."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Table

from assignments.core.audit import stamped
from assignments.storage.trail.kept import BY_HASH, IN_CLEAR, LONGEST

SECRET = "(not told)"  # noqa: S105 - what stands in its place
BEGINNING = 200
Teller = Callable[[Any], Any]
_encoded = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode


def told(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """A value as JSON holds it: days and instants by ISO, decimals exactly, bytes by their hash."""
    way = _WAYS.get(type(value))
    if way is None:  # a kind of its own, such as a word of an enumeration
        way = next((way for kind, way in _WAYS.items() if isinstance(value, kind)), str)
    return way(value)


def _instant(value: dt.datetime) -> str:
    return stamped(value) if value.tzinfo else value.isoformat()


def _bytes(value: bytes) -> str:
    return f"sha256:{hashlib.sha256(value).hexdigest()}"


def hashed(value: object) -> str | None:
    """A value by the SHA-256 of its JSON."""
    if value is None:
        return None
    return f"sha256:{hashlib.sha256(_encoded(value).encode()).hexdigest()}"


def _secret(value: object) -> str | None:
    return None if value is None else SECRET


def _text(text: str) -> str:
    if len(text) <= LONGEST:
        return str(text)
    sum_of = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
    return f"{text[:BEGINNING]}… ({len(text):,} characters, sha256:{sum_of})"


def _as_json(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    text = json.dumps(value, separators=(",", ":"), sort_keys=True, default=told)
    return json.loads(text) if len(text) <= LONGEST else _text(text)


def _itself(value: object) -> object:
    return value


_WAYS: dict[type, Teller] = {
    type(None): _itself,
    bool: _itself,
    int: int,
    str: _text,
    dt.datetime: _instant,
    dt.date: dt.date.isoformat,
    bytes: _bytes,
    memoryview: _bytes,
    dict: _as_json,
    list: _as_json,
    tuple: _as_json,
}


def teller(table: Table, column: str) -> Teller:
    """How the values of a column are told."""
    clear = IN_CLEAR.get(table.name)
    if clear is not None and column not in clear:
        return _secret
    return hashed if column in BY_HASH.get(table.name, ()) else told


def rows_hash(rows: Iterable[Mapping[str, Any]]) -> str:
    """The SHA-256 over rows written at once, each as a line of canonical JSON."""
    running = hashlib.sha256()
    for row in rows:
        line = json.dumps(row, separators=(",", ":"), sort_keys=True, default=told)
        running.update(f"{line}\n".encode())
    return running.hexdigest()
