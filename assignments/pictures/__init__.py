"""Pictures of receipts, read into words with their places: where the extra `ocr` is installed.

Nothing else in the program knows how. The reading runs in a process of its own, for a bounded time:
it takes seconds and some 400 MB, which neither a page nor a worker has.
"""

import json
import os
import subprocess
import sys
from importlib.util import find_spec

from assignments.reading.receipts import Seen

ENGINE = "rapidocr_onnxruntime"
LONGEST = 60.0  # seconds, on a busy machine


def is_there() -> bool:
    """Whether pictures can be read here."""
    return find_spec(ENGINE) is not None


def words_on(content: bytes) -> tuple[Seen, ...]:
    """The words on a picture, or on the first page of a PDF; none where they cannot be read."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "assignments.pictures.looking"],
            input=content,
            capture_output=True,
            timeout=LONGEST,
            check=True,
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return ()
    return tuple(Seen(*one) for one in json.loads(done.stdout))
