"""What is left under each clause of one's letters: the words once, with their meters."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from flask_babel import gettext as _

from assignments.core.balances import NormLeft, Remaining
from assignments.core.letter import PAYING, Term
from assignments.core.readings import CompanyReading
from assignments.core.records import TermRecord
from assignments.web import speech
from assignments.web.filters import day, month_name

# How the periods of the calendar are labelled, and how people say them.
_DATED: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"\d{4}"), str),
    (re.compile(r"\d{4}-\d{2}"), month_name),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), day),
    (
        re.compile(r"\d{4}-Q\d"),
        lambda label: _("quarter %(number)s of %(year)s", number=label[6:], year=label[:4]),
    ),
    (
        re.compile(r"\d{4}-W\d{2}"),
        lambda label: _("week %(number)s of %(year)s", number=int(label[6:]), year=label[:4]),
    ),
)


@dataclass(frozen=True, slots=True)
class Meter:
    """One balance in one period: what it is for, and when what is left of it ends."""

    label: str
    ends: str
    row: Remaining


@dataclass(frozen=True, slots=True)
class NormMeter:
    """What is left of a norm in today's period, and the reading that it comes from."""

    meter: Meter
    reading: CompanyReading


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a clause and the balances that they limit."""

    letter: str
    clause: str
    quote: str
    meters: tuple[Meter, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The categories that a clause pays for, or rules out, in one way."""

    pays: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """All that one clause pays for and rules out; `first` is its first term."""

    first: TermRecord
    said: tuple[Said, ...]
    is_confirmed: bool


def standing_of(rows: Iterable[Remaining], records: Iterable[TermRecord]) -> tuple[Clause, ...]:
    """The balances under the words they rest on, in the order of the letters."""
    terms = {record.term.key: record.term for record in records}
    grouped = groupby(rows, key=lambda row: (row.letter, row.clause, row.quote))
    return tuple(
        Clause(*words, tuple(_meter(row, terms.get(row.term_key)) for row in same))
        for words, same in grouped
    )


def norms_of(left: Iterable[NormLeft]) -> tuple[NormMeter, ...]:
    """What is left of the norms, each with the reading that it comes from."""
    return tuple(NormMeter(_meter(one.row, None), one.reading) for one in left)


def grants_of(records: Iterable[TermRecord]) -> tuple[Grant, ...]:
    """What the clauses that stand pay for or rule out, in the order of the letters."""
    clauses: dict[tuple[int, str], list[TermRecord]] = {}
    for record in records:
        if record.retired_at is None and record.term.pays in PAYING:
            clauses.setdefault((record.letter_id, record.term.clause), []).append(record)
    return tuple(_grant(same) for same in clauses.values())


def _grant(records: list[TermRecord]) -> Grant:
    ways: dict[str, dict[str, None]] = {}
    for record in records:
        ways.setdefault(record.term.pays, {})[record.term.category] = None
    said = tuple(Said(pays, tuple(categories)) for pays, categories in ways.items())
    return Grant(records[0], said, all(record.term.confirmed for record in records))


def _meter(row: Remaining, term: Term | None) -> Meter:
    parts = [speech.CATEGORY_NAMES[row.category], period_said(row.period)]
    if row.pool is None and term is not None and term.destination == "other":
        parts[0] = _("%(category)s to another country", category=parts[0])
    if row.person is not None:
        parts.append(speech.PERSONS[row.person].lower())
    ends = _("Ends %(day)s.", day=day(row.last)) if row.last is not None else ""
    return Meter(_(", ").join(part for part in parts if part), ends, row)


def period_said(label: str) -> str:
    """A period as people say it; nothing for all time and for a trip without a name."""
    if label.startswith("assignment year"):
        return _("year %(number)s of the assignment", number=label.rpartition(" ")[2])
    if "/" in label:
        name = label.rpartition("/")[0]
        return "" if label.startswith("#") else _("trip %(name)s", name=name)
    for form, said in _DATED:
        if form.fullmatch(label):
            return said(label)
    return ""
