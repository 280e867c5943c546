"""What is near, looked at once a day: ends, documents that run out, what is forfeited.

The rules are those of the pages: `standing` for what runs out, `balances` for what is left.
"""

from collections.abc import Iterator

from assignments.actions.judging import facts_of
from assignments.actions.notices.noticing import Addressees
from assignments.actions.office import Office
from assignments.core import balances
from assignments.core.balances import Remaining
from assignments.core.notices import KEPT, Notice
from assignments.core.records import AssignmentRecord
from assignments.core.remaining import Book
from assignments.core.reminders import Reminder, Standing, reminders
from assignments.core.standing import coverage_gaps, watched
from assignments.storage.store import Balances, Seen, Store

AT_ONCE = 25  # assignments looked at in one moment
REMINDING = "remind of what is near"


def remind(office: Office) -> int:
    """Notice what is near today, unless that was done; how many notices were made."""
    today = office.today()
    with office.database.read() as store:
        mark = store.mark()
    if mark is None or (mark[1] is not None and mark[1] >= today):
        return 0
    with office.database.write(office.by_itself(REMINDING)) as store:
        if not store.take_day(today):
            return 0
        store.forget_mails(office.now() - KEPT)
    return sum(_kept(office, found) for found in _found(office))


def _found(office: Office) -> Iterator[list[Notice]]:
    """What is to be told, of some assignments at a time."""
    after = 0
    while True:
        with office.database.read() as store:
            records = store.assignments_going_on(office.today(), after, AT_ONCE)
            if not records:
                return
            to = Addressees.of(store, office)
            made = [
                one
                for record in records
                for near in near_of(store, office, record)
                for one in _notices(office, to, record, near)
            ]
        yield made
        after = records[-1].id


def _kept(office: Office, notices: list[Notice]) -> int:
    if not notices:
        return 0
    with office.database.write(office.by_itself(REMINDING)) as store:
        return store.add_notices(notices)


def _notices(
    office: Office, to: Addressees, record: AssignmentRecord, near: Reminder
) -> Iterator[Notice]:
    people = {record.employee.id} if near.is_for_employee else set()
    if near.is_for_hr:
        people |= to.hr
    for person in sorted(people):
        if to.wants(person, near.kind):
            where = (record.id, near.kind, near.thing, record.id)
            yield Notice(0, person, *where, office.now())


def near_of(store: Store, office: Office, record: AssignmentRecord) -> tuple[Reminder, ...]:
    """All of an assignment that is near today."""
    today, items = office.today(), store.standing_items(record.id)
    known = Standing(
        number=record.id,
        facts=record.facts,
        today=today,
        items=watched(items, record.facts, today),
        gaps=coverage_gaps(items, record.facts, today),
        left=left_this_year(store, office, record),
    )
    return reminders(known)


def left_this_year(store: Store, office: Office, record: AssignmentRecord) -> tuple[Remaining, ...]:
    """What is left of the limits that a letter grants by the year, in the year of today."""
    facts = facts_of(store, record, office.today())
    periods = balances.years(facts)
    if not periods:
        return ()
    seen = Seen(record.id)
    wanted = Balances(frozenset(periods), frozenset(periods.values()))
    book = Book([store.goods_sent(seen)], store.takes(seen, wanted))
    return balances.this_year(facts, book)
