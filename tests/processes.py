"""Processes of a test's own: forked off one that has imported the office, and opened nothing yet.

A process that begins from nothing imports for seconds, whatever little it does then.
"""

import multiprocessing

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["__main__", "hypothesis", "pytest", "tests.stories.world"])
