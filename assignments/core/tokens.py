"""Tokens: what lets a program act for a person, and how far. The secret itself is no value here."""

import datetime as dt
from dataclasses import dataclass

from assignments.core.periods import add_months
from assignments.core.words import InputError, one_of

READ, CLAIMS, DECIDE, RECORD, FINANCE = SCOPES = ("read", "claims", "decide", "record", "finance")
MEANING = {
    READ: "look at everything that its owner may look at, but for the months' files",
    CLAIMS: "look at its owner's own assignments, and claim costs under them",
    DECIDE: "look at what waits for HR, and decide it",
    RECORD: "look at assignments and letters, and record them",
    FINANCE: "look at months and their files, and close months",
}
LONGEST_NAME = 60
MOST_MONTHS = 12
MOST_TOKENS = 20  # of one person


@dataclass(frozen=True, slots=True)
class TokenRecord:
    """A token as its owner sees it in a list; `expires_on` is its last day."""

    id: int
    person_id: int
    name: str
    scopes: tuple[str, ...]
    made_at: dt.datetime
    expires_on: dt.date
    seen_at: dt.datetime | None = None


def scopes_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The scopes, each once and in their order; InputError for none, or for an unknown one."""
    chosen = {one_of(word, SCOPES, "scopes", "scope") for word in words}
    if not chosen:
        raise InputError("scopes", "none is chosen", f"choose of {', '.join(SCOPES)}")
    return tuple(word for word in SCOPES if word in chosen)


def expiry_of(last: dt.date, today: dt.date) -> dt.date:
    """The last day of a token, from today to a year ahead; InputError for another."""
    latest = add_months(today, MOST_MONTHS)
    if last < today:
        raise InputError("expires_on", f"{last} is over", "give a day to come")
    if last > latest:
        raise InputError("expires_on", f"{last} is more than a year ahead", f"at most {latest}")
    return last
