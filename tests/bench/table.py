"""How the benchmarks print: a heading, and rows each beside what they are compared with."""

import time
from collections.abc import Callable, Iterable


def show(heading: str, names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Print a table; the first column left, the others right."""
    table = [names, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(names))]
    print(f"\n{heading}")
    for row in table:
        told = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        print("  " + "   ".join([row[0].ljust(widths[0]), *told[1:]]), flush=True)


def seconds(work: Callable[[], object], *, times: int = 1) -> float:
    """The shortest of so many runs: what the machine can do when nothing else wants it."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)
