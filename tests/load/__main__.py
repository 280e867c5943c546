"""`python -m tests.load`: many clients of several servers at once, on the same few assignments.

Exits 1 where a limit was passed, an answer was an error or came too late, or records disagree.
"""

import argparse
import random
import signal
import sys
from collections import Counter

from rich.console import Console
from rich.table import Table

from tests.faults.machines import KINDS
from tests.load.crowd import Crowd, Size, crowded


def _asked():
    words = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    words.add_argument("--seconds", type=float, default=60.0, help="of load (60)")
    words.add_argument("--clients", type=int, default=24, help="who send forms at once (24)")
    words.add_argument("--servers", type=int, default=2, help="programs on one database (2)")
    words.add_argument("--database", choices=[*KINDS, "both"], default="both")
    words.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    return words.parse_args()


def _table(kind: str, crowd: Crowd):
    table = Table(title=f"{kind}, {crowd.seconds:.0f} seconds")
    for name in ("form", "sent", "yes", "refused", "busy", "median ms", "slowest ms"):
        table.add_column(name, justify="left" if name == "form" else "right")
    for deed in sorted({tried.label for tried in crowd.sent}):
        own = [tried for tried in crowd.sent if tried.label == deed and tried.answer]
        said = Counter(
            "yes" if one.said_yes else "busy" if one.answer.status == 503 else "refused"
            for one in own
        )
        times = sorted(one.answer.seconds * 1000 for one in own) or [0.0]
        numbers = (len(own), said["yes"], said["refused"], said["busy"])
        shown = (*numbers, round(times[len(times) // 2]), round(times[-1]))
        table.add_row(deed, *(f"{number:,}" for number in shown))
    return table


def main():
    """Load one database or both, and print what came of it."""
    asked, out = _asked(), Console()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that servers of ours end too
    wrong = 0
    for kind in [*KINDS] if asked.database == "both" else [asked.database]:
        size = Size(asked.seconds, asked.clients, asked.servers)
        crowd = crowded(kind, size, asked.seed)
        out.print(_table(kind, crowd))
        out.print(f"Limits were looked at {crowd.looks:,} times; compared: {crowd.compared}.")
        out.print(f"Wrong: {len(crowd.wrong) or 'nothing'}.")
        for one in crowd.wrong[:20]:
            out.print(f"  {one}", style="red")
        if crowd.wrong:
            out.print(f"The server said last:\n{crowd.log}", markup=False)
        wrong += len(crowd.wrong)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
