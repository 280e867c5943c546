"""The shell: one function a deed of the office. Fetch, ask the core, keep, commit.

Every action takes the office first and the acting person second. One that changes something takes
a form's once-only key last: a second arrival of the same person and key does nothing and gets the
first's answer, `Done(id, again=True)`. They raise InputError (a slip in what was typed: `.where`,
`.what`, `.remedy`), NotAllowedError, NotFoundError (also for what is not one's own), StateError
(the record is in another state by now) and BusyError (try again).
"""

from assignments.actions.accounts import left, norms_left, remaining
from assignments.actions.answers import (
    AssignmentFile,
    Desk,
    Done,
    NotFoundError,
    Page,
    QueueItem,
    Wanted,
)
from assignments.actions.assignments import (
    assignment,
    change_assignment,
    my_assignments,
    record_assignment,
    record_end,
)
from assignments.actions.correcting import Correction, replace_term, retire_term
from assignments.actions.deciding import approve, ask, desk, reject
from assignments.actions.deciding_claims import approve_claim
from assignments.actions.deciding_some import approve_some, reject_some
from assignments.actions.drafting import (
    add_line,
    attach_receipt,
    change_line,
    claim,
    claims,
    draft_claim,
    history,
    line,
    receipt,
    remove_line,
    remove_receipt,
)
from assignments.actions.inputs import (
    Approval,
    AssignmentInput,
    EndInput,
    EndReadingInput,
    FareInput,
    LetterInput,
    NormInput,
    PersonInput,
    RateInput,
    ReadingInput,
    ShipmentInput,
    TripInput,
    Upload,
)
from assignments.actions.journeys import add_shipment, add_trip
from assignments.actions.keeping import fetched, sweep_receipts
from assignments.actions.known import load_rates, rate_table, set_company_rate, set_fare
from assignments.actions.letters import (
    add_letter,
    confirm_term,
    letter,
    propose_term,
)
from assignments.actions.office import Office, open_office
from assignments.actions.queueing import beside, last_event, place_in_queue, place_of, queue
from assignments.actions.readings import (
    company_readings,
    end_reading,
    reading,
    record_reading,
)
from assignments.actions.staff import (
    add_person,
    first_administrator,
    grant_roles,
    is_empty,
    people,
    person,
)
from assignments.actions.submitting import (
    answer,
    preview_claim,
    submit_claim,
    try_line,
    withdraw_claim,
    withdraw_line,
)
from assignments.core.approval import NotAllowedError, StateError
from assignments.core.words import InputError
from assignments.storage.database import BusyError
from assignments.storage.refusals import FullError, KeepingError, LostError, UnwritableError

__all__ = [
    "Approval",
    "AssignmentFile",
    "AssignmentInput",
    "BusyError",
    "Correction",
    "Desk",
    "Done",
    "EndInput",
    "EndReadingInput",
    "FareInput",
    "FullError",
    "InputError",
    "KeepingError",
    "LetterInput",
    "LostError",
    "NormInput",
    "NotAllowedError",
    "NotFoundError",
    "Office",
    "Page",
    "PersonInput",
    "QueueItem",
    "RateInput",
    "ReadingInput",
    "ShipmentInput",
    "StateError",
    "TripInput",
    "UnwritableError",
    "Upload",
    "Wanted",
    "add_letter",
    "add_line",
    "add_person",
    "add_shipment",
    "add_trip",
    "answer",
    "approve",
    "approve_claim",
    "approve_some",
    "ask",
    "assignment",
    "attach_receipt",
    "beside",
    "change_assignment",
    "change_line",
    "claim",
    "claims",
    "company_readings",
    "confirm_term",
    "desk",
    "draft_claim",
    "end_reading",
    "fetched",
    "first_administrator",
    "grant_roles",
    "history",
    "is_empty",
    "last_event",
    "left",
    "letter",
    "line",
    "load_rates",
    "my_assignments",
    "norms_left",
    "open_office",
    "people",
    "person",
    "place_in_queue",
    "place_of",
    "preview_claim",
    "propose_term",
    "queue",
    "rate_table",
    "reading",
    "receipt",
    "record_assignment",
    "record_end",
    "record_reading",
    "reject",
    "reject_some",
    "remaining",
    "remove_line",
    "remove_receipt",
    "replace_term",
    "retire_term",
    "set_company_rate",
    "set_fare",
    "submit_claim",
    "sweep_receipts",
    "try_line",
    "withdraw_claim",
    "withdraw_line",
]
