"""`python -m assignments.papers.child FOLDER`: a paper's words and files in, its PDF out.

It sets its own limits first. Hostile receipts are opened here and nowhere else, so what they cost
or break is this process; `making` then makes the paper without them.
"""

import json
import sys
from pathlib import Path
from typing import Any

from assignments.apart import Bounds, bound
from assignments.papers.refusals import (
    MEGABYTE,
    MOST_PAGES,
    MOST_SECONDS,
    MUCH,
    UnusableError,
)
from assignments.papers.typesetting import set_in

PDF, PICTURE, REFUSED = "pdf", "picture", "refused"
# Of addresses: far less memory is really used.
BOUNDS = Bounds(2048 * MEGABYTE, MOST_SECONDS, 512 * MEGABYTE)


def main() -> None:
    """Make the paper of a folder and write it to standard output."""
    bound(BOUNDS)
    folder = Path(sys.argv[1])
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    told = job["paper"]
    told["behind"] = _prepared(folder, told)
    made = set_in(folder, told, job["at"])
    if any(one["kind"] == PDF for one in told["behind"]):
        made = _with_sheets(made, folder, told["behind"])
    sys.stdout.buffer.write(made)


def _prepared(folder: Path, told: dict[str, Any]) -> list[dict[str, Any]]:
    """Each file behind the paper as what it will be: a picture, so many pages, or why not."""
    left, found = MOST_PAGES, []
    for one in told["behind"]:
        known = {**one, **_prepared_one(folder, one)}
        if known["kind"] != REFUSED and known["pages"] > left:
            known = {**one, **_refused(MUCH)}
        left -= known["pages"]
        words = told["words"]
        why = words["refusals"].get(known.pop("reason", ""), "")
        found.append({**known, "why": why, "remedy": words["remedy"]})
    return found


def _refused(reason: str) -> dict[str, Any]:
    return {"kind": REFUSED, "pages": 1, "reason": reason}


def _prepared_one(folder: Path, one: dict[str, Any]) -> dict[str, Any]:
    if one["reason"]:
        return _refused(one["reason"])
    taken, made = folder / one["taken"], f"{one['key']}.made"
    try:
        if one["media_type"] == "application/pdf":
            from assignments.papers.sheets import drawn  # noqa: PLC0415 - many papers have none

            return {"kind": PDF, "pages": drawn(taken, folder / made), "file": made}
        from assignments.papers.pictures import as_jpeg  # noqa: PLC0415 - as above

        width, height = as_jpeg(taken, folder / made)
    except UnusableError as error:
        return _refused(str(error.args[0]))
    shape = {"file": made, "width": width, "height": height}
    return {"kind": PICTURE, "pages": 1, **shape}


def _with_sheets(made: bytes, folder: Path, behind: list[dict[str, Any]]) -> bytes:
    from assignments.papers.sheets import with_sheets  # noqa: PLC0415 - as above

    files = [(one["pages"], folder / one["file"] if one["kind"] == PDF else None) for one in behind]
    return with_sheets(made, files)


if __name__ == "__main__":
    main()
