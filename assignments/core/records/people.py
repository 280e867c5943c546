"""Who can log in, and the assignments they are on."""

import datetime as dt
from dataclasses import dataclass, field

from assignments.core.assignment import Assignment
from assignments.core.rates import EXPENSE_DATE


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can log in; `roles` are words of `approval.ROLES`.

    While they act, `origin` says from where, and `in_place_of` for whom they stand in. `language`
    is the one that they chose for pages and mail; None where they chose none.
    """

    id: int
    email: str
    name: str
    roles: frozenset[str] = frozenset()
    origin: str = field(default="", compare=False)
    in_place_of: int | None = field(default=None, compare=False)
    language: str | None = field(default=None, compare=False)


def by_name(person: Person | None, in_place_of: Person | None) -> str:
    """Who did something, as pages name them: "Bea Lang for Ingrid Solberg"; "" for nobody."""
    if person is None:
        return ""
    return person.name if in_place_of is None else f"{person.name} for {in_place_of.name}"


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """One assignment with what HR recorded of it; `facts` is what the judge sees.

    `rate_rule` says which rates its costs are turned at (see `rate_rules`); `erased_at` is when
    what it says of the employee was erased.
    """

    id: int
    employee: Person
    employer: str
    position: str
    home_country: str
    home_city: str
    host_country: str
    host_city: str
    facts: Assignment
    cost_centre: str = ""
    reports_to: str = ""
    end_reason: str = ""
    version: int = 1
    rate_rule: str = EXPENSE_DATE
    erased_at: dt.datetime | None = None

    @property
    def title(self) -> str:
        """The employee and the host city, as people call the assignment."""
        return f"{self.employee.name}, {self.host_city}"
