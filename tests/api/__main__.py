"""`python -m tests.api`: many requests drawn from the API's own description; none may break it."""

import sys
import tempfile
from pathlib import Path

import click

from tests.api.trying import Tried, Trying
from tests.conftest import memory_folder
from tests.walk.__main__ import pattern_world


@click.command()
@click.option("--examples", default=200, show_default=True, help="Requests to each operation.")
def main(examples: int) -> None:
    """Send requests that fit and requests that do not; exit 1 where an answer should not be."""
    tried = Tried()
    with (
        pattern_world() as pattern,
        tempfile.TemporaryDirectory(prefix="assignments-api-", dir=memory_folder()) as folder,
    ):
        trying = Trying(pattern, Path(folder) / "instance")
        for name in trying.operations:
            trying.try_one(name, examples, tried)
        trying.close()
    for where, said in tried.faults.items():
        click.echo(f"{where}: {said}")
    told = ", ".join(f"{status}: {count:,}" for status, count in sorted(tried.statuses.items()))
    click.echo(f"{tried.statuses.total():,} requests answered {told}")
    click.echo(f"broken in {len(tried.faults)} ways")
    sys.exit(bool(tried.faults))


if __name__ == "__main__":
    main()
