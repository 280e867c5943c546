"""`flask receipts`: what no record names goes once it is old."""

import io
import os
import time

from assignments.storage.database import migrate
from assignments.web import create_app
from tests.storage.test_files import picture


def test_a_sweep_says_how_many_went(tmp_path):
    """Young files may wait for their record; an hour later nothing names them."""
    app = create_app({"INSTANCE": str(tmp_path)})
    office = app.extensions["office"]
    migrate(office.database.url)
    kept = office.files.keep(io.BytesIO(picture()), "bill.jpg")
    sweep = ["receipts", "sweep"]
    assert app.test_cli_runner().invoke(args=sweep).output.startswith("0 files")
    an_hour_ago = time.time() - 3700
    os.utime(office.files.path(kept.sha256), (an_hour_ago, an_hour_ago))
    assert app.test_cli_runner().invoke(args=sweep).output.startswith("1 files")
    assert list(office.files.names()) == []
    office.database.close()
