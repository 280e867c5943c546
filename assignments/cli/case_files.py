"""Reading a case file from disk: JSON in UTF-8, strictly; what its fields mean is the core's."""

import json
from pathlib import Path
from typing import NoReturn

from assignments.core.case import Case, case_of
from assignments.core.words import InputError, told

MOST_BYTES = 64 * 1024 * 1024


def read_case(path: Path) -> Case:
    """The case in the file; raise InputError, which names the file, for anything that is none."""
    name = str(path) if str(path).isprintable() else told(str(path))
    try:
        return case_of(_parsed(_text(path)))
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise InputError(name, what, "give the path of a case file") from error
    except InputError as error:
        raise InputError(f"{name}, {error.where}", error.what, error.remedy) from error


def _text(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise InputError("the file", "has more than 64 MiB", "give a smaller case")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1}"
        raise InputError(where, "is not UTF-8", "save the file as UTF-8") from error


def _parsed(text: str) -> object:
    """The value that the JSON text is; no key twice, no NaN, no half characters."""
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()
    except InputError:
        raise
    except RecursionError:
        raise InputError("the file", "is nested too deeply", "flatten it") from None
    except UnicodeEncodeError:
        what = "holds half a character, such as \\ud800"
        raise InputError("the file", what, "write the whole character") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(where, f"is not JSON ({error.msg})", "correct it there") from error
    except ValueError as error:
        raise InputError("the file", "holds a number too long to read", "shorten it") from error
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    names = [name for name, _ in pairs]
    twice = next(name for place, name in enumerate(names) if name in names[:place])
    whose = f"the object with id {told(value['id'])}" if "id" in value else "an object"
    raise InputError(whose, f"has {told(twice)} twice", "keep one of the two")


def _no_number(word: str) -> NoReturn:
    raise InputError("the file", f"{word} is not a number", "write a number in its place")
