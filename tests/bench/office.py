"""An office to claim in: eight expatriates, each under a letter of their own, and HR."""

import datetime as dt
import uuid
from itertools import count
from pathlib import Path

from assignments import actions
from assignments.actions import (
    AssignmentInput,
    LetterInput,
    Office,
    PersonInput,
    RateInput,
)
from assignments.core.records import Person
from assignments.storage.database import migrate
from assignments.web import create_app, login

DATABASE = "assignments.sqlite"
PASSWORD = "bench " * 3
LETTER = """1. The Company will pay for local transport.
2. The Company will reimburse business expenses of up to 90,000.00 dollars.
3. The Company will pay the rent of up to 3,200.00 dollars a month.
"""
TERMS: tuple[dict[str, object], ...] = (
    {"clause": "1", "category": "local_transport", "quote": "will pay for local transport"},
    {
        "clause": "2",
        "category": "business_expense",
        "quote": "business expenses of up to 90,000.00 dollars",
        "limits": [{"type": "amount", "max": "90000.00", "currency": "USD", "per": "assignment"}],
    },
    {
        "clause": "3",
        "category": "housing_rent",
        "quote": "the rent of up to 3,200.00 dollars a month",
        "limits": [{"type": "amount", "max": "3200.00", "currency": "USD", "per": "month"}],
    },
)
_numbers = count(1)


def _key() -> str:
    return str(uuid.uuid4())


def url_of(instance: Path) -> str:
    """The instance's own database, whatever the machine's settings say."""
    return f"sqlite:///{instance / DATABASE}"


def furnish(instance: Path, expatriates: int, url: str = "") -> tuple[str, ...]:
    """Make the instance's database, or the one at the address, with so many expatriates.

    Returns the addresses that they log in by.
    """
    app = create_app({"INSTANCE": str(instance), "DATABASE_URL": url or url_of(instance)})
    office: Office = app.extensions["office"]
    migrate(office.database.url)
    with app.app_context():
        password = login.hashed(PASSWORD)
    chief = PersonInput("chief@bench.example", "Chief", frozenset({"administrator"}), password)
    first = actions.person(office, actions.first_administrator(office, chief).id)
    hr = _person(office, first, "hr", password)
    _rates(office, hr)
    people = [_person(office, first, "expatriate", password) for _ in range(expatriates)]
    for who in people:
        _assign(office, hr, who)
    office.database.close()
    return tuple(who.email for who in people)


def _person(office: Office, first: Person, role: str, password: str) -> Person:
    name = f"{role}{next(_numbers)}"
    what = PersonInput(f"{name}@bench.example", name, frozenset({role}), password)
    return actions.person(office, actions.add_person(office, first, what, _key()).id)


def _rates(office: Office, hr: Person) -> None:
    today = office.today()
    what = RateInput("CNY", "USD", "0.1208", today - dt.timedelta(days=30), today)
    actions.set_company_rate(office, hr, what, _key())


def _assign(office: Office, hr: Person, who: Person) -> None:
    start = office.today() - dt.timedelta(days=200)
    where = {"home_country": "US", "home_city": "Fremont", "host_country": "CN"}
    what = AssignmentInput(
        employee_id=who.id,
        employer="Bench",
        position="Engineer",
        host_city="Shanghai",
        start=start,
        settlement_currency="USD",
        **where,
    )
    assignment = actions.record_assignment(office, hr, what, _key()).id
    letter = LetterInput("assignment", "Letter", start, LETTER)
    letter_id = actions.add_letter(office, hr, assignment, letter, _key()).id
    for term in TERMS:
        words = {"pays": "reimburse", **term}
        term_id = actions.propose_term(office, hr, letter_id, words, _key()).id
        actions.confirm_term(office, hr, term_id, _key())
