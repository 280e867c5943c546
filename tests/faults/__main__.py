"""`python -m tests.faults`: servers and databases killed under load; nothing may be lost.

Exits 1 where anything was lost, or is there by half.
"""

import argparse
import random
import signal
import sys
import threading
from collections import Counter

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from tests.faults import rounds
from tests.faults.machines import KINDS


def _asked():
    words = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    words.add_argument("--rounds", type=int, default=200, help="on each database (200)")
    words.add_argument("--database", choices=[*KINDS, "both"], default="both")
    words.add_argument("--disk", action="store_true", help="full and read-only disks alone")
    words.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    return words.parse_args()


def _table(kind, tally, seed):
    table = Table(title=f"{kind}, {sum(tally.killed.values())} rounds, seed {seed}")
    for name in ("tried", "how often", "said yes", "refused", "no answer", "yes when sent again"):
        table.add_column(name, justify="left" if name == "tried" else "right")
    counts = (tally.tried, tally.yes, tally.refused, tally.unanswered, tally.late)
    for deed in sorted(tally.tried):
        table.add_row(deed, *(f"{one[deed]:,}" for one in counts))
    table.add_section()
    table.add_row("all", *(f"{sum(one.values()):,}" for one in counts))
    return table


def _tell(out, kind, tally, seed):
    out.print(_table(kind, tally, seed))
    killed = ", ".join(f"{what} {many} times" for what, many in sorted(tally.killed.items()))
    out.print(f"Killed: {killed}; {tally.told} answers said that nothing was saved.")
    out.print(f"Beside it: {tally.beside}.")
    out.print(f"{tally.seconds:.0f} seconds. Lost or half: {len(tally.lost) or 'nothing'}.")
    for one in tally.lost[:20]:
        out.print(f"  {one}", style="red")
    if tally.lost:
        out.print(f"The server said last:\n{tally.log}", markup=False)


def _disks(out, kind, seed):
    """Full and read-only disks: prints what was answered, returns how much was wrong."""
    found, tally, log = rounds.run_on_full_disks(kind, seed)
    wrong = [one for fault in found for one in fault.wrong] + tally.lost
    for fault in found:
        counts = Counter(fault.answers)
        said = ", ".join(f"{status} {many} times" for status, many in counts.items())
        out.print(f"{kind}, {fault.name}: answered {said}; wrong: {len(fault.wrong) or 'nothing'}.")
    for one in wrong[:20]:
        out.print(f"  {one}", style="red")
    if wrong:
        out.print(f"The server said last:\n{log}", markup=False)
    return len(wrong)


def main():
    """Run the rounds on one database or both, and print what came of them."""
    asked, out, enough = _asked(), Console(), threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that servers of ours end too
    signal.signal(signal.SIGINT, lambda *_: enough.set())  # what was done until then is told
    kinds = [*KINDS] if asked.database == "both" else [asked.database]
    lost = sum(_disks(out, kind, asked.seed) for kind in kinds)
    for kind in [] if asked.disk else kinds:
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(kind, total=asked.rounds)

            def goes_on(done, _tally, task=task, bar=bar):
                bar.update(task, completed=done)
                return not enough.is_set()

            tally = rounds.run(kind, asked.rounds, asked.seed, goes_on)
        _tell(out, kind, tally, asked.seed)
        lost += len(tally.lost)
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
