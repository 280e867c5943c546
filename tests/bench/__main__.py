"""`python -m tests.bench [--quick]`: what the program does in a second, beside a comparison."""

import argparse
import os
import platform
import signal
import sys

from tests.bench import (
    closing,
    deciding,
    exporting,
    importing,
    judging,
    pages_in_browser,
    planning,
    reading,
    scale,
    serving,
)


def main() -> None:
    """Run every benchmark, or a short form of it."""
    words = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    words.add_argument("--quick", action="store_true", help="fewer lines, claims and sizes")
    quick = words.parse_args().quick
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that a server of ours ends too
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    several = (judging, planning, reading, exporting, closing, importing, serving, deciding)
    for benchmark in (*several, pages_in_browser, scale):
        benchmark.run(quick=quick)


if __name__ == "__main__":
    main()
