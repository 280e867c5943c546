"""Worlds of any size in a folder, made by the program's own filling and kept for another time."""

import json
from pathlib import Path

from assignments.actions import Office, is_empty, open_office
from assignments.demo.filling import Size, fill
from assignments.storage.database import migrate
from assignments.storage.files import Place
from assignments.web import create_app, login

DATABASE = "assignments.sqlite"
LOGINS = "demo-logins.json"


def url_of(folder: Path, url: str = "") -> str:
    """The world's database: the one at the address, else a file in the folder."""
    return url or f"sqlite:///{folder / DATABASE}"


def office_of(folder: Path, url: str = "") -> Office:
    """The office of a world."""
    return open_office(url_of(folder, url), Place(str(folder / "receipts")))


def filled(folder: Path, assignments: int, lines: int, url: str = "", *, judges: int = 2) -> Office:
    """A world in a folder, made where nobody is in its database yet."""
    folder.mkdir(parents=True, exist_ok=True)
    migrate(url_of(folder, url))
    office = office_of(folder, url)
    if not is_empty(office):
        return office
    app = create_app({"INSTANCE": str(folder), "DATABASE_URL": url_of(folder, url)})
    with app.app_context():
        made = fill(office, login.hashed, Size(assignments, lines), judges=judges)
    told = [
        {"email": one.email, "password": one.password, "name": one.name, "roles": one.roles}
        for one in made.logins
    ]
    (folder / LOGINS).write_text(json.dumps(told), "utf-8")
    return office


def logins(folder: Path, role: str) -> list[tuple[str, str]]:
    """Address and password of those with a role who can log in."""
    told = json.loads((folder / LOGINS).read_text("utf-8"))
    return [(one["email"], one["password"]) for one in told if role in one["roles"]]
