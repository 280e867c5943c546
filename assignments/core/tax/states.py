"""Which state a tax year is in: each follows from its notes, with the condition that must hold."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assignments.core.tax.withholding import Withheld
from assignments.core.tax.years import FIGURES, PROTECTED, TaxNote, TaxYear, figure

ESTIMATED, WITHHELD, FILED, FINAL, SETTLED = STATES = (
    "estimated",
    "withheld",
    "filed",
    "final",
    "settled",
)


@dataclass(frozen=True, slots=True)
class Stage:
    """One state of a year: whether it is reached, and the condition that must hold for it."""

    state: str
    reached: bool
    condition: str


def stages(
    year: TaxYear, notes: Sequence[TaxNote], withheld: Sequence[Withheld]
) -> tuple[Stage, ...]:
    """The states of a year in their order, each with its condition and whether that holds."""
    kinds = {one.kind for one in notes}
    is_final = not _figures_missing(year, notes)
    figures = "the final hypothetical tax"
    if year.kind == PROTECTED:
        figures += " and the actual taxes at home and in the host country"
    return (
        Stage(ESTIMATED, reached=True, condition="The year is recorded."),
        Stage(
            WITHHELD,
            bool(withheld) or "withholding" in kinds,
            "Hypothetical tax was withheld for days of the year.",
        ),
        Stage(FILED, "return_filed" in kinds, "A note says that the return was filed."),
        Stage(FINAL, is_final, f"After the return was filed, {figures} are recorded."),
        Stage(
            SETTLED,
            year.is_closed,
            "The year is over and final; HR settled it. From then on it is closed.",
        ),
    )


def state_of(year: TaxYear, notes: Sequence[TaxNote], withheld: Sequence[Withheld]) -> str:
    """The last state that is reached."""
    return [one.state for one in stages(year, notes, withheld) if one.reached][-1]


def _figures_missing(year: TaxYear, notes: Sequence[TaxNote]) -> tuple[str, ...]:
    needed = FIGURES if year.kind == PROTECTED else FIGURES[:1]
    return tuple(name for name in needed if figure(notes, name) is None)


def what_is_missing_to_settle(
    year: TaxYear, notes: Sequence[TaxNote], today: dt.date
) -> tuple[str, ...]:
    """Why a year cannot be settled yet, one sentence a reason; none where it can."""
    reasons = []
    if year.last >= today:
        reasons.append(f"The year {year.label} is not over before {year.last}.")
    if not any(one.kind == "return_filed" for one in notes):
        reasons.append("No note says that the return was filed.")
    said = {
        "final_hypothetical": "The final hypothetical tax is not recorded.",
        "actual_home": "The actual tax of the home country is not recorded.",
        "actual_host": "The actual tax of the host country is not recorded.",
    }
    return (*reasons, *(said[name] for name in _figures_missing(year, notes)))
