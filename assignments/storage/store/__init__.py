"""Every question asked of the records, one named method each; answers are values, never rows.

A store sees one transaction; `database` opens it. Nothing is decided here.
"""

from assignments.storage.store.approvals import Approvals
from assignments.storage.store.asking import MACHINE, Author
from assignments.storage.store.assignments import Assignments
from assignments.storage.store.audit import AboutWhat, AuditWish, Trail
from assignments.storage.store.bulk import Bulk
from assignments.storage.store.company_readings import CompanyReadings
from assignments.storage.store.cost_sums import CostSums
from assignments.storage.store.costs import BonusAnswer, Costs, Posted
from assignments.storage.store.deeds import Deeds, Event
from assignments.storage.store.drafts import Drafts
from assignments.storage.store.endings import Endings
from assignments.storage.store.funds import Funds
from assignments.storage.store.glances import Glances
from assignments.storage.store.judging import Balances, Journeys, Judging, Seen
from assignments.storage.store.ledger_pages import LedgerPages
from assignments.storage.store.letters import NewTerm
from assignments.storage.store.line_steps import LineSteps
from assignments.storage.store.mails import Feed, Mails
from assignments.storage.store.near_days import NearDays
from assignments.storage.store.notices import Happened, Notices
from assignments.storage.store.passages import Passages
from assignments.storage.store.people import People
from assignments.storage.store.personal import Personal
from assignments.storage.store.plans import Plans, SpentSums
from assignments.storage.store.queue import Narrowed, Queue, Waiting
from assignments.storage.store.rates import Rates
from assignments.storage.store.registers import AssignmentWish, Registers, TypedRate
from assignments.storage.store.sealing import Sealing
from assignments.storage.store.search_claims import FoundClaim, FoundLine, Reach
from assignments.storage.store.searching import Searching
from assignments.storage.store.standing import Standing
from assignments.storage.store.steps import Begun, Decided, Draft, Submitted
from assignments.storage.store.story import Stories
from assignments.storage.store.tax import Tax
from assignments.storage.store.tax_grants import Grant
from assignments.storage.store.tokens import TokenRecords
from assignments.storage.store.versions import Corrected, Versions
from assignments.storage.tables.shared import RATES, READINGS

__all__ = [
    "MACHINE",
    "RATES",
    "READINGS",
    "AboutWhat",
    "AssignmentWish",
    "AuditWish",
    "Author",
    "Balances",
    "Begun",
    "BonusAnswer",
    "Corrected",
    "Decided",
    "Draft",
    "Event",
    "Feed",
    "FoundClaim",
    "FoundLine",
    "Grant",
    "Happened",
    "Journeys",
    "Narrowed",
    "NewTerm",
    "Posted",
    "Reach",
    "Seen",
    "SpentSums",
    "Store",
    "Submitted",
    "TypedRate",
    "Waiting",
]


class Store(
    Personal,
    People,
    Tax,
    Searching,
    Assignments,
    Versions,
    CompanyReadings,
    Passages,
    LineSteps,
    Judging,
    Queue,
    LedgerPages,
    Costs,
    Plans,
    Sealing,
    Rates,
    Registers,
    Standing,
    Bulk,
    Deeds,
    Drafts,
    Trail,
    Endings,
    Funds,
    Approvals,
    Notices,
    Mails,
    NearDays,
    CostSums,
    Glances,
    TokenRecords,
    Stories,
):
    """The records as one transaction sees them."""
