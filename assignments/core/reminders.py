"""What is told of days to come: an entitlement that is forfeited, an end, a document that runs out.

Each once for a day and how near it is. What runs out or is missing `standing` says, what is left of
a limit `balances`; nothing is judged anew here.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assignments.core.assignment import Assignment
from assignments.core.balances import Remaining
from assignments.core.notices import CONFIDENTIAL, DOCUMENTS, ENDS, FORFEITS
from assignments.core.standing import LATELY_OVER, NEAR, Gap, Watched

FORFEIT_DAYS = (60, 14)
END_DAYS = (90, 30)
DOCUMENT_DAYS = (90, 30)
LATE_DAYS = 90  # so long it is said that an expected end is past
OVER = "over"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing about an assignment that is near; `thing` is its own for ever.

    `about` is the item, the gap or the balance; None for the end of the assignment itself. `days`
    are those left, below zero where the day is past.
    """

    kind: str
    thing: str
    day: dt.date
    days: int
    about: Watched | Gap | Remaining | None = None

    @property
    def is_for_employee(self) -> bool:
        """Whether the employee is told, and not HR alone: not that HR recorded no end."""
        return self.kind != ENDS or self.days >= 0

    @property
    def is_for_hr(self) -> bool:
        """Whether HR are told: not of what the employee alone may use."""
        return self.kind != FORFEITS


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of an assignment today that somebody may have to be reminded of."""

    number: int
    facts: Assignment
    today: dt.date
    items: tuple[Watched, ...] = ()
    gaps: tuple[Gap, ...] = ()
    left: tuple[Remaining, ...] = ()


def reached(days: int, steps: Iterable[int]) -> int | None:
    """The nearest step that so many days are within; None before the first and after the day."""
    return min((one for one in steps if 0 <= days <= one), default=None)


def reminders(known: Standing) -> tuple[Reminder, ...]:
    """All that is near today, the nearest day first."""
    found = (*_ends(known), *_documents(known), *_forfeits(known))
    return tuple(sorted(found, key=lambda one: (one.day, one.thing)))


def _ends(known: Standing) -> Iterator[Reminder]:
    facts = known.facts
    day = facts.end or facts.expected_end
    if day is None:
        return
    days = (day - known.today).days
    step = _step(days, END_DAYS, late=LATE_DAYS if facts.end is None else 0)
    if step is not None:
        yield Reminder(ENDS, f"end {known.number} {day} {step}", day, days)


def _step(days: int, steps: tuple[int, ...], *, late: int) -> str | None:
    if -late <= days < 0:
        return OVER
    step = reached(days, steps)
    return None if step is None else str(step)


def _documents(known: Standing) -> Iterator[Reminder]:
    for one in known.items:
        day, days = one.record.item.last, one.days
        if day is None or days is None or one.state not in {NEAR, LATELY_OVER}:
            continue
        step = OVER if one.state == LATELY_OVER else reached(days, DOCUMENT_DAYS)
        yield Reminder(DOCUMENTS, f"item {one.record.id} {day} {step}", day, days, one)
    for gap in known.gaps:
        thing = f"gap {known.number} {gap.first}"
        yield Reminder(DOCUMENTS, thing, gap.first, (gap.first - known.today).days, gap)


def _forfeits(known: Standing) -> Iterator[Reminder]:
    """What is left in a year of the letter or the calendar, and ends with it."""
    for row in known.left:
        if row.last is None or not row.left or row.category in CONFIDENTIAL:
            continue
        day = row.last if known.facts.end is None else min(row.last, known.facts.end)
        days = (day - known.today).days
        step = reached(days, FORFEIT_DAYS)
        if step is not None:
            name = f"{row.term_key} {row.kind} {row.person or ''}".strip()
            thing = f"forfeit {known.number} {name} {day} {step}"
            yield Reminder(FORFEITS, thing, day, days, row)
