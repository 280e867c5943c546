"""`python -m assignments.papers.child FOLDER`: a paper's words and files in, its PDF out.

It sets its own limits first. Hostile receipts are opened here and nowhere else, so what they cost
or break is this process; `making` then makes the paper without them.
"""

import io
import json
import sys
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from assignments.papers.limits import limit
from assignments.papers.pictures import BROKEN_PICTURE, as_jpeg
from assignments.papers.refusals import BROKEN, MOST_PAGES, MUCH
from assignments.papers.sheets import FORM, UnusableError, drawn, lay_in
from assignments.papers.typesetting import set_in

PDF, PICTURE, REFUSED = "pdf", "picture", "refused"
_CLAIM_OF_UA = b"pdfuaid:part"


def main() -> None:
    """Make the paper of a folder and write it to standard output."""
    limit()
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
            return {"kind": PDF, "pages": drawn(taken, folder / made), "file": made}
        width, height = as_jpeg(taken, folder / made)
    except UnusableError as error:
        return _refused(str(error.args[0]))
    except BROKEN_PICTURE:
        return _refused(BROKEN)
    shape = {"file": made, "width": width, "height": height}
    return {"kind": PICTURE, "pages": 1, **shape}


def _with_sheets(made: bytes, folder: Path, behind: list[dict[str, Any]]) -> bytes:
    """The pages of PDFs laid into the frames that were left for them, at the paper's end."""
    writer = PdfWriter(clone_from=io.BytesIO(made))
    at = len(writer.pages) - sum(one["pages"] for one in behind)
    for one in behind:
        if one["kind"] == PDF:
            reader = PdfReader(folder / one["file"])
            for offset, sheet in enumerate(reader.pages):
                form = sheet.raw_get(FORM).clone(writer)
                lay_in(writer.pages[at + offset], form.indirect_reference, writer)
        at += one["pages"]
    _claim_less(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _claim_less(writer: PdfWriter) -> None:
    """Take back the word that the whole file is PDF/UA: nobody has tagged what was laid in."""
    stream: Any = writer.root_object["/Metadata"].get_object()
    told = stream.get_data()
    kept = b"\n".join(line for line in told.split(b"\n") if _CLAIM_OF_UA not in line)
    plain = DecodedStreamObject()
    plain.update({NameObject("/Type"): stream["/Type"], NameObject("/Subtype"): stream["/Subtype"]})
    plain.set_data(kept)
    writer.root_object[NameObject("/Metadata")] = writer._add_object(plain)  # noqa: SLF001 - pypdf names no other way


if __name__ == "__main__":
    main()
