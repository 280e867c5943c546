"""A file parsed in a process of its own: what it costs and breaks, it costs and breaks there."""

import json
import signal
import subprocess
import sys
import tempfile
from typing import Any

from assignments.apart import ROOT, environment
from assignments.core.words import InputError
from assignments.documents.limits import MOST_SECONDS
from assignments.documents.refusals import refusal

_CHILD = ("-E", "-s", "-m", "assignments.documents.child")


def parsed(kind: str, data: bytes, name: str) -> dict[str, Any]:
    """What the parser of the kind made of the data; raise InputError where it made nothing."""
    with tempfile.TemporaryFile() as out:
        words = (sys.executable, *_CHILD, kind)
        try:
            child = subprocess.run(  # noqa: S603 - our own program, and no word of the file's
                words,
                check=False,
                cwd=ROOT,
                env=environment(),
                input=data,
                stdout=out,
                stderr=subprocess.DEVNULL,
                timeout=MOST_SECONDS,
            )
        except subprocess.TimeoutExpired:
            raise refusal("slow", name) from None
        out.seek(0)
        return _told(child.returncode, out.read(), name)


def _told(status: int, printed: bytes, name: str) -> dict[str, Any]:
    if status == -signal.SIGXCPU:
        raise refusal("slow", name)
    if status < 0:
        raise refusal("crash", name)
    if status > 0 or not printed:
        raise refusal("damaged", name)
    told: dict[str, Any] = json.loads(printed)
    if "what" in told:
        raise InputError(name, told["what"], told["remedy"])
    return told
