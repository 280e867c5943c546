"""JSON that somebody sends in a file, read strictly: no key twice, no NaN, no half characters."""

import json
from typing import NoReturn

from assignments.core.words import InputError, told


def parsed(raw: bytes) -> object:
    """The value that the bytes of a JSON text in UTF-8 are; InputError where they are none."""
    text = _text(raw)
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


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1}"
        raise InputError(where, "is not UTF-8", "save the file as UTF-8") from error


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
