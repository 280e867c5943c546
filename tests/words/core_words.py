"""What the core and the actions say in English, gathered for the catalogue of translations.

`make words` has Babel call `extract`; `assignments.web.slips` says them by the same context.
"""

import re
from collections.abc import Iterator
from string import ascii_lowercase

from sqlmodel import SQLModel

from assignments.core.audit_seen import CONFIDENTIAL, NAMES
from assignments.storage.trail.kept import EXEMPT
from tests.words.by_hand import KEPT, SENTENCES, TRAIL
from tests.words.sources import Program, name_of, program
from tests.words.wordings import OPEN, Scope, scope_of, wordings

CONTEXT, TRAIL_CONTEXT, KEPT_CONTEXT = "core", "trail", "kept"
# Who says something to people, and with which of its arguments.
SAYING = {"InputError": (1, 2), "StateError": (0,), "NotAllowedError": (0,)}
DEEDS = {"Deed": 2, "author": 1}  # which argument names a deed for the audit trail
WHERE = "InputError"  # whose first argument is a place: a field, or some words with a number
WORDS = re.compile(r"[A-Za-z]{2}")
NAME = re.compile(r"[A-Za-z_.\d-]+")


def extract(_file, _keywords, _tags, options):
    """All that is said, as Babel asks a method for it; the file only tells where it is asked."""
    for text in sorted(gathered()):
        yield 1, "pgettext", (CONTEXT, text), []
    for text in KEPT:
        yield 1, "pgettext", (KEPT_CONTEXT, text), []
    for text in sorted({*_trail(program()), *TRAIL}):
        yield 1, "pgettext", (TRAIL_CONTEXT, text), []


def gathered() -> set[str]:
    """Every text with its places named."""
    said = {_placed(text) for text in _said(program()) if _is_said(text)}
    return said | set(SENTENCES)


def _trail(program: Program) -> Iterator[str]:
    """What the audit trail names: deeds, records and their fields, as `audit_seen` says them."""
    first = Scope(program, next(iter(program.modules.values())))
    for call in program.calls():
        place = DEEDS.get(name_of(call.node), len(call.node.args))
        if place < len(call.node.args):
            deeds = wordings(call.node.args[place], scope_of(first, call))
            yield from (deed.replace("_", " ") for deed in deeds if OPEN not in deed)
    yield from NAMES.values()
    for name, table in SQLModel.metadata.tables.items():
        if name not in EXEMPT:
            columns = (one.name for one in table.columns if name not in CONFIDENTIAL)
            yield from (word.replace("_", " ") for word in (name, *columns))


def _said(program: Program) -> Iterator[str]:
    first = Scope(program, next(iter(program.modules.values())))
    for call in program.calls():
        given, at = call.node.args, scope_of(first, call)
        for place in SAYING.get(name_of(call.node), ()):
            if place < len(given):
                yield from wordings(given[place], at)
        if name_of(call.node) == WHERE and given:
            yield from filter(_is_place, wordings(given[0], at))


def _is_place(text: str) -> bool:
    """Whether it is words such as "row 3" and "the file"; fields and lists of places are not."""
    return ", " not in text and "_" not in text and " " in text


def _is_said(text: str) -> bool:
    """Whether there are words in it, and it is no name of a field alone."""
    return bool(WORDS.search(text)) and not NAME.fullmatch(text)


def _placed(text: str) -> str:
    """A text with its places named in order; places beside each other are one."""
    names = iter(ascii_lowercase)
    return re.sub(f"{OPEN}+", lambda _: f"%({next(names)})s", text.strip())
