"""One process that judges: it reads what is known of an assignment, and tells its lines as rows.

Started anew and handed only plain values, so that it shares nothing with the one that writes.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from assignments.actions.judging import facts_of
from assignments.core.rates import OLDEST, PIVOT, Rate, RateTable
from assignments.demo.filling.costs import claimed
from assignments.demo.filling.laying import TAXED, Crew, typed_rates
from assignments.demo.filling.life import Ground, Life
from assignments.demo.filling.people import sent
from assignments.demo.filling.places import CURRENCIES
from assignments.demo.filling.rows import Papers, Writer
from assignments.demo.filling.size import Plot
from assignments.storage.database import Database, open_database
from assignments.storage.embedded_rates import embedded_rates
from assignments.storage.sheaves import Sheaf
from assignments.storage.tables.rates import COMPANY

EARLIEST = dt.date(2018, 1, 1)  # of a rate: nobody was sent earlier


@dataclass(frozen=True, slots=True)
class Task:
    """What every process is told once."""

    url: str
    dialect: str
    zone: str
    seed: int
    now: dt.datetime
    crew: Crew
    papers: Papers

    @property
    def today(self) -> dt.date:
        """The day on which the world ends."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()


class Judge:
    """Tells the rows of assignments, one sheaf each."""

    def __init__(self, task: Task) -> None:
        """Open the records, and gather all rates."""
        self._task = task
        self._database: Database = open_database(task.url)
        self._rates = rates_until(task.today)
        self._files = task.papers.by_digest

    def told(self, plot: Plot) -> Sheaf:
        """All that was claimed under an assignment."""
        task = self._task
        who = sent(plot, task.seed, task.today)
        with self._database.read() as store:
            record = store.assignment(plot.number)
            if record is None:
                raise ValueError(f"assignment {plot.number} has not been written")
            facts = replace(facts_of(store, record, task.today), rates=self._rates)
        ground = Ground(
            record=record,
            facts=facts,
            taxable=TAXED,
            deciders=tuple(person.id for person in task.crew.hr),
            now=task.now,
            zone=ZoneInfo(task.zone),
            papers=task.papers,
        )
        random = Random(f"{task.seed} costs {plot.number}")  # noqa: S311 - the same each time
        employee = task.crew.employee_id(who)
        sheaf = Sheaf(task.dialect)
        writer = Writer(sheaf, plot.number, employee, ground.deciders[0], self._files)
        claims = list(claimed(plot, who, random, task.now))
        Life(ground, random, writer).live(claims, plot.first_claim)
        return sheaf


@cache
def published() -> tuple[Rate, ...]:
    """The published rates of the currencies that anybody claims in, for the days of any world."""
    among = CURRENCIES | {PIVOT}
    return tuple(
        rate
        for rate in embedded_rates()
        if rate.day >= EARLIEST and rate.base in among and rate.quote in among
    )


def rates_until(today: dt.date) -> RateTable:
    """Every rate that may count until a day, as the records would tell them one by one."""
    last = max((rate.day for rate in published()), default=today)
    return RateTable((*published(), *_typed(last, today)))


def _typed(last: dt.date, today: dt.date) -> Iterator[Rate]:
    """Typed rates for the days that no published one knows."""
    for number in range(OLDEST + 1, (today - last).days + 1):
        day = last + dt.timedelta(days=number)
        for base, quote, rate in typed_rates():
            yield Rate(day, base, quote, rate, COMPANY)


_judge: list[Judge] = []


def begin(task: Task) -> None:
    """Make this process a judge's."""
    _judge.append(Judge(task))


def told(plots: tuple[Plot, ...]) -> Sheaf:
    """The rows of some assignments."""
    judge = _judge[0]
    whole = Sheaf(judge._task.dialect)  # noqa: SLF001 - of this module
    for plot in plots:
        for name, rows in judge.told(plot).rows.items():
            whole.rows.setdefault(name, []).extend(rows)
    return whole
