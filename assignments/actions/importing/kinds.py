"""The kinds of files that are imported, each with its columns, its look over and its import."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assignments.actions.access import is_employee, need_role, seen_assignment
from assignments.actions.answers import NotFoundError
from assignments.actions.importing import claims, company_rates, pay, suppliers
from assignments.actions.importing.rows import Delivery, Imported, LookedOver
from assignments.actions.office import Office
from assignments.core.records import AssignmentRecord, Person
from assignments.sheets import Column


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file, under an assignment: who may bring it, beside the employee where `own`."""

    word: str
    thing: str
    columns: tuple[Column, ...]
    roles: tuple[str, ...]
    look_over: Callable[[Office, Person, int, Delivery], LookedOver[Any]]
    bring: Callable[[Office, Person, int, Delivery, str], Imported[Any]]
    own: bool = False

    def is_open(self, who: Person, record: AssignmentRecord) -> bool:
        """Whether the person may bring such a file for the assignment."""
        return (self.own and is_employee(who, record)) or bool(who.roles & set(self.roles))


def _look_over_rates(
    office: Office, who: Person, _assignment_id: int, what: Delivery
) -> LookedOver[Any]:
    return company_rates.look_over_rates(office, who, what)


def _import_rates(
    office: Office, who: Person, _assignment_id: int, what: Delivery, key: str
) -> Imported[Any]:
    return company_rates.import_rates(office, who, what, key)


CLAIMS = Kind(
    "claims",
    "claim",
    claims.COLUMNS,
    ("hr",),
    claims.look_over_claims,
    claims.import_claims,
    own=True,
)
SUPPLIERS = Kind(
    "suppliers",
    "invoice",
    suppliers.COLUMNS,
    ("hr", "finance"),
    suppliers.look_over_invoices,
    suppliers.import_invoices,
)
PAY = Kind("pay", "posting", pay.COLUMNS, ("hr", "finance"), pay.look_over_pay, pay.import_pay)
RATES = Kind(
    "rates", "rate", company_rates.COLUMNS, ("hr",), _look_over_rates, _import_rates
)  # of the company: of no assignment
UNDER_ASSIGNMENT = (CLAIMS, SUPPLIERS, PAY)
COSTS = {one.word: one for one in (SUPPLIERS, PAY, RATES)}


def openings(
    office: Office, who: Person, assignment_id: int
) -> tuple[AssignmentRecord, tuple[Kind, ...]]:
    """An assignment, and the kinds of files that the person may bring for it.

    NotAllowedError where there are none.
    """
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
    found = tuple(one for one in UNDER_ASSIGNMENT if one.is_open(who, record))
    if not found:
        need_role(who, "hr", "finance")
    return record, found


def person_at(office: Office, email: str) -> Person:
    """The person of an address; for the command line alone, where nobody is logged in."""
    with office.database.read() as store:
        people = store.everybody()
    for one in people:
        if one.email.casefold() == email.strip().casefold():
            return one
    raise NotFoundError(f"Nobody has the address {email}.")
