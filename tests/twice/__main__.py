"""`python -m tests.twice`: every form that the tests of the pages send, sent twice.

The second arrival changes nothing, and so does one without a key. The tests themselves may fail on
the way, as they did not mean to send twice: they only bring the forms. Exits 1 where a form acted
twice, or where a form was never seen to act at all.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from assignments.web import create_app
from tests.twice.plugin import OTHERS
from tests.web.test_routes import PROGRAMS


def _forms():
    """The routes that take forms."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"INSTANCE": folder})
        rules = list(app.url_map.iter_rules())
        app.extensions["office"].database.close()
    forms = {rule.endpoint for rule in rules if "POST" in rule.methods} - OTHERS
    return {one for one in forms if not one.startswith(PROGRAMS)}


def main():
    """Run the tests of the pages with the plugin, and tell what it found."""
    argparse.ArgumentParser(prog="python -m tests.twice", description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        words = ("-q", "-n", "0", "-p", "tests.twice.plugin", "--no-header", "--tb=no", "tests/web")
        ran = subprocess.run(
            (sys.executable, "-m", "pytest", *words),
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
    say(f"The tests of the pages: {ran.stdout.strip().splitlines()[-1]}\n")
    say(f"{len(forms)} forms; {acted:,} times one acted and was sent again. Wrong: {len(wrong)}\n")
    for one in wrong:
        say(f"  {one}\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
