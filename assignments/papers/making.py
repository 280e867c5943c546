"""A paper made in a process of its own: the typesetter's memory and hostile receipts stay there."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from assignments.apart import ROOT, environment
from assignments.papers.blocks import Behind, Paper, plain
from assignments.papers.refusals import BROKEN, GONE, MOST_BYTES, MOST_SECONDS, MUCH

_CHILD = ("-E", "-s", "-m", "assignments.papers.child")
_TURNS = threading.BoundedSemaphore(2)  # papers that one server process makes at a time


class PaperError(Exception):
    """No paper came out, with or without what should lie behind it."""


def made(paper: Paper) -> IO[bytes]:
    """The paper's PDF, open for reading; whoever asks closes it.

    Where the files behind it break the process, the paper is made once more with a page for each
    that says so. Raises PaperError where nothing comes out.
    """
    with tempfile.TemporaryDirectory(prefix="paper-") as name, _TURNS:
        folder = Path(name)
        behind = list(_taken(paper.behind, folder))
        for tried in (behind, [{**one, "reason": one["reason"] or BROKEN} for one in behind]):
            _write_job(folder, paper, tried)
            done = _made_in(folder)
            if done is not None:
                return done
    raise PaperError("The paper could not be made.")


def _taken(behind: tuple[Behind, ...], folder: Path) -> Iterator[dict[str, Any]]:
    """What lies behind, copied into the folder as far as there is room."""
    room = MOST_BYTES
    for number, one in enumerate(behind, 1):
        key, reason = f"receipt-{number}", ""
        if one.size > room:
            reason = MUCH
        else:
            room -= one.size
            reason = _fetched(one, folder / key)
        told = ("head", "of", "number", "name", "about")
        words = {name: plain(getattr(one, name)) for name in told}
        shape = {"key": key, "taken": key, "media_type": one.media_type, "reason": reason}
        yield words | shape


def _fetched(one: Behind, place: Path) -> str:
    try:
        with one.open() as opened, place.open("wb") as file:
            shutil.copyfileobj(opened, file)
    except (OSError, LookupError):
        return GONE
    return ""


def _write_job(folder: Path, paper: Paper, behind: list[dict[str, Any]]) -> None:
    told = {
        name: plain(getattr(paper, name))
        for name in ("kind", "title", "lead", "company", "foot", "blocks")
    }
    words = {
        name: plain(getattr(paper.words, name)) for name in ("page", "part", "remedy", "no_glyph")
    }
    refusals = {name: plain(said) for name, said in paper.words.refusals.items()}
    told |= {
        "lang": paper.language,
        "notes": [],
        "words": words | {"refusals": refusals},
        "behind": behind,
    }
    _with_files(told["blocks"], behind)
    job = {"at": int(paper.made.timestamp()), "paper": told}
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")


def _with_files(blocks: Any, behind: list[dict[str, Any]]) -> None:  # noqa: ANN401 - JSON
    """Tell the list of what lies behind what that is."""
    for block in blocks:
        if block["is"] == "Enclosed":
            block["files"] = behind


def _made_in(folder: Path) -> IO[bytes] | None:
    """What the process wrote; None where it broke, took too long or wrote nothing."""
    out = tempfile.TemporaryFile()  # noqa: SIM115 - it outlives this function
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and no word of a receipt's
            (sys.executable, *_CHILD, str(folder)),
            check=False,
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
            timeout=2 * MOST_SECONDS,  # on a busy machine the clock runs ahead of the processor
        )
    except subprocess.TimeoutExpired:
        out.close()
        return None
    if done.returncode or not out.seek(0, os.SEEK_END):
        out.close()
        return None
    out.seek(0)
    return out
