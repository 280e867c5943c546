"""A small office to be hurried: expatriates under narrow limits, HR who decide, finance."""

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path

from assignments import actions
from assignments.actions import AssignmentInput, LetterInput, PersonInput
from assignments.actions.tokens import TokenInput, make_token
from assignments.core.tokens import SCOPES
from assignments.storage.database import migrate
from assignments.web import create_app, login

PASSWORD = "fault " * 3
DAYS = 200  # for which the assignments went on already
TAXI = "taxis as the schedule has them"
LETTER = f"""1. {TAXI}.
2. Outlays as the schedule has them.
3. Parking as the schedule has it.
"""  # words in which the reader finds nothing: only what HR records counts
TERMS = (
    {
        "clause": "1",
        "category": "local_transport",
        "quote": TAXI,
        "limits": [
            {"type": "amount", "max": "300", "currency": "USD", "per": "month", "pool": "taxi"}
        ],
    },
    {
        "clause": "2",
        "category": "business_expense",
        "quote": "Outlays as the schedule has them",
        "limits": [{"type": "amount", "max": "60", "currency": "USD", "per": "day"}],
    },
    {"clause": "3", "category": "car_allowance", "quote": "Parking as the schedule has it"},
)


@dataclass(frozen=True)
class Somebody:
    """One who logs in: their number, their address, and their own assignment if they have one.

    Who has a token does everything by a program.
    """

    id: int
    email: str
    assignment: int = 0
    token: str = ""


@dataclass(frozen=True)
class Cast:
    """Who works in the office."""

    expatriates: tuple[Somebody, ...]
    hr: tuple[Somebody, ...]
    finance: Somebody


def key():
    """A once-only key."""
    return str(uuid.uuid4())


def furnish(instance: Path, url: str, expatriates: int, hr: int = 2, programs: int = 0) -> Cast:
    """Make the database at the address, and everybody in it; the last so many by programs."""
    app = create_app({"INSTANCE": str(instance), "DATABASE_URL": url})
    office = app.extensions["office"]
    migrate(url)
    with app.app_context():
        password = login.hashed(PASSWORD)
    chief = PersonInput("chief@fault.example", "Chief", frozenset({"administrator"}), password)
    first = actions.person(office, actions.first_administrator(office, chief).id)

    def person(role, number):
        email = f"{role}{number}@fault.example"
        what = PersonInput(email, f"{role} {number}", frozenset({role}), password)
        return actions.person(office, actions.add_person(office, first, what, key()).id)

    hrs = [person("hr", number) for number in range(1, hr + 1)]
    finance = person("finance", 1)
    away = [person("expatriate", number) for number in range(1, expatriates + 1)]
    own = [_assign(office, hrs[0], who) for who in away]
    tokens = {
        who.id: _token(office, who) for part in (away, hrs) for who in part[len(part) - programs :]
    }
    office.database.close()
    return Cast(
        tuple(
            Somebody(who.id, who.email, at, tokens.get(who.id, ""))
            for who, at in zip(away, own, strict=True)
        ),
        tuple(Somebody(who.id, who.email, token=tokens.get(who.id, "")) for who in hrs),
        Somebody(finance.id, finance.email),
    )


def _token(office, who):
    """A token of somebody's that opens all that they may do."""
    last = office.today() + dt.timedelta(days=30)
    return make_token(office, who, TokenInput("program", SCOPES, last), key()).secret


def _assign(office, hr, who):
    start = office.today() - dt.timedelta(days=DAYS)
    what = AssignmentInput(
        employee_id=who.id,
        employer="Fault",
        position="Engineer",
        home_country="US",
        home_city="Fremont",
        host_country="CN",
        host_city="Shanghai",
        start=start,
        settlement_currency="USD",
    )
    assignment = actions.record_assignment(office, hr, what, key()).id
    letter = LetterInput("assignment", "Letter", start, LETTER)
    letter_id = actions.add_letter(office, hr, assignment, letter, key()).id
    for term in TERMS:
        words = {"pays": "reimburse", **term}
        term_id = actions.propose_term(office, hr, letter_id, words, key()).id
        actions.confirm_term(office, hr, term_id, key())
    return assignment
