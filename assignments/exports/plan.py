"""A plan as CSV: each figure with its assumption, clause and rate; gaps without a figure."""

import csv
import io
from collections.abc import Iterator

from assignments.core.money import Money
from assignments.core.plan import Estimate, Figure, Projection
from assignments.exports.columns import Cell, harmless_apart

MARK = "\ufeff"
NAMES = (
    "month",
    "category",
    "kind",
    "amount",
    "currency",
    "cost",
    "settlement_currency",
    "rate",
    "rate_date",
    "rate_source",
    "basis",
    "assumption",
    "letter",
    "clause",
    "quote",
)


def plan_csv(plan: Projection) -> bytes:
    """The file of a plan; the same bytes for the same plan."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(NAMES)
    for estimate in plan.estimates:
        table.writerows(_rows(plan, estimate))
    return (MARK + out.getvalue()).encode()


def _rows(plan: Projection, estimate: Estimate) -> Iterator[list[Cell]]:
    about = [estimate.basis, estimate.says, estimate.letter, estimate.clause, estimate.quote]
    told = [harmless_apart(text) for text in about]
    named: list[Cell] = [estimate.category, estimate.kind]
    for figure in estimate.figures:
        rate = _rate(estimate, figure.amount.currency)
        yield [figure.month, *named, *_money(figure, plan.currency), *rate, *told]
    if not estimate.figures:
        yield ["", *named, "", "", "", plan.currency, "", "", "", *told]


def _money(figure: Figure, currency: str) -> list[Cell]:
    cost: Money | None = figure.cost
    told = "" if cost is None else str(cost)
    return [str(figure.amount), figure.amount.currency, told, currency]


def _rate(estimate: Estimate, currency: str) -> list[Cell]:
    for one in estimate.rates:
        if one.base == currency:
            return [one.text, one.day.isoformat(), harmless_apart(one.source)]
    return ["", "", ""]
