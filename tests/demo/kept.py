"""The demo loaded once for a whole test run, whichever processes share it, to be copied."""

import fcntl
import json
import os
import shutil
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

from assignments import demo
from assignments.demo import DemoLogin
from assignments.reading import read
from assignments.storage.database import migrate
from assignments.web import login
from tests.web.conftest import app_on

DATABASE = "assignments.sqlite"
LOGINS = "logins.json"


def copy_of_demo(tmp_path_factory, folder: Path) -> tuple[DemoLogin, ...]:
    """Put the loaded demo's database and receipts into an empty folder; everybody's log-in."""
    base = tmp_path_factory.getbasetemp()
    kept = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kept-demo"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # until the file is closed: the others wait
        if not (kept / LOGINS).exists():
            _load(kept)
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    told = json.loads((folder / LOGINS).read_text("utf-8"))
    return tuple(DemoLogin(**one | {"roles": tuple(one["roles"])}) for one in told)


def _load(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    app = app_on(folder)
    office = replace(app.extensions["office"], reader=read)
    with closing(office.database), app.app_context():
        migrate(office.database.url)
        logins = demo.load(office, login.hashed)
    (folder / LOGINS).write_text(json.dumps([asdict(one) for one in logins]), "utf-8")
