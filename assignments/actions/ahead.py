"""The lines of one claim judged again in turn, with what they ask of other lines read at once.

Each is judged as if it were alone on the desk: after the lines before it as they are decided by
then, and beside what every other line takes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assignments.actions.judging import Bench, asks_for_weight, book_for, earlier_for, facts_of
from assignments.actions.office import Office
from assignments.core.check import Verdict
from assignments.core.records import AssignmentRecord, LineRecord
from assignments.core.remaining import Book, Entry
from assignments.storage.store import Seen, Store


@dataclass(slots=True)
class Ahead:
    """A bench for the lines of a claim.

    `told` are the lines of their trips and with their receipts, `taken` what all lines take. Where
    these cannot be known ahead (`alone`) each line asks the store, which must be up to date.
    """

    bench: Bench
    told: tuple[Entry, ...] = ()
    taken: tuple[Entry, ...] = ()
    alone: bool = False

    def judged(self, line: LineRecord) -> Verdict:
        """A line by today's letters, at its frozen rates and without its own hold."""
        self.bench.book = self._book(line)
        return self.bench.judged(line.facts, self.bench.store.frozen_rates(line.id))

    def _book(self, line: LineRecord) -> Book:
        record, facts, number = self.bench.record, self.bench.facts, line.seq or 0
        if self.alone:
            seen = Seen(record.id, before=line.seq, without=line.id)
            return book_for(self.bench.store, facts, (line.facts,), seen)
        own = line.facts.id
        return Book(
            (one for one in self.told if one.seq < number and one.line_id != own),
            (one for one in self.taken if one.line_id != own),
        )

    def decided(self, entry: Entry) -> None:
        """Let the lines behind it see a line as it was approved."""
        own = entry.line_id
        trips = {one.trip for one in self.told if one.line_id == own and one.trip is not None}
        if trips != {entry.trip} - {None}:
            self.alone = True  # it goes with another journey now, which may bring others along
        self.told = tuple(_as_in(one, entry) if one.line_id == own else one for one in self.told)
        others = (one for one in self.taken if one.line_id != own)
        self.taken = (*others, replace(entry, receipts=(), trip=None))


def _as_in(told: Entry, entry: Entry) -> Entry:
    if told.trip is None:
        return told
    return replace(told, departs=entry.departs, above_cabin=entry.above_cabin)


def ahead_for(
    store: Store, office: Office, record: AssignmentRecord, lines: Iterable[LineRecord]
) -> Ahead:
    """A bench that has read what these lines ask of others."""
    bench = Bench(store, record, facts_of(store, record, office.today()))
    facts = tuple(line.facts for line in lines)
    if not facts or asks_for_weight(bench.facts, facts):
        return Ahead(bench, alone=True)
    told, taken = earlier_for(store, bench.facts, facts, Seen(record.id))
    return Ahead(bench, told, taken)
