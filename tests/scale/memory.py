"""`python -m tests.scale.memory --requests 100000`: what the server holds, at rest and after work.

Master and workers as `make run` serves them. Of memory that several processes share, each is
counted its part (PSS), so that the sum is what the machine gives. Linux alone tells it.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path

import psutil

from tests.bench.scale import pages_of, visitors_of, world
from tests.bench.served import program

EVERY = 10_000
MB = 1 << 20


def held(port: int) -> tuple[int, float, float]:
    """How many processes serve on a port, and their PSS and USS together in megabytes."""
    mine = psutil.Process()
    (master,) = [one for one in mine.children() if str(port) in " ".join(one.environ().values())]
    family = [master, *master.children(recursive=True)]
    told = [one.memory_full_info() for one in family]
    return len(family), sum(one.pss for one in told) / MB, sum(one.uss for one in told) / MB


def tell(done: int, port: int) -> None:
    """Print what is held after so many requests."""
    count, pss, uss = held(port)
    print(f"{done:>9,} requests: {pss:6.1f} MB in {count} processes ({uss:.1f} MB of it their own)")  # noqa: T201
    sys.stdout.flush()


def ask(deeds: Iterable[object], requests: int, port: int) -> None:
    """Ask for pages in turn, and tell what is held now and then."""
    every = min(EVERY, max(1, requests // 5))
    for number, deed in zip(range(1, requests + 1), cycle(deeds), strict=False):
        deed()
        if number % every == 0:
            tell(number, port)


def main() -> None:
    """Serve a small filled world and ask it for pages, by so many requests."""
    words = argparse.ArgumentParser(prog="python -m tests.scale.memory", description=__doc__)
    words.add_argument("--requests", type=int, default=100_000)
    words.add_argument("--folder", help="a folder for the world; else one that is thrown away")
    said = words.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(said.folder or passing)
        with world("SQLite", (20, 1_000), folder) as small:
            begun = time.monotonic()
            with program(small.folder, small.url) as port:
                print(f"served {time.monotonic() - begun:.1f} seconds after the command")  # noqa: T201
                time.sleep(3)
                tell(0, port)
                seats = {
                    role: visitors_of(port, small, role) for role in ("hr", "expatriate", "finance")
                }
                deeds = [
                    (lambda one=seats[role][0], url=url: one.get(url))
                    for role, url in pages_of(small).values()
                ]
                ask(deeds, said.requests, port)


if __name__ == "__main__":
    main()
