"""`python -m assignments.documents.child KIND`: a file on standard input, its text as JSON.

KIND `pages` tells of a PDF's pages instead, and `page:3` draws the third.

It sets its own limits before it reads a byte. A refusal is JSON too; a parser that breaks ends
the process, and `apart` says so.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module

from assignments.apart import Bounds, bound
from assignments.core.words import InputError
from assignments.documents.limits import MEGABYTE, MOST_MEMORY, MOST_SECONDS
from assignments.documents.refusals import refusal

_PARSERS = {"pdf": "pdf", "docx": "word", "html": "webpage"}
BOUNDS = Bounds(MOST_MEMORY, MOST_SECONDS, 32 * MEGABYTE)


def main() -> None:
    """Parse what comes in within the limits, and print what became of it."""
    bound(BOUNDS)
    data = sys.stdin.buffer.read()
    try:
        told = _parser(sys.argv[1])(data)
    except InputError as error:
        told = {"what": error.what, "remedy": error.remedy}
    except MemoryError:
        told = _refused("hungry")
    except RecursionError:
        told = _refused("deep")
    sys.stdout.write(json.dumps(told))


def _parser(kind: str) -> Callable[[bytes], dict[str, object]]:
    if kind.startswith("page"):
        from assignments.documents import pdf_pages  # noqa: PLC0415 - letters need no pictures

        number = kind.partition(":")[2]
        return partial(pdf_pages.picture, number=int(number)) if number else pdf_pages.overview
    module = import_module(f"assignments.documents.{_PARSERS[kind]}")
    read: Callable[[bytes], dict[str, object]] = module.read
    return read


def _refused(word: str) -> dict[str, object]:
    error = refusal(word)
    return {"what": error.what, "remedy": error.remedy}


if __name__ == "__main__":
    main()
