"""What is written anew of a row whose person is erased, where it is not the same for every row."""

import datetime as dt
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assignments.core.erasing import (
    ERASED,
    address_of,
    bare_of,
    bare_settlement,
    bare_term,
    bare_verdict,
    name_of,
    trip_key,
)
from assignments.core.readings import stand_in

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scene:
    """Whose rows are written anew, when, what their trips are called from then on, by assignment.

    `norms` are the words by which the company's norms find the clauses that they read.
    """

    person_id: int
    at: dt.datetime
    trips: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    norms: Sequence[str] = ()

    def trips_of(self, row: Row) -> Mapping[str, str]:
        """The new names of the trips of a row's assignment."""
        return self.trips.get(row["assignment_id"], {})


def trip_names(found: Sequence[tuple[int, str]]) -> dict[int, dict[str, str]]:
    """New names for trips, by assignment and old name, in the order in which they came up."""
    names: dict[int, dict[str, str]] = {}
    for assignment_id, name in found:
        own = names.setdefault(assignment_id, {})
        own.setdefault(name, f"Trip {len(own) + 1} {ERASED}")
    return names


def _term(scene: Scene, row: Row) -> dict[str, Any]:
    body = row["body"]
    said = f"{body.get('quote') or ''}\n{body.get('measure') or ''}"
    words = tuple(one for one in scene.norms if one and stand_in(one, said))
    return bare_term(body, words)


def _verdict(name: str) -> Callable[[Scene, Row], dict[str, Any] | None]:
    return lambda scene, row: row[name] and bare_verdict(row[name], scene.trips_of(row))


def _key(name: str) -> Callable[[Scene, Row], str | None]:
    return lambda scene, row: row[name] and trip_key(row[name], scene.trips_of(row))


def _bare(name: str) -> Callable[[Scene, Row], Any]:
    return lambda _scene, row: row[name] and bare_of(row[name])


ANEW: dict[str, dict[str, Callable[[Scene, Row], Any]]] = {
    "user": {
        "email": lambda scene, _row: address_of(scene.person_id),
        "name": lambda scene, _row: name_of(scene.person_id),
        "fs_uniquifier": lambda _scene, _row: secrets.token_hex(32),
        "active": lambda _scene, _row: False,
        "erased_at": lambda scene, _row: scene.at,
    },
    "assignment": {
        "version": lambda _scene, row: row["version"] + 1,
        "erased_at": lambda scene, _row: scene.at,
    },
    "term": {"body": _term},
    "company_reading": {
        # the words of a norm find the clauses that it reads: a balance would change without them
        "words": lambda _scene, row: row["words"] if row["minor"] is not None else ERASED,
    },
    "line": {
        "trip": lambda scene, row: row["trip"] and scene.trips_of(row)[row["trip"]],
        "trip_key": _key("trip_key"),
        "submitted_verdict": _verdict("submitted_verdict"),
        "decided_verdict": _verdict("decided_verdict"),
    },
    "take": {"trip": _key("trip")},
    "trip": {"name": lambda scene, row: scene.trips_of(row)[row["name"]]},
    "shipment": {"name": lambda _scene, row: f"Shipment {row['id']} {ERASED}"},
    "plan_version": {one: _bare(one) for one in ("snapshot", "assumptions", "projection")},
    "ending_rule": {"body": _bare("body")},
    "tax_year": {
        "settlement": lambda _scene, row: row["settlement"] and bare_settlement(row["settlement"])
    },
    "event": {"body": _bare("body")},
}
