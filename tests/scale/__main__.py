"""`python -m tests.scale`: a world of any size, made anew or kept, checked record by record."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.scale.checking import check
from tests.scale.worlds import filled, office_of


def main() -> None:
    """Make a world where there is none yet, check all of it, and tell what does not hold."""
    words = argparse.ArgumentParser(prog="python -m tests.scale", description=__doc__)
    words.add_argument("--assignments", type=int, default=200)
    words.add_argument("--lines", type=int, default=100_000)
    words.add_argument("--folder", help="where it is kept, or lies already; else it is thrown away")
    words.add_argument("--database", default="", help="a PostgreSQL address; else SQLite")
    said = words.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(said.folder or passing)
        filled(folder, said.assignments, said.lines, said.database)
        wrong = check(office_of(folder, said.database))
    for one in wrong[:50]:
        print(one)  # noqa: T201 - what a command is for
    print(f"{len(wrong)} things do not hold" if wrong else "Everything holds.")  # noqa: T201
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
