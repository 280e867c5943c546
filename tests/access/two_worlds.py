"""Two of everything in one office: Ben's world and Emil's, and people whose time there is over."""

import datetime as dt
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from assignments import actions
from assignments.actions import Office, ShipmentInput, TripInput, deputies, tax
from assignments.actions.deputies import DeputyInput
from assignments.core.records import Person
from assignments.web import login
from tests.web.conftest import PASSWORD, Visitor, app_on
from tests.web.world import NOW, input_of, key, recorded

LATER = (  # who comes to the office for the second world
    ("second_hr", "Hana Brod", ("hr",)),
    ("second_adviser", "Ivo Lund", ("tax_adviser",)),
    ("second_nobody", "Jun Park", ()),
    ("former_adviser", "Kim Oye", ("tax_adviser",)),
    ("former_deputy", "Lea Roos", ()),
    ("waiting_deputy", "Max Tran", ("expatriate",)),
)
READ = "tax_read"  # an event that a look at a tax page leaves
# the trail, log-ins, and what somebody typed and finds again
MOVING = {"audit_entry", "audit_head", "attempt", "kept_form", "log_in", "sqlite_sequence"}
Ids = Mapping[str, int | str]
Rows = dict[str, set[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class TwoWorlds:
    """The application, everybody in it, and the numbers of both worlds by an address's argument."""

    app: Flask
    people: Mapping[str, Person]
    first: Ids
    second: Ids

    def visitor(self, name: str | None) -> Visitor:
        """A browser in which somebody is logged in; None for a visitor."""
        return Visitor(self.app, self.people[name] if name else None)

    def rows(self) -> Rows:
        """Every row but those of the trail and of the log-ins."""
        path = self.app.extensions["office"].database.url.partition("///")[2]
        connection = sqlite3.connect(path)
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        kept = [name for (name,) in names.fetchall() if name not in MOVING]
        found = {name: set(connection.execute(f"SELECT * FROM {name}")) for name in kept}  # noqa: S608
        connection.close()
        found["event"] = {row for row in found["event"] if READ not in row}
        return found


def changes(before: Rows, after: Rows) -> dict[str, list[object]]:
    """What differs, by the table."""
    return {
        name: sorted(before[name] ^ after[name], key=repr)
        for name in before
        if before[name] != after[name]
    }


def two_worlds(pattern: tuple[Path, dict[str, Person], Ids], instance: Path) -> TwoWorlds:
    """Copy a world into a folder and record another beside it, whose employee is the stranger."""
    shutil.copytree(pattern[0], instance)
    app = app_on(instance, RATELIMIT_ENABLED=False)
    office, people = app.extensions["office"], dict(pattern[1])
    with app.app_context():
        hashed = login.hashed(PASSWORD)
    for called, name, roles in LATER:
        done = actions.add_person(
            office, people["administrator"], input_of(name, roles, hashed), key()
        )
        people[called] = actions.person(office, done.id)
    second = {
        "hr": people["second_hr"],
        "expatriate": people["stranger"],
        "tax_adviser": people["second_adviser"],
        "nobody": people["second_nobody"],
    }
    ids = recorded(office, people | second)
    for employee, at, name in (
        (people["expatriate"], pattern[2], "Fair"),
        (people["stranger"], ids, "Home"),
    ):
        made = _journeys(office, employee, int(at["assignment_id"]), name)
    _over(office, people, pattern[2])
    return TwoWorlds(app, people, pattern[2], ids | made)


def _journeys(office: Office, employee: Person, at: int, name: str) -> dict[str, int]:
    trip = TripInput(name, "employee", "home", dt.date(2026, 3, 20))
    trip_id = actions.add_trip(office, employee, at, trip, key()).id
    goods = ShipmentInput(name, "out", "air", dt.date(2025, 9, 3), "100", "kg")
    shipment_id = actions.add_shipment(office, employee, at, goods, key()).id
    return {"trip_id": trip_id, "shipment_id": shipment_id}


def _over(office: Office, people: Mapping[str, Person], ids: Ids) -> None:
    """An adviser's grant that ended, and a deputy whose days were ended."""
    hr, today = people["hr"], NOW.date()
    what = tax.GrantInput(people["former_adviser"].id, today)
    granted = tax.grant(office, hr, int(ids["assignment_id"]), what, key())
    tax.end_grant(office, hr, granted.id, key())
    days = (today, today + dt.timedelta(days=3))
    named = DeputyInput(people["former_deputy"].id, *days)
    done = deputies.name_deputy(office, hr, hr.id, named, key())
    deputies.end_deputy(office, hr, hr.id, done.id, key())
    coming = DeputyInput(
        people["waiting_deputy"].id, *(day + dt.timedelta(days=30) for day in days)
    )
    deputies.name_deputy(office, hr, hr.id, coming, key())
