"""In which seat a person looks at an assignment's taxes, and what is found for them there.

An HR person whose own assignment it is sits as its employee: nobody settles their own taxes.
"""

from assignments.actions.access import is_employee, need_not_erased
from assignments.actions.answers import NotFoundError
from assignments.actions.office import Office
from assignments.core.approval import NotAllowedError
from assignments.core.records import AssignmentRecord, Person
from assignments.core.tax import TaxYear, closed
from assignments.storage.store import Store

EMPLOYEE, HR, ADVISER, FINANCE = "employee", "hr", "tax_adviser", "finance"


def seat(office: Office, store: Store, who: Person, record: AssignmentRecord) -> str | None:
    """The person's seat at an assignment; None for somebody to whom it is not there."""
    if is_employee(who, record):
        return EMPLOYEE
    if "hr" in who.roles:
        return HR
    if "tax_adviser" in who.roles and store.is_granted(who.id, record.id, office.today()):
        return ADVISER
    return FINANCE if "finance" in who.roles else None


def seated(
    office: Office, store: Store, who: Person, assignment_id: int
) -> tuple[AssignmentRecord, str]:
    """An assignment whose taxes the person may see, and in which seat; else NotFoundError."""
    record = store.assignment(assignment_id)
    found = None if record is None else seat(office, store, who, record)
    if record is None or found is None:
        raise NotFoundError("There is no such assignment.")
    need_not_erased(store, record)
    return record, found


def hr_seated(office: Office, store: Store, who: Person, assignment_id: int) -> AssignmentRecord:
    """An assignment whose taxes the person looks after, as HR and not as its employee."""
    record, where = seated(office, store, who, assignment_id)
    if where != HR:
        raise NotAllowedError("This is for HR alone, and not for one's own taxes.")
    return record


def seen_year(
    office: Office, store: Store, who: Person, year_id: int
) -> tuple[TaxYear, AssignmentRecord, str]:
    """A tax year that the person may look into, in which seat; never for finance."""
    year = store.tax_year(year_id)
    if year is None:
        raise NotFoundError("There is no such tax year.")
    record, where = seated(office, store, who, year.assignment_id)
    if where == FINANCE:
        raise NotFoundError("There is no such tax year.")
    return year, record, where


def open_year(
    office: Office, store: Store, who: Person, year_id: int, *seats: str
) -> tuple[TaxYear, AssignmentRecord, str]:
    """A year that is still written to, for some seats; StateError for one that is settled."""
    year, record, where = seen_year(office, store, who, year_id)
    if where not in seats:
        raise NotAllowedError("This is not yours to write.")
    if year.is_closed:
        raise closed(year)
    return year, record, where
