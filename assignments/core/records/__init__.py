"""What the office records, as values: the shapes the store hands out and the pages show.

No rules: a claim line's verdict is made in `check`, its status in `approval`.
"""

from assignments.core.records.claims import (
    ClaimRecord,
    EventRecord,
    FirstApproval,
    LineRecord,
    Receipt,
)
from assignments.core.records.journeys import Shipment, Trip
from assignments.core.records.letters import (
    AmendmentRecord,
    LetterEdition,
    LetterRecord,
    SetAside,
    TermRecord,
)
from assignments.core.records.people import AssignmentRecord, Person, by_name

__all__ = [
    "AmendmentRecord",
    "AssignmentRecord",
    "ClaimRecord",
    "EventRecord",
    "FirstApproval",
    "LetterEdition",
    "LetterRecord",
    "LineRecord",
    "Person",
    "Receipt",
    "SetAside",
    "Shipment",
    "TermRecord",
    "Trip",
    "by_name",
]
