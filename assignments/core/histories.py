"""What happened to a term, step by step: told by the rows that took each other's place."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assignments.core.records import AmendmentRecord, Person, TermRecord


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a term: by whom, when, why.

    `kind` is one of read, recorded, taken_over, corrected, ended, brought_back, confirmed and
    taken_out. `term` is how it stood then, `before` how it stood before where its words may have
    changed. `why` is the reader's reason, the file's name or what somebody wrote.
    """

    kind: str
    by: Person | None
    at: dt.datetime | None
    term: TermRecord
    before: TermRecord | None = None
    why: str = ""
    amendment: AmendmentRecord | None = None


def steps_of(rows: Sequence[TermRecord], amendments: Iterable[AmendmentRecord]) -> tuple[Step, ...]:
    """The steps of one term, from the rows of its lineage, the first one first."""
    ended = {one.ended_id: one for one in amendments}
    return tuple(_steps(rows, ended))


def _steps(rows: Sequence[TermRecord], ended: dict[int, AmendmentRecord]) -> Iterator[Step]:
    first = rows[0]
    yield _proposed(first)
    yield from _signed(first)
    for before, row in pairwise(rows):
        if _was_gone(before, row):
            yield _taken_out(before)
        yield _changed(before, row, ended.get(row.id))
        yield from _signed(row)
    if rows[-1].retired_at is not None:
        yield _taken_out(rows[-1])


def _proposed(row: TermRecord) -> Step:
    by, at, origin = row.proposed_by, row.proposed_at, row.origin
    if origin is None:
        return Step("recorded", by, at, row)
    if origin.file:
        return Step("taken_over", by, at, row, why=origin.file)
    return Step("read", by, at, row, why=origin.why)


def _signed(row: TermRecord) -> Iterator[Step]:
    if row.confirmed_at is not None:
        yield Step("confirmed", row.confirmed_by, row.confirmed_at, row)


def _taken_out(row: TermRecord) -> Step:
    return Step("taken_out", row.retired_by, row.retired_at, row, why=row.retired_why)


def _was_gone(before: TermRecord, row: TermRecord) -> bool:
    """Whether a term was taken out by itself, and came back only later."""
    return before.retired_in is not None and before.retired_in < row.in_version


def _changed(before: TermRecord, row: TermRecord, amendment: AmendmentRecord | None) -> Step:
    if amendment is not None:
        kind, why = "ended", ""
    elif _was_gone(before, row):
        kind, why = "brought_back", ""
    else:
        kind, why = "corrected", before.retired_why
    return Step(kind, row.proposed_by, row.proposed_at, row, before, why, amendment)
