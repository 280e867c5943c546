"""The plan of an assignment: what it is expected to cost by month, each figure with its assumption.

`projecting` makes a projection from the facts of a day; `hand` holds what somebody assumed instead.
What was spent stands beside it in `beside`. A projection that was kept is never made again.
"""

from assignments.core.plan.hand import (
    HOWS,
    Assumption,
    AssumptionInput,
    assumption_json,
    assumption_kept,
    assumption_of,
    fit_together,
    others_than,
)
from assignments.core.plan.projecting import project
from assignments.core.plan.values import BASES, Estimate, Figure, Outlook, Projection

__all__ = [
    "BASES",
    "HOWS",
    "Assumption",
    "AssumptionInput",
    "Estimate",
    "Figure",
    "Outlook",
    "Projection",
    "assumption_json",
    "assumption_kept",
    "assumption_of",
    "fit_together",
    "others_than",
    "project",
]
