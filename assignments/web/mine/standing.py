"""What is left under each clause of one's letters: the words once, with their meters."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from assignments.core.balances import Remaining
from assignments.core.letter import PAYING
from assignments.core.records import TermRecord
from assignments.web import speech
from assignments.web.filters import day, month_name

MONTH = 7  # letters of a label such as 2005-03


@dataclass(frozen=True, slots=True)
class Meter:
    """One balance in one period: what it is for, and when what is left of it ends."""

    label: str
    ends: str
    row: Remaining


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a clause and the balances that they limit."""

    letter: str
    clause: str
    quote: str
    meters: tuple[Meter, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """What one clause says of a category, in a word."""

    category: str
    pays: str
    people: tuple[str, ...]
    record: TermRecord


def standing_of(rows: Iterable[Remaining]) -> tuple[Clause, ...]:
    """The balances under the words they rest on, in the order of the letters."""
    grouped = groupby(rows, key=lambda row: (row.letter, row.clause, row.quote))
    return tuple(Clause(*words, tuple(_meter(row) for row in same)) for words, same in grouped)


def grants_of(records: Iterable[TermRecord]) -> tuple[Grant, ...]:
    """What the terms that stand pay for or rule out, in the order of the letters."""
    return tuple(
        Grant(record.term.category, record.term.pays, record.term.beneficiaries, record)
        for record in records
        if record.retired_at is None and record.term.pays in PAYING
    )


def _meter(row: Remaining) -> Meter:
    parts = [speech.CATEGORY_NAMES[row.category], _period(row.period)]
    if row.person is not None:
        parts.append(speech.PERSONS[row.person].lower())
    ends = f"Ends {day(row.last)}." if row.last is not None else ""
    return Meter(", ".join(part for part in parts if part), ends, row)


def _period(label: str) -> str:
    """A period as people say it; nothing for all time and for a trip's own."""
    if label.startswith("assignment year"):
        return f"year {label.rpartition(' ')[2]} of the assignment"
    if len(label) == MONTH and label[:4].isdigit() and label[5:].isdigit():
        return month_name(label)
    if label.count("-") == 2 and label.replace("-", "").isdigit():  # noqa: PLR2004 - a day
        return day(label)
    if "-W" in label:
        return f"week {label[6:]} of {label[:4]}"
    if "-Q" in label:
        return f"quarter {label[6:]} of {label[:4]}"
    return label if label.isdigit() else ""
