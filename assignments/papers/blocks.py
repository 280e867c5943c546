"""What a paper is made of, as values: words that are ready to be read, amounts as they are shown.

Nothing is translated, formatted or added up here. What a block looks like stands in `source`.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, is_dataclass
from typing import BinaryIO
from unicodedata import category

GOOD, PART, ASK, BAD, PLAIN = "good", "part", "ask", "bad", "plain"  # tones of a badge
TOTAL, GROUP = "total", "group"  # kinds of a row
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the paper; the paper's title is above all of them."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, after words that stand out; a quiet one is small and grey.

    A sticky one stays on the page of what follows it.
    """

    text: str
    quiet: bool = False
    lead: str = ""
    sticky: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, two pairs in a row."""

    pairs: Pairs


@dataclass(frozen=True, slots=True)
class Figures:
    """A few amounts beside each other, each under its name."""

    items: Pairs
    large: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a letter, and where they stand."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; points stand under points in a numeric one.

    `wide` is its share of the width that is left, 0 for one as wide as what it holds.
    """

    name: str
    numeric: bool = False
    wide: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table, with something smaller under it."""

    text: str
    under: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: of the first cell alone where it is a GROUP's head, set apart where a TOTAL."""

    cells: tuple[Cell, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, its head again on each page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """A line to sign on: as what, who, and what is known of it."""

    role: str
    name: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, beside each other and never broken apart."""

    people: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The list of what lies behind the paper, with the pages; `heads` are its three columns'."""

    heads: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of several with all that belongs to it; `badges` are words with their tones."""

    title: str
    about: str
    badges: Pairs
    blocks: tuple["Block", ...]


Block = Heading | Prose | Facts | Figures | Quote | Table | Signatures | Enclosed | Entry


@dataclass(frozen=True, slots=True)
class Behind:
    """A file behind the paper: its running head and what it is of; its number, name and kind.

    `open` gives its bytes, or raises OSError or LookupError.
    """

    head: str
    of: str
    number: str
    name: str
    about: str
    media_type: str
    size: int
    open: Callable[[], AbstractContextManager[BinaryIO]]


@dataclass(frozen=True, slots=True)
class Words:
    """What the typesetter says by itself, in the paper's language; {n}, {all} are numbers.

    `refusals` say why a file is not behind the paper, by ENCRYPTED and its like in `refusals`.
    """

    page: str
    part: str
    remedy: str
    no_glyph: str
    refusals: dict[str, str]


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `language` is "en" or "zh"; `made` is when, told to the file as well."""

    kind: str
    title: str
    lead: str
    company: str
    foot: str
    language: str
    made: dt.datetime
    words: Words
    blocks: tuple[Block, ...]
    behind: tuple[Behind, ...] = ()


def plain(value: object) -> object:
    """A block as JSON holds it, its kind under "is"; words that are said late are said now."""
    if is_dataclass(value) and not isinstance(value, type):
        told = {one.name: plain(getattr(value, one.name)) for one in fields(value)}
        return {"is": type(value).__name__, **told}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if value is None or isinstance(value, (bool, int)):
        return value
    return cleaned(str(value))


def cleaned(text: str) -> str:
    """Words without what no paper shows: controls, marks that turn a line about, lone halves."""
    return "".join(one for one in text if one in "\n\t" or category(one) not in _UNSEEN)


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
