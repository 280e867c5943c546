"""The rows: one class a table, each turning a core value into a row and back.

A row neither checks nor decides: SQLModel validates nothing on construction. Queries are in
`store`, changes of the tables in `migrations`.
"""

from sqlmodel import SQLModel

from assignments.storage.tables.approvals import ApprovalLimitRow, DeputyRow
from assignments.storage.tables.assignments import AssignmentRow
from assignments.storage.tables.audit import AuditEntryRow, AuditHeadRow
from assignments.storage.tables.claims import ClaimRow, ReceiptRow, TakeRow
from assignments.storage.tables.company_readings import CompanyReadingRow
from assignments.storage.tables.costs import (
    BonusAnswerRow,
    FallenDueRow,
    PaySettingRow,
    TaxabilityRow,
)
from assignments.storage.tables.deeds import EventRow, OnceRow
from assignments.storage.tables.drafts import KeptFormRow, LooseReceiptRow
from assignments.storage.tables.editions import AmendmentRow, LetterEditionRow
from assignments.storage.tables.endings import (
    EmploymentFactRow,
    EndingDecisionRow,
    EndingRuleRow,
)
from assignments.storage.tables.funds import FundEntryRow, FundRow
from assignments.storage.tables.journeys import ShipmentRow, TripRow
from assignments.storage.tables.ledger import PostingRow
from assignments.storage.tables.letters import FareRow, LetterRow, TermRow
from assignments.storage.tables.lines import LineRow
from assignments.storage.tables.log_ins import AttemptRow, LogInRow, RecoveryCodeRow
from assignments.storage.tables.notices import (
    CalendarFeedRow,
    MailChoiceRow,
    MailMarkRow,
    MailRow,
    NoticeRow,
)
from assignments.storage.tables.people import RoleRow, RolesUsersRow, UserRow, log_in_classes
from assignments.storage.tables.plans import PlanVersionRow
from assignments.storage.tables.rates import CompanyRateRow, RateRow
from assignments.storage.tables.readings import SetAsideRow, reading_of, reading_words
from assignments.storage.tables.sealing import SealedChunkRow, SealedFileRow, SealedMonthRow
from assignments.storage.tables.searching import ClaimWordRow, SearchMarkRow
from assignments.storage.tables.shared import SharedVersionRow
from assignments.storage.tables.standing import (
    HolidayPartRow,
    StandingItemRow,
    StayRow,
    TimeOffRow,
    VacationGrantRow,
)
from assignments.storage.tables.tax_notes import TaxFileRow, TaxNoteRow
from assignments.storage.tables.tax_years import (
    HypotheticalTaxRow,
    TaxAdviserGrantRow,
    TaxYearRow,
)
from assignments.storage.tables.tokens import TokenRow

METADATA = SQLModel.metadata

__all__ = [
    "METADATA",
    "AmendmentRow",
    "ApprovalLimitRow",
    "AssignmentRow",
    "AttemptRow",
    "AuditEntryRow",
    "AuditHeadRow",
    "BonusAnswerRow",
    "CalendarFeedRow",
    "ClaimRow",
    "ClaimWordRow",
    "CompanyRateRow",
    "CompanyReadingRow",
    "DeputyRow",
    "EmploymentFactRow",
    "EndingDecisionRow",
    "EndingRuleRow",
    "EventRow",
    "FallenDueRow",
    "FareRow",
    "FundEntryRow",
    "FundRow",
    "HolidayPartRow",
    "HypotheticalTaxRow",
    "KeptFormRow",
    "LetterEditionRow",
    "LetterRow",
    "LineRow",
    "LogInRow",
    "LooseReceiptRow",
    "MailChoiceRow",
    "MailMarkRow",
    "MailRow",
    "NoticeRow",
    "OnceRow",
    "PaySettingRow",
    "PlanVersionRow",
    "PostingRow",
    "RateRow",
    "ReceiptRow",
    "RecoveryCodeRow",
    "RoleRow",
    "RolesUsersRow",
    "SealedChunkRow",
    "SealedFileRow",
    "SealedMonthRow",
    "SearchMarkRow",
    "SetAsideRow",
    "SharedVersionRow",
    "ShipmentRow",
    "StandingItemRow",
    "StayRow",
    "TakeRow",
    "TaxAdviserGrantRow",
    "TaxFileRow",
    "TaxNoteRow",
    "TaxYearRow",
    "TaxabilityRow",
    "TermRow",
    "TimeOffRow",
    "TokenRow",
    "TripRow",
    "UserRow",
    "VacationGrantRow",
    "log_in_classes",
    "reading_of",
    "reading_words",
]
