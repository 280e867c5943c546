"""Loads the demo into an empty office: the people, the rates, then the story step by step.

How a step is carried out stands in `narrator`. No row is written here.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from assignments import actions
from assignments.actions import Office, PersonInput, RateInput, StateError, is_empty
from assignments.core.rates import Rate
from assignments.demo.cast import (
    ADMINISTRATOR,
    STAFF,
    DemoLogin,
    Role,
    fresh_password,
    login_of,
)
from assignments.demo.narrator import Narrator
from assignments.demo.story import Step, steps, taxable_table

Hash = Callable[[str], str]
Progress = Callable[[int, int], None]
FIRST_DAY = dt.datetime(2004, 12, 1, 16, tzinfo=dt.UTC)
# The yuan was pegged at this rate until July 2005, and the published rates know it from April on.
YUAN = RateInput("USD", "CNY", "8.2765", dt.date(2005, 1, 1), dt.date(2005, 3, 31))
# The published rates never knew the dong.
DONG = RateInput("USD", "VND", "15904", dt.date(2005, 11, 1), dt.date(2005, 11, 30))
# How the company reads a word in everybody's letters.
FAMILY = {
    "words": "family",
    "says": "husband or wife, and children under 18 who live with the employee",
    "people": ("spouse", "children"),
    "reason": "Handbook of the company, page 12; parents and grown-up children stay out.",
}
CLOSED = tuple(f"2005-{month:02}" for month in range(1, 12))
COMPANY_STEPS = (
    Step(dt.datetime(2005, 1, 3, 16, tzinfo=dt.UTC), "", "rate", YUAN),
    Step(dt.datetime(2005, 1, 3, 17, tzinfo=dt.UTC), "", "reading", FAMILY),
    Step(dt.datetime(2005, 12, 9, 17, tzinfo=dt.UTC), "", "rate", DONG),
    *(
        Step(dt.datetime(2005, 1, 4, 17, tzinfo=dt.UTC), "", "taxable", told)
        for told in taxable_table()
    ),
    *(
        Step(dt.datetime(2006, 1, 12, 17, month, tzinfo=dt.UTC), "", "close", {"month": label})
        for month, label in enumerate(CLOSED)
    ),
)


def load(
    office: Office,
    hashed: Hash,
    progress: Progress | None = None,
    rates: Sequence[Rate] | None = None,
) -> tuple[DemoLogin, ...]:
    """Load everything; `hashed` turns a password into what log-in compares with.

    All published rates, unless `rates` are given. The same each time but for the passwords.
    StateError where somebody is in the office already.
    """
    if not is_empty(office):
        raise StateError("There are people in this database: the demo wants an empty one.")
    narrator = Narrator(office, FIRST_DAY)
    logins = _hire(narrator, hashed)
    actions.load_rates(narrator.office, rates=rates)
    moments = sorted((*COMPANY_STEPS, *steps()), key=lambda step: step.at)
    for done, step in enumerate(moments, 1):
        narrator.tell(step)
        if progress is not None:
            progress(done, len(moments))
    return logins


def _hire(narrator: Narrator, hashed: Hash) -> tuple[DemoLogin, ...]:
    """Make the administrator, who makes everybody else; people by key go to the narrator."""
    passwords = {role.key: fresh_password() for role in (*STAFF, ADMINISTRATOR)}

    def told(role: Role) -> PersonInput:
        return PersonInput(role.email, role.name, role.roles, hashed(passwords[role.key]))

    office, people = narrator.office, narrator.people
    first = actions.first_administrator(office, told(ADMINISTRATOR))
    administrator = people[ADMINISTRATOR.key] = actions.person(office, first.id)
    for role in STAFF:
        done = actions.add_person(office, administrator, told(role), narrator.key())
        people[role.key] = actions.person(office, done.id)
    return tuple(login_of(role, passwords[role.key]) for role in (*STAFF, ADMINISTRATOR))
