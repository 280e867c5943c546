"""`python -m tests.access`: every method of every route as everybody; writes docs/access.md."""

import sys

import click

from tests.access.told import PAGE, table
from tests.access.tries import refusals, skimmed
from tests.access.two_worlds import two_worlds
from tests.walk.__main__ import pattern_world


@click.command()
@click.option("--page", is_flag=True, help="Write the page alone.")
def main(*, page: bool) -> None:
    """Ask for every method of every route as everybody; exit 1 where one is answered wrongly."""
    wrong = 0
    with pattern_world() as pattern:
        worlds = two_worlds(pattern, pattern[0].with_name("two"))
        PAGE.write_text(table(worlds.app))
        click.echo(f"{PAGE.name} was written")
        asked = (
            () if page else (("methods that are not there", refusals), ("HEAD and GET", skimmed))
        )
        for what, tries in asked:
            found = tries(worlds, everybody=True)
            click.echo(f"{what}: {found.tried:,} tried, {len(found.wrong)} answered wrongly")
            for one in found.wrong[:20]:
                click.echo(one)
            wrong += len(found.wrong)
        worlds.app.extensions["office"].database.close()
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
