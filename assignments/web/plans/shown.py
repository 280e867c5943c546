"""What a page shows of a plan: its table, its assumptions in groups, and bars of what was spent."""

from collections.abc import Iterable
from dataclasses import dataclass

from assignments.actions.planned import Planned
from assignments.core.plan import Estimate
from assignments.core.plan.beside import Row
from assignments.core.plan.grid import PARTS, Grid, grid_of
from assignments.core.plan.values import SHARED
from assignments.web import speech
from assignments.web.filters import clause_of

FEW_MONTHS = 12
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of what is planned to date was spent and is held, in hundredths of the longer."""

    row: Row
    planned: int
    actual: int
    held: int


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan as its page shows it, by month, quarter or year."""

    it: Planned
    by: str
    grid: Grid | None
    figured: tuple[Estimate, ...]
    gaps: tuple[Estimate, ...]
    shared: tuple[Estimate, ...]
    bars: tuple[Bar, ...]
    changes: tuple[Row, ...]


def plan_shown(it: Planned, asked: str) -> PlanShown:
    """What the page of a plan shows."""
    if it.plan is None:
        return PlanShown(it, asked, None, (), (), (), (), ())
    projection = it.plan.projection
    usual = "month" if len(projection.months) <= FEW_MONTHS else "quarter"
    by = asked if asked in PARTS else usual
    beside = it.beside
    return PlanShown(
        it=it,
        by=by,
        grid=grid_of(projection, by),
        figured=tuple(one for one in projection.estimates if one.figures),
        gaps=projection.gaps,
        shared=tuple(one for one in projection.estimates if one.basis == SHARED),
        bars=() if beside is None else tuple(map(_bar, (*beside.categories, beside.total))),
        changes=() if beside is None else beside.months,
    )


def _bar(row: Row) -> Bar:
    planned, actual, held = (max(0, one.minor) for one in (row.planned, row.actual, row.held))
    longest = max(planned, actual + held, 1)
    return Bar(row, *(WHOLE * part // longest for part in (planned, actual, held)))


def subjects(estimates: Iterable[Estimate]) -> dict[str, str]:
    """What an assumption may be for among the terms of a plan, by category and term."""
    found: dict[str, str] = {}
    for one in estimates:
        name = speech.CATEGORY_NAMES[one.category]
        if one.term:
            where = clause_of(one.clause, one.letter)
            found[f"{one.category}|{one.term}"] = f"{name}, {where}: {one.says}"
    return found
