"""What a program sends: a JSON object, a file, the key of a change, words behind the `?`.

Read strictly: an unknown field is refused. What the words mean, and whether they may stand, the
actions say, as they do to the pages.
"""

import re
import uuid
from typing import Any

from flask import g, request
from werkzeug.exceptions import UnsupportedMediaType

from assignments.actions import Done, Upload
from assignments.core.fields import Fields
from assignments.core.plain_json import parsed
from assignments.core.words import InputError
from assignments.web.problems import KEY

MOST_BYTES = 4 * 1024 * 1024  # of JSON: the longest letter, however it is escaped
MOST_ID = 2**31 - 1
FILE = "file"
_KEY = re.compile(r"[!-~]{1,80}")


def body(shape: type) -> dict[str, Any]:
    """The object that was sent, of which the shape knows every field; InputError otherwise."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("Send JSON, and Content-Type: application/json.")
    request.max_content_length = MOST_BYTES
    try:
        value = parsed(request.get_data())
    except InputError as error:
        where = "body" if error.where == "the file" else f"body, {error.where}"
        raise InputError(where, error.what, error.remedy) from error
    _need_characters(value, "")
    known = tuple(shape.__annotations__)
    return dict(Fields(value, "", known).values)


def fields(shape: type) -> Fields:
    """The same, to be read field by field."""
    return Fields(body(shape), "", tuple(shape.__annotations__))


def id_in(found: Fields, name: str) -> int:
    """A record's number; InputError for anything else."""
    number = found.number(name)
    if number is None or not 0 < number <= MOST_ID:
        raise InputError(found.at(name), "is no record's number", "give its id")
    return number


def ids_in(found: Fields, name: str, most: int) -> tuple[int, ...]:
    """The numbers of some records, at least one; InputError for anything else."""
    numbers = tuple(found.items(name))
    if not 0 < len(numbers) <= most:
        raise InputError(found.at(name), f"holds {len(numbers)}", f"name 1 to {most}")
    known = [one for one in numbers if type(one) is int and 0 < one <= MOST_ID]
    if len(known) != len(numbers):
        raise InputError(found.at(name), "holds what is no record's number", "give ids")
    return tuple(known)


def text_in(found: Fields, name: str) -> str:
    """Some words, or none."""
    return "" if found.get(name) is None else found.text(name)


def _need_characters(value: object, where: str) -> None:
    """Raise InputError for a NUL in any text: no letter has one, and a database may not take it."""
    if isinstance(value, str):
        if "\0" in value:
            raise InputError(where, "holds a NUL, which is no character", "take it out")
    elif isinstance(value, list):
        for number, one in enumerate(value, 1):
            _need_characters(one, f"{where} {number}".strip())
    elif isinstance(value, dict):
        for name, one in value.items():
            _need_characters(name, where)
            _need_characters(one, f"{where}, {name}" if where else name)


def upload() -> Upload:
    """The one file of a form; InputError where there is none, or more than it."""
    if request.mimetype != "multipart/form-data":
        raise UnsupportedMediaType(f"Send a form (multipart/form-data) with one {FILE}.")
    unknown = [name for name in (*request.form, *request.files) if name != FILE]
    if unknown:
        raise InputError("", f"unknown field {unknown[0]!r}", f"send one {FILE} alone")
    found = request.files.getlist(FILE)
    if len(found) != 1 or not found[0].filename:
        raise InputError(FILE, "one file is needed", "send it with its name")
    return Upload(found[0].stream, found[0].filename.replace("\0", ""))


def once() -> str:
    """The key that makes a change happen once; a new one where the program sends none."""
    sent = request.headers.get(KEY)
    if sent is None:
        return str(uuid.uuid4())
    if not _KEY.fullmatch(sent):
        what = "is no key of 1 to 80 printable characters"
        raise InputError(KEY, what, "send a UUID, one for each change")
    return sent


def answered(done: Done) -> int:
    """The record that a deed made or changed; the answer will say if the key came before."""
    g.again = done.again
    return done.id


class Needed(str):
    """A word behind the `?` without which an operation cannot answer."""

    __slots__ = ()


def refuse_unknown(known: tuple[str, ...]) -> None:
    """Raise InputError for a word behind the `?` that is unknown or there twice, or is missing."""
    names = set(known)
    for name, values in request.args.lists():
        if name not in names:
            raise InputError(name, "is unknown here", "take it out or correct its name")
        if len(values) > 1:
            raise InputError(name, "is given twice", "keep one of the two")
    for name in known:
        if isinstance(name, Needed) and name not in request.args:
            raise InputError(name, "is left out", "give it behind the ?")
