"""What months cost, added up by category and by assignment: for finance's pictures.

The database adds up, so that a month of any size hands out no more rows than it has groups.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlmodel import col, func, select

from assignments.core.picture import Group
from assignments.storage.store.asking import Asking
from assignments.storage.tables import LineRow, PostingRow

_COSTS = ((LineRow, LineRow.approved_minor), (PostingRow, PostingRow.cost_minor))


class CostSums(Asking):
    """Months added up."""

    def months_grouped(self, labels: Iterable[str], assignment_id: int | None) -> Iterator[Group]:
        """The costs of some months, of one assignment or of all: those alike in all but the kind.

        Lines and postings come apart: a group may come twice.
        """
        wanted = sorted(labels)
        for row, cost in _COSTS:
            groups: tuple[Any, ...] = (
                col(row.month),
                col(row.assignment_id),
                col(row.category),
                col(row.settlement_currency),
            )
            columns: tuple[Any, ...] = (*groups, func.count(), func.sum(cost))
            asked = select(*columns).select_from(row).where(col(row.month).in_(wanted))
            if assignment_id is not None:
                asked = asked.where(col(row.assignment_id) == assignment_id)
            for month, number, category, currency, count, minor in self.connection.execute(
                asked.group_by(*groups)
            ):
                yield Group(month, number, category, currency, count, int(minor or 0))
