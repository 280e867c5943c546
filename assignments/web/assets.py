"""What pages are made of, at addresses that hold a hash of the content: kept for ever once fetched.

`url_for("static", filename="app.css")` is /static/app.<hash>.css. A name without a hash, or with
that of another version (a page from before an update), is answered by today's file, and not kept.
"""

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request

ASSETS = frozenset({"static", "bootstrap.static"})
FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"
_HASHED = re.compile(r"(.+)\.([0-9a-f]{12})(\.\w+)")


def register(app: Flask) -> None:
    """Hash the names in addresses that are made, take the hash off those that are asked for."""
    app.url_defaults(_hash_name)
    app.url_value_preprocessor(_plain_name)


def kept_for(answer: Response) -> str:
    """How long the asset of this request may be kept: for ever under the name of its content."""
    asked = _HASHED.fullmatch(request.path.rpartition("/")[2])
    filename = (request.view_args or {}).get("filename", "")
    fits = asked and asked[2] == _hash_of(str(request.endpoint), filename)
    return FOR_EVER if fits and answer.status_code in {200, 304} else ASKED_AGAIN


def _hash_name(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint in ASSETS and (content := _hash_of(endpoint, values["filename"])):
        name, dot, kind = values["filename"].rpartition(".")
        values["filename"] = f"{name}.{content}{dot}{kind}"


def _plain_name(endpoint: str | None, values: dict[str, Any] | None) -> None:
    if endpoint in ASSETS and values and (hashed := _HASHED.fullmatch(values["filename"])):
        values["filename"] = hashed[1] + hashed[3]


def _hash_of(endpoint: str, filename: str) -> str | None:
    """The hash of a file as it is now; None where there is none."""
    name = endpoint.rpartition(".")[0]
    folder = (current_app.blueprints[name] if name else current_app).static_folder
    path = Path(str(folder), filename)
    try:
        return _hash_at(path, path.stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=256)
def _hash_at(path: Path, _changed: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]
