"""Finance's months: which there are, one as a page and one as files, closed or open.

A closed month's files are its stored bytes; an open month's are written while they are read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assignments.actions.access import need_role
from assignments.actions.auditing import READ_PAY, note_reading, of_month
from assignments.actions.office import Office
from assignments.core.ledger import CostLine
from assignments.core.month import Total, Totals, month_named
from assignments.core.records import Person
from assignments.core.sealing import SealedMonth
from assignments.exports import export_named
from assignments.storage.store import Store


@dataclass(frozen=True, slots=True)
class ListedMonth:
    """A month with costs, or a closed one without: `sealed` is None while it is open."""

    label: str
    sealed: SealedMonth | None


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month with its totals and some of its `count` lines; `sealed` is None while it is open."""

    label: str
    sealed: SealedMonth | None
    count: int
    totals: tuple[Total, ...]
    lines: tuple[CostLine, ...]

    def by(self, group: str) -> tuple[Total, ...]:
        """The totals of one of the groups."""
        return tuple(total for total in self.totals if total.group == group)


@dataclass(frozen=True, slots=True)
class MonthFile:
    """A month's file: its bytes come while they are read; `size` is None until they did."""

    name: str
    media_type: str
    lines: int
    size: int | None
    chunks: Iterator[bytes]


def listed_months(office: Office, who: Person) -> tuple[ListedMonth, ...]:
    """The months with costs and the closed ones, oldest first; for finance and HR."""
    need_role(who, "finance", "hr")
    with office.database.read() as store:
        sealed = store.sealed_months()
        labels = sorted({*store.months_with_costs(), *sealed})
    return tuple(ListedMonth(label, sealed.get(label)) for label in labels)


def month_page(office: Office, who: Person, label: str, first: int, count: int) -> MonthPage:
    """So many lines of a month from a place on, with its totals; for finance and HR."""
    need_role(who, "finance", "hr")
    month_named(label)
    with office.database.read() as store:
        return MonthPage(
            label=label,
            sealed=store.sealed_month(label),
            count=store.count_costs(label),
            totals=_totals(store, label),
            lines=store.costs_at(label, first, count),
        )


def _totals(store: Store, label: str) -> tuple[Total, ...]:
    totals = Totals()
    for several in store.costs_added_up(label):
        totals.add(several, several.lines)
    return totals.result()


def month_file(office: Office, who: Person, label: str, kind: str) -> MonthFile:
    """A month's file: the stored one of a closed month, else of its lines as they are now."""
    need_role(who, "finance", "hr")
    export = export_named(kind)
    month_named(label)
    with office.database.read() as store:
        sealed, count = store.sealed_month(label), store.count_costs(label)
    note_reading(office, who, READ_PAY, of_month(label))
    stored = None if sealed is None else sealed.file(kind)
    if sealed is None or stored is None:
        name, media_type = export.file_name(label), export.media_type
        return MonthFile(name, media_type, count, None, _written(office, label, kind))
    chunks = _stored(office, label, kind)
    return MonthFile(stored.name, stored.media_type, sealed.lines, stored.stored[0], chunks)


def _written(office: Office, label: str, kind: str) -> Iterator[bytes]:
    with office.database.read() as store:
        count = store.count_costs(label)  # as of the same moment as the lines
        yield from export_named(kind).chunks(label, store.cost_lines(label), count)


def _stored(office: Office, label: str, kind: str) -> Iterator[bytes]:
    with office.database.read() as store:
        yield from store.sealed_bytes(label, kind)
