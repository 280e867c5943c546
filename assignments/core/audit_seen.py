"""An entry of the audit trail as a person sees it: in words, and no more than they may see.

Whoever administers accounts sees who did what to which record; the values of costs, pay and tax
are not theirs.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assignments.core.audit import Entry
from assignments.core.records import Person, by_name

# Records whose values an administrator sees: of accounts and of the company, not of assignments.
OPEN = frozenset(
    {
        "approval_limit",
        "attempt",
        "company_rate",
        "deputy",
        "erasure",
        "log_in",
        "rate",
        "roles_users",
        "sealed_file",
        "sealed_month",
        "user",
    }
)
# Records and columns whose values HR does not see here either: reading them is noted elsewhere.
CONFIDENTIAL = frozenset(
    {
        "bonus_answer",
        "employment_fact",
        "ending_decision",
        "ending_rule",
        "event",
        "hypothetical_tax",
        "letter",
        "letter_edition",
        "pay_setting",
        "plan_version",
        "posting",
        "tax_adviser_grant",
        "tax_file",
        "tax_note",
        "tax_year",
        "term",
    }
)
CONFIDENTIAL_COLUMNS = frozenset({"salary_minor", "salary_currency"})
NAMES = {
    "user": "person",
    "roles_users": "role of a person",
    "line": "claim line",
    "log_in": "log-in",
    "rate": "rates",
    "sealed_month": "closed month",
    "sealed_file": "file of a closed month",
    "set_aside": "passage set aside",
    "term": "term of a letter",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One column that changed: what it was and what it is, "" for nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One entry in words. `values` is None where the reader may not see them, or they are erased.

    `by` is "" for the machine itself; `about` is the person the record is about.
    """

    number: int
    at: dt.datetime
    by: str
    origin: str
    deed: str
    record: str
    key: str
    assignment: int | None
    about: str
    did: str
    erased: bool
    values: tuple[Value, ...] | None


def seen(entry: Entry, people: Mapping[int, Person], roles: frozenset[str] | None) -> Seen:
    """An entry as somebody of these roles sees it; None is who sits at the machine itself."""
    told = entry.told()
    by, for_whom = (people.get(told.get(name) or 0) for name in ("who", "for"))
    about = people.get(entry.person or 0)
    return Seen(
        number=entry.number,
        at=entry.at,
        by=by_name(by or people.get(entry.who or 0), for_whom),
        origin=told.get("from", ""),
        deed=entry.deed.replace("_", " "),
        record=NAMES.get(entry.record, entry.record.replace("_", " ")),
        key=entry.key,
        assignment=entry.assignment,
        about="" if about is None else about.name,
        did=_did(told),
        erased=entry.is_erased,
        values=_values(entry, told, roles),
    )


def _did(told: Mapping[str, Any]) -> str:
    before, after = told.get("before"), told.get("after")
    if before is None and after is None:
        return ""
    return "recorded" if before is None else "removed" if after is None else "changed"


def _values(
    entry: Entry, told: Mapping[str, Any], roles: frozenset[str] | None
) -> tuple[Value, ...] | None:
    if entry.is_erased or not _may_see(entry.record, roles):
        return None
    before, after = told.get("before") or {}, told.get("after") or {}
    hidden = frozenset() if roles is None else CONFIDENTIAL_COLUMNS
    return tuple(
        Value(name.replace("_", " "), _word(before.get(name)), _word(after.get(name)))
        if name not in hidden
        else Value(name.replace("_", " "), "(not shown)", "(not shown)")
        for name in before | after
    )


def _may_see(record: str, roles: frozenset[str] | None) -> bool:
    if roles is None or record in OPEN:
        return True
    return "hr" in roles and record not in CONFIDENTIAL


def _word(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
