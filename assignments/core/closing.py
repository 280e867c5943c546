"""What stands against closing a month, and what beside it: told before, never decided here.

A check that blocks cannot be passed; one that warns has to be acknowledged; one that tells does
not. What a closed month is made of is told by `sealing`.
"""

import datetime as dt
from dataclasses import dataclass

from assignments.core.month import month_named
from assignments.core.periods import add_months
from assignments.core.sealing import SealedMonth, stamp

BLOCKS, WARNS, TELLS = "blocks", "warns", "tells"
SHOWN = 5  # lines named in a check
LATER = "not decided: what is approved later lies in a later month"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that stands against closing or beside it, as a sentence; `name` tells which."""

    name: str
    level: str
    says: str


@dataclass(frozen=True, slots=True)
class Some:
    """So many lines, and the first few of them as claim and line."""

    count: int = 0
    first: tuple[tuple[int, int], ...] = ()

    def told(self, what: str, many: str) -> str:
        """The number with what they are, and where the first few stand."""
        named = [f"claim {claim}, line {line}" for claim, line in self.first[:SHOWN]]
        if self.count > len(named):
            named.append("…")
        subject = f"1 {what}" if self.count == 1 else f"{self.count:,} {many}"
        return f"{subject} ({'; '.join(named)})" if named else subject


NONE = Some()


@dataclass(frozen=True, slots=True)
class Standing:
    """What the records tell of a month before it is closed.

    `earlier` are months with costs before it that are open; `undecided` and `asked` lines whose
    day lies in it; `without_rate` those and approved ones that were never counted; `unposted`
    costs that fell due by its end and are in no month yet; `unsaid` costs of it of which nobody
    said whether they are taxable.
    """

    label: str
    today: dt.date
    sealed: SealedMonth | None = None
    earlier: tuple[str, ...] = ()
    undecided: Some = NONE
    asked: Some = NONE
    without_rate: Some = NONE
    without_receipt: Some = NONE
    unposted: tuple[str, ...] = ()
    unsaid: int = 0


def last_day(label: str) -> dt.date:
    """The last day of a month; InputError where it is none."""
    return add_months(month_named(label), 1) - dt.timedelta(days=1)


def closed_when(month: SealedMonth) -> str:
    """That a month was closed, when and by whom."""
    at = stamp(month.closed_at).replace("T", " ").replace("Z", " UTC")
    return f"{month.label} was closed at {at} by {month.closed_by or 'this machine'}"


def checks(found: Standing) -> tuple[Check, ...]:
    """What stands against closing the month, then what has to be acknowledged, then the rest."""
    if found.sealed is not None:
        return (Check("closed", BLOCKS, f"{closed_when(found.sealed)}. Nothing reopens it."),)
    return (*_blocking(found), *_warning(found), *_telling(found))


def _blocking(found: Standing) -> tuple[Check, ...]:
    last = last_day(found.label)
    if found.today > last:
        return ()
    return (Check("not_over", BLOCKS, f"{found.label} is not over: its last day is {last}."),)


def _warning(found: Standing) -> tuple[Check, ...]:
    line, lines = "line of this month", "lines of this month"
    told = (
        ("undecided", found.undecided, line, lines, LATER),
        ("asked", found.asked, line, lines, "waiting for an answer"),
        ("without_rate", found.without_rate, line, lines, "without a rate, and not counted"),
        (
            "without_receipt",
            found.without_receipt,
            "approved line",
            "approved lines",
            "without the receipt that the clause asks for",
        ),
    )
    warned = [
        Check(name, WARNS, f"{some.told(one, many)} {_are(some.count)} {what}.")
        for name, some, one, many, what in told
        if some.count
    ]
    if found.unposted:
        what = f"Fallen due, and cannot be posted: {_listed(found.unposted)}."
        warned.append(Check("unposted", WARNS, what))
    if found.earlier:
        what = f"Months before it that have costs and are open: {_listed(found.earlier)}."
        warned.append(Check("earlier_open", WARNS, what))
    return tuple(warned)


def _telling(found: Standing) -> tuple[Check, ...]:
    if not found.unsaid:
        return ()
    costs = "1 cost" if found.unsaid == 1 else f"{found.unsaid:,} costs"
    says = f"Nobody said whether {costs} of this month {_are(found.unsaid)} taxable."
    what = "it" if found.unsaid == 1 else "them"
    return (Check("unsaid", TELLS, f"{says} The payroll file leaves {what} out."),)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _listed(names: tuple[str, ...]) -> str:
    some = ", ".join(names[:SHOWN])
    return f"{some}, and {len(names) - SHOWN} more" if len(names) > SHOWN else some


def open_checks(found: tuple[Check, ...], level: str) -> tuple[Check, ...]:
    """The checks of a level."""
    return tuple(one for one in found if one.level == level)
