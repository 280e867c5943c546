"""`python -m tests.twice`: every form and every change by a program that tests send, sent twice.

The second arrival changes nothing, and so does a form without a key. The tests themselves may fail
on the way, as they did not mean to send twice: they only bring the forms. Exits 1 where one acted
twice, or where one was never seen to act at all.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from assignments.web import create_app
from assignments.web.api.routes import OPENINGS
from tests.twice.plugin import OTHERS
from tests.web.test_routes import PROGRAMS


def _forms():
    """The routes that take forms, and the operations of the API that change something."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"INSTANCE": folder})
        rules = list(app.url_map.iter_rules())
        app.extensions["office"].database.close()
    forms = {rule.endpoint for rule in rules if "POST" in rule.methods} - OTHERS
    changes = {f"{PROGRAMS}{one.name}" for one in OPENINGS if one.changes}
    return {one for one in forms if not one.startswith(PROGRAMS)} | changes


def main():
    """Run the tests of the pages with the plugin, and tell what it found."""
    argparse.ArgumentParser(prog="python -m tests.twice", description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        words = ("-q", "-n", "0", "-p", "tests.twice.plugin", "--no-header", "--tb=no")
        ran = subprocess.run(
            (sys.executable, "-m", "pytest", *words, "tests/web", "tests/api"),
            env={**os.environ, "TWICE_TOLD": str(told)},
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        found = json.loads(told.read_text())
    forms = _forms()
    wrong = [one for one in found["slips"] if one.partition(":")[0] in forms]
    wrong += [f"{one}: never acted" for one in sorted(forms - set(found["done"]))]
    acted = sum(found["done"].values())
    say = sys.stdout.write
    say(f"The tests of pages and programs: {ran.stdout.strip().splitlines()[-1]}\n")
    say(f"{len(forms)} forms and changes; {acted:,} times one acted and was sent again.\n")
    say(f"Wrong: {len(wrong) or 'nothing'}\n")
    for one in wrong:
        say(f"  {one}\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
