"""A claim's way as the audit trail tells it, and what a closed month remembers of the trail."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import text

from assignments import actions
from assignments.actions.auditing import Whole, look_into_trail, record_history, verify_trail
from assignments.actions.closing import close_month
from assignments.actions.pay import pay_list
from assignments.actions.verifying import verify_month
from assignments.core.approval import NotAllowedError
from assignments.core.audit_walk import Fault
from assignments.storage.store import AuditWish
from tests.stories.world import taxi

GUARDS = {
    "sqlite": ("DROP TRIGGER audit_entry_kept", "DROP TRIGGER audit_entry_stays"),
    "postgresql": ("ALTER TABLE audit_entry DISABLE TRIGGER ALL",),
}


def entries_of(world, record, key):
    """A record's entries, oldest first, in full."""
    return list(record_history(world.office, AuditWish(record=record, key=str(key))))


def proven(world):
    """What walking the trail says."""
    return verify_trail(world.office, lambda _done, _total: None)


def tampered(world, *statements):
    """Change the trail as somebody with the database's own tools could."""
    with world.office.database.write(world.office.by_itself("tampering")) as store:
        dialect = store.session.get_bind().dialect.name
        for one in (*GUARDS[dialect], *statements):
            store.session.execute(text(one))


def test_a_line_is_told_from_its_draft_to_its_decision(world):
    """Who did what to it, when, from where, for whom, with what it was before and after."""
    ada = replace(world.ada, origin="web 192.0.2.7")
    (line,) = world.submit(world.lettered(), taxi("25.00"), who=ada)
    world.clock.at += dt.timedelta(hours=1)
    deputy = replace(world.someone("Bea", "hr"), origin="web 192.0.2.9")
    stands_in = replace(deputy, in_place_of=world.hr.id)
    world.approve(line.id, "20.00", "By the receipt.", who=stands_in)
    drafted, submitted, decided = entries_of(world, "line", line.id)
    assert [one.deed for one in (drafted, submitted, decided)] == [
        "add line",
        "submit claim",
        "approve",
    ]
    assert (submitted.by, submitted.origin) == (world.ada.name, "web 192.0.2.7")
    assert (decided.by, decided.at) == (f"Bea for {world.hr.name}", world.clock.at)
    told = {one.name: (one.before, one.after) for one in decided.values}
    assert told["status"] == ("submitted", "approved")
    assert told["approved minor"] == ("", "2000")
    assert "minor" not in told
    assert isinstance(proven(world), Whole)


def test_reading_pay_is_noted_once_a_day(world):
    """By whom and of which assignment; the employee's own reading is nobody's business."""
    assignment_id = world.lettered()
    for who in (world.hr, world.hr, world.finance, world.ada):
        pay_list(world.office, who, assignment_id)
    world.clock.at += dt.timedelta(days=1)
    pay_list(world.office, world.hr, assignment_id)
    read = [one for one in entries_of(world, "assignment", assignment_id) if one.deed == "read pay"]
    assert [one.by for one in read] == [world.hr.name, world.finance.name, world.hr.name]


def test_an_administrator_sees_who_did_what_and_not_what_it_cost(world):
    """Accounts are told in full; of costs, pay and tax only that something happened."""
    (line,) = world.submit(world.lettered(), taxi("25.00"))
    page = look_into_trail(world.office, world.admin, AuditWish(record="line", key=str(line.id)))
    assert [(one.record, one.deed, one.values) for one in page.entries] == [
        ("claim line", "submit claim", None),
        ("claim line", "add line", None),
    ]
    added = look_into_trail(world.office, world.admin, AuditWish(person=world.hr.id, record="user"))
    told = {one.name: one.after for one in added.entries[-1].values}
    assert (told["name"], told["password"]) == (world.hr.name, "(not told)")
    with pytest.raises(NotAllowedError):
        look_into_trail(world.office, world.hr, AuditWish())
    first = look_into_trail(world.office, world.admin, AuditWish())
    older = look_into_trail(world.office, world.admin, AuditWish(), first.before)
    assert first.entries[-1].number > older.entries[0].number


def closed(world):
    """A world with May closed, and something done after it."""
    (line,) = world.submit(world.lettered(), taxi("25.00"))
    world.clock.set("2005-05-20")
    world.approve(line.id)
    world.clock.set("2005-06-01")
    for label in ("2005-05",):
        close_month(world.office, world.finance, label, world.key(), acknowledged=True)
    world.submit(world.lettered(), taxi("25.00"))


def test_a_closed_month_misses_the_tail_of_the_trail(fresh_world):
    """Even where the head was set back, the month tells of the entry that it remembers."""
    world = fresh_world
    closed(world)
    found = proven(world)
    assert isinstance(found, Whole)
    assert found.months == 1
    assert verify_month(world.office, world.finance, "2005-05").holds
    tampered(
        world,
        "DELETE FROM audit_entry WHERE number > 5",
        "UPDATE audit_head SET number = 5, "
        "chain = (SELECT chain FROM audit_entry WHERE number = 5)",
    )
    fault = proven(world)
    assert isinstance(fault, Fault)
    assert fault.number == 6
    assert "the seal of 2005-05 remembers entry" in fault.says
    (difference,) = verify_month(world.office, world.finance, "2005-05").differences
    assert difference.startswith("the audit trail no longer has the entry")


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE audit_entry SET content = replace(content, '2', '3') WHERE number = 4", "changed"),
        ("UPDATE audit_entry SET deed = 'other' WHERE number = 4", "its column deed says 'other'"),
        ("DELETE FROM audit_entry WHERE number = 3", "entry 3 is missing before it"),
        ("UPDATE audit_entry SET content = NULL, salt = NULL WHERE number = 4", "no erasure took"),
    ],
)
def test_tampering_is_found_and_named(fresh_world, statement, says):
    """Whatever is done to an entry with the database's own tools, the walk stops at it."""
    tampered(fresh_world, statement)
    fault = proven(fresh_world)
    assert isinstance(fault, Fault)
    assert fault.number == 4
    assert says in fault.says


def test_what_an_action_refuses_is_not_told(world):
    """A deed that comes to nothing leaves no entry behind."""
    (line,) = world.submit(world.lettered(), taxi("25.00"))
    before = len(entries_of(world, "line", line.id))
    with pytest.raises(actions.InputError):
        world.approve(line.id, "20.00", "")
    assert len(entries_of(world, "line", line.id)) == before
