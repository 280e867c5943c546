"""A month put together the plain way, line by line, to hold pages and files against."""

from collections.abc import Iterable
from dataclasses import dataclass

from assignments.core.ledger import CostLine
from assignments.core.month import Total, Totals


@dataclass(frozen=True, slots=True)
class Month:
    """The lines of one month in their order, and what they add up to."""

    label: str
    lines: tuple[CostLine, ...]
    totals: tuple[Total, ...]

    def by(self, group: str) -> tuple[Total, ...]:
        """The totals of one of GROUPS."""
        return tuple(total for total in self.totals if total.group == group)


def month_of(label: str, lines: Iterable[CostLine]) -> Month:
    """Put lines into their order and add them up by each of GROUPS."""
    ordered = tuple(sorted(lines, key=lambda line: line.place))
    totals = Totals()
    for line in ordered:
        totals.add(line)
    return Month(label, ordered, totals.result())


def month_in(office, label: str) -> Month:
    """The month as the records have it."""
    with office.database.read() as store:
        return month_of(label, store.cost_lines(label))


def months_in(office) -> tuple[str, ...]:
    """The labels of the months with costs."""
    with office.database.read() as store:
        return store.months_with_costs()
