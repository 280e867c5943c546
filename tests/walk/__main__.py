"""`python -m tests.walk`: a long walk, in stretches on worlds of their own, on all cores."""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from assignments.storage.database import migrate
from assignments.web import login
from tests.conftest import memory_folder
from tests.walk.walking import Walked, walk
from tests.web.conftest import PASSWORD, app_on
from tests.web.world import people_of, recorded

STRETCH = 1000  # requests on one world


@contextmanager
def pattern_world() -> Iterator[tuple[Path, Any, Any]]:
    """The tests' world in a folder that goes with it: where it is, its people, its numbers."""
    with tempfile.TemporaryDirectory(prefix="assignments-walk-", dir=memory_folder()) as folder:
        instance = Path(folder) / "pattern"
        app = app_on(instance)
        office = app.extensions["office"]
        instance.mkdir(exist_ok=True)
        migrate(office.database.url)
        with app.app_context():
            people = people_of(office, login.hashed(PASSWORD))
        ids = recorded(office, people)
        office.database.close()
        yield instance, people, ids


def _stretch(pattern: tuple[Path, Any, Any], seed: int, requests: int) -> Walked:
    return walk(pattern, pattern[0].with_name(f"walk-{seed}"), seed, requests)


@click.command()
@click.option("--requests", default=50_000, show_default=True)
@click.option("--seed", default=1, show_default=True, help="Of the first stretch.")
def main(requests: int, seed: int) -> None:
    """Send hostile words to every form and query field; exit 1 where something broke."""
    statuses: Counter[int] = Counter()
    routes: set[str] = set()
    faults: dict[str, str] = {}
    stretches = [min(STRETCH, requests - start) for start in range(0, requests, STRETCH)]
    with pattern_world() as pattern, ProcessPoolExecutor(os.cpu_count()) as pool:
        walks = [
            pool.submit(_stretch, pattern, number, count)
            for number, count in enumerate(stretches, seed)
        ]
        for number, one in enumerate(walks, seed):
            walked = one.result()
            statuses += walked.statuses
            routes |= walked.routes
            for fault in walked.faults:
                if faults.setdefault(fault.raised, fault.request) is fault.request:
                    click.echo(f"stretch {number}: {fault.request}\n{fault.raised}")
    told = ", ".join(f"{status}: {count:,}" for status, count in sorted(statuses.items()))
    click.echo(f"{statuses.total():,} requests to {len(routes)} routes, answered {told}")
    click.echo(f"broken in {len(faults)} ways")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
