"""The costs of a month, some at a time, each behind the last one that was told."""

import re

from assignments.actions.access import need_role
from assignments.actions.answers import Page
from assignments.actions.auditing import READ_PAY, note_reading, of_month
from assignments.actions.office import Office
from assignments.core.ledger import CostLine
from assignments.core.month import month_named
from assignments.core.records import Person
from assignments.core.words import InputError

_PLACE = re.compile(r"([0-9]{1,9})~([01])~([0-9]{1,9})~([0-9]{1,9})")


def month_lines(
    office: Office, who: Person, label: str, after: str | None = None, size: int = 100
) -> Page[CostLine]:
    """So many costs of a month in the ledger's order, paged by key; for finance and HR.

    That pay was read is noted, as for a file.
    """
    need_role(who, "finance", "hr")
    month_named(label)
    place = _place(after)
    with office.database.read() as store:
        found = store.costs_behind(label, place, size + 1)
    note_reading(office, who, READ_PAY, of_month(label))
    items = found[:size]
    return Page(items, _named(items[-1]) if len(found) > size else None)


def _named(line: CostLine) -> str:
    return "~".join(str(int(one)) for one in line.place)


def _place(after: str | None) -> tuple[int, bool, int, int] | None:
    if after is None:
        return None
    found = _PLACE.fullmatch(after)
    if found is None:
        raise InputError("after", "is no place in this list", "begin at the front")
    assignment, posting, claim, line = map(int, found.groups())
    return assignment, bool(posting), claim, line
