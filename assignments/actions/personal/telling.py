"""Everything that is kept on one person, as one file: for themselves, and at the machine.

Whoever asks for their own gets all but what the program keeps from them elsewhere, the internal
notes of tax years; a file made at the machine has those too, for whoever answers the person. Of
others it tells the names of those who acted, and of its secrets nothing. That it was made is noted
in the audit trail.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, BinaryIO

from assignments.actions.answers import NotFoundError
from assignments.actions.auditing import note
from assignments.actions.office import Office
from assignments.core.audit import Change
from assignments.core.records import Person
from assignments.exports.person import Kind, Paper, PersonFile
from assignments.storage.contents import SUFFIXES
from assignments.storage.personal import WAYS
from assignments.storage.personal.erasing import FILES
from assignments.storage.store import Store

TOLD = "told all that is kept"
TITLES = {
    "user": "Account",
    "roles_users": "Roles",
    "log_in": "Log-ins",
    "recovery_code": "Recovery codes",
    "once": "Answered forms",
    "loose_receipt": "Receipts of drafts that belong to no line yet",
    "kept_form": "What was typed and not sent",
    "token": "Tokens for programs",
    "line": "Claim lines, with verdicts and decisions",
    "take": "What lines take of limits",
    "posting": "Pay, tax and other costs",
    "fallen_due": "What fell due",
    "event": "What happened",
    "audit_entry": "Audit trail",
    "company_reading": "How words of the letters are read",
}
_INTERNAL = frozenset({"tax_note", "tax_file"})
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a person's rows; `hidden` are internal notes, by number, that are not told."""

    office: Office
    store: Store
    person_id: int
    hidden: frozenset[int]

    def kinds(self) -> Iterator[Kind]:
        """Every kind of record, in the order of the table of ways."""
        for name in WAYS:
            title = TITLES.get(name, name.replace("_", " ").capitalize())
            yield Kind(name, title, partial(self.rows, name))

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table that are told, as they are told."""
        for row in self.store.rows_about(name, self.person_id):
            if not self._is_hidden(name, row):
                yield self._told(name, row)

    def _is_hidden(self, name: str, row: Mapping[str, Any]) -> bool:
        if name == "tax_note":
            return row["id"] in self.hidden
        if name == "tax_file":
            return row["note_id"] in self.hidden
        return bool(self.hidden) and name == "audit_entry" and row["record"] in _INTERNAL

    def _told(self, name: str, row: Row) -> Row:
        if name == "audit_entry":
            return _entry(row, self.person_id)
        if name in FILES and row["sha256"]:
            return row | {"file": _paper(name, row)}
        return row

    def papers(self) -> Iterator[Paper]:
        """Every kept file, once for each record that names it."""
        for name in FILES:
            for row in self.rows(name):
                if row.get("file"):
                    opened: Callable[[], BinaryIO] = partial(self.office.files.open, row["sha256"])
                    yield Paper(row["file"], opened)


def _paper(name: str, row: Mapping[str, Any]) -> str:
    return f"files/{name}-{row['id']}{SUFFIXES.get(row['media_type'], '')}"


def _entry(row: Row, person_id: int) -> Row:
    """An entry of the trail; from where others acted is theirs, and not told."""
    content = json.loads(row["content"]) if row["content"] else {}
    if content.get("who") != person_id:
        content.pop("from", None)
    told = {name: content.get(name) for name in ("from", "before", "after") if name in content}
    return {name: value for name, value in row.items() if name != "content"} | told


def tell_all(office: Office, who: Person, person_id: int, out: BinaryIO) -> dict[str, int]:
    """Write everything on a person into a file; how many records of each kind.

    NotFoundError unless it is their own, or who asks sits at the machine itself.
    """
    if who.id and who.id != person_id:
        raise NotFoundError("There is no such page.")
    is_own = bool(who.id)
    with office.database.read() as store:
        person = store.person(person_id)
        if person is None:
            raise NotFoundError("There is no such person.")
        hidden = _internal(store, person_id) if is_own else frozenset()
        reader = _Reader(office, store, person_id, hidden)
        file = PersonFile(out, _about(office, who, person, hidden))
        file.write(reader.kinds(), reader.papers())
    note(office, who, TOLD, Change("user", str(person_id), person=person_id))
    return {
        one["name"].removesuffix(".json"): one["records"]
        for one in file.members
        if "records" in one
    }


def _internal(store: Store, person_id: int) -> frozenset[int]:
    notes = store.rows_about("tax_note", person_id)
    return frozenset(row["id"] for row in notes if row["internal"])


def _about(office: Office, who: Person, person: Person, hidden: frozenset[int]) -> dict[str, Any]:
    left_out = ["passwords and other secrets"]
    if hidden:
        left_out.append("internal notes of tax years: ask HR for them")
    return {
        "person": person.name,
        "email": person.email,
        "made_at": office.now().isoformat(timespec="seconds"),
        "made_by": who.name,
        "left_out": left_out,
        "says": f"Left out: {'; '.join(left_out)}.",
    }
