"""What every paper says, in the reader's language: its frame, its amounts, the tone of a word."""

import datetime as dt
from dataclasses import dataclass

from flask import current_app
from flask_babel import gettext as _

from assignments.actions import Office
from assignments.core.money import Money
from assignments.core.records import Person
from assignments.papers.blocks import (
    ASK,
    BAD,
    GOOD,
    PART,
    PLAIN,
    Behind,
    Block,
    Cell,
    Column,
    Paper,
    Row,
    Words,
)
from assignments.papers.refusals import BROKEN, ENCRYPTED, GONE, LONG, MOST_PAGES_OF_ONE, MUCH
from assignments.web import filters, languages

TONES = {
    "allowed": GOOD,
    "reduced": PART,
    "review": ASK,
    "refused": BAD,
    "approved": GOOD,
    "rejected": BAD,
    "asked": ASK,
}
NOTHING = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on top of a paper: what it is, what it is of, and whose."""

    kind: str
    title: str
    lead: str
    company: str


def paper(
    office: Office,
    who: Person,
    front: Front,
    blocks: tuple[Block, ...],
    behind: tuple[Behind, ...] = (),
) -> Paper:
    """The whole paper, made now for this reader and in their language."""
    now = office.clock()
    return Paper(
        kind=front.kind,
        title=front.title,
        lead=front.lead,
        company=front.company,
        foot=_("Made on %(moment)s for %(reader)s", moment=stamp(now), reader=who.name),
        language="zh" if languages.current() == languages.CHINESE else "en",
        made=now,
        words=_words(),
        blocks=blocks,
        behind=behind,
    )


def _words() -> Words:
    return Words(
        page=_("Page {n} of {all}"),
        part=_("Page {n} of {all} of this receipt"),
        remedy=_(
            "The file itself is kept with the records: download it from the claim\u2019s page."
        ),
        no_glyph=_(
            "This machine has no font for some characters, which stand as \u25a1 here: {letters}. "
            "The records hold them whole."
        ),
        refusals={
            ENCRYPTED: _("This PDF is encrypted and opens with a password only."),
            BROKEN: _("This file cannot be read: it is damaged or holds what no paper shows."),
            LONG: _(
                "This PDF has no pages or more than %(most)s, which is too long to lie behind a "
                "claim.",
                most=MOST_PAGES_OF_ONE,
            ),
            MUCH: _("The receipts before this one filled what one pack can hold."),
            GONE: _("This file could not be fetched from where receipts are kept."),
        },
    )


def stamp(moment: dt.datetime | None) -> str:
    """A moment in the company's time zone."""
    return str(current_app.jinja_env.filters["stamp"](moment))


def money(value: Money | None) -> str:
    """An amount as the pages show it; a dash where there is none."""
    return NOTHING if value is None else filters.money(value)


def badge(words: str, word: str) -> tuple[str, str]:
    """What an outcome or a status is called, with its tone."""
    return words, TONES.get(word, PLAIN)


def spread(*words: str | Cell, kind: str = "") -> Row:
    """A row of a table."""
    return Row(tuple(one if isinstance(one, Cell) else Cell(one) for one in words), kind)


def amounts(*names: str) -> tuple[Column, ...]:
    """Columns of amounts."""
    return tuple(Column(name, numeric=True) for name in names)
