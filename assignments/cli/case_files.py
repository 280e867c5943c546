"""Reading a case file from disk: JSON in UTF-8, strictly; what its fields mean is the core's."""

from pathlib import Path

from assignments.core.case import Case, case_of
from assignments.core.plain_json import parsed
from assignments.core.words import InputError, told

MOST_BYTES = 64 * 1024 * 1024


def read_case(path: Path) -> Case:
    """The case in the file; raise InputError, which names the file, for anything that is none."""
    name = str(path) if str(path).isprintable() else told(str(path))
    try:
        return case_of(parsed(_bytes(path)))
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise InputError(name, what, "give the path of a case file") from error
    except InputError as error:
        raise InputError(f"{name}, {error.where}", error.what, error.remedy) from error


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise InputError("the file", "has more than 64 MiB", "give a smaller case")
    return raw
