"""Closing a month: checks, the seal, what comes later, two at once, and what verifying finds."""

import datetime as dt
import threading
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, text

from assignments import actions
from assignments.actions import InputError, NotAllowedError, StateError
from assignments.actions.closing import close_checks, close_month
from assignments.actions.month_pages import month_file, month_page
from assignments.actions.verifying import verify_month
from assignments.cli.month import MACHINE
from assignments.storage.database import open_database
from assignments.storage.files import ReceiptFiles
from assignments.storage.tables import METADATA
from tests.ledgers import month_in
from tests.processes import PROCESSES
from tests.stories.world import TERMS, Clock, build_world, taxi

MAY, JUNE = "2005-05", "2005-06"


def _lettered(world):
    """An assignment under a letter that grants nothing which falls due by itself."""
    assignment_id = world.assignment()
    world.terms(world.letter(assignment_id), [one for one in TERMS if one["pays"] != "allowance"])
    return assignment_id


def _approved(world, day, *rides):
    """Rides that were claimed and approved on a day, by the ids of their lines."""
    world.clock.set(day)
    assignment_id = _lettered(world)
    lines = world.submit(assignment_id, *(rides or (taxi("20.00"), taxi("31.25"))))
    for line in lines:
        world.approve(line.id)
    return [line.id for line in lines]


def _close(world, label=MAY, *, acknowledged=False, who=None, key=None):
    who, key = who or world.finance, key or world.key()
    return close_month(world.office, who, label, key, acknowledged=acknowledged)


def _verified(world, label=MAY):
    return verify_month(world.office, world.finance, label)


def _sealed(world, label=MAY):
    return month_page(world.office, world.hr, label, 0, 1).sealed


def _bytes(world, label, kind):
    return b"".join(month_file(world.office, world.finance, label, kind).chunks)


def _change(world, statement, **values):
    """Change the records behind the office's back."""
    with world.office.database.write(world.office.by_itself("test")) as store:
        store.session.connection().execute(text(statement), values)


def _months(world, line_ids):
    """In which month lines lie, and which they adjust."""
    with world.office.database.read() as store:
        return {
            line.line_id: (line.month, line.adjusts)
            for line in store.cost_lines()
            if line.line_id in line_ids
        }


def _closed(world):
    """May, closed in June, with two rides."""
    ids = _approved(world, "2005-05-20")
    world.clock.set("2005-06-02")
    _close(world)
    return ids


def test_a_closed_month_verifies_on_its_stored_bytes(fresh_world):
    """Its lines, five files, who closed it and when; a person's new name changes nothing of it."""
    _closed(fresh_world)
    month = _sealed(fresh_world)
    assert (month.lines, month.closed_by, month.number, month.zone) == (2, "Finn", 1, "UTC")
    kinds = [one.kind for one in month.files]
    assert kinds == ["csv", "xlsx", "jsonl", "journal", "payroll"]
    before = _bytes(fresh_world, MAY, "csv")
    _change(fresh_world, """UPDATE "user" SET name = 'Ada Now' WHERE name = 'Ada'""")
    verified = _verified(fresh_world)
    assert (verified.lines, verified.files, verified.differences) == (2, 5, ())
    after = _bytes(fresh_world, MAY, "csv")
    assert after == before
    assert b"Ada Now" not in after


def test_what_stands_against_closing_is_told(fresh_world):
    """A month that is not over, one that is none, and who may not; nothing is changed."""
    _approved(fresh_world, "2005-05-20")
    (check,) = [one for one in _checks(fresh_world) if one.level == "blocks"]
    assert check.says == "2005-05 is not over: its last day is 2005-05-31."
    with pytest.raises(StateError, match="not over"):
        _close(fresh_world, acknowledged=True)
    for label in ("2005-13", "may", ""):
        with pytest.raises(InputError, match="as in 2005-03"):
            _close(fresh_world, label)
    fresh_world.clock.set("2005-06-01")
    with pytest.raises(NotAllowedError):
        _close(fresh_world, who=fresh_world.hr)
    assert _sealed(fresh_world) is None


def _checks(world, label=MAY):
    return close_checks(world.office, world.finance, label)


def test_what_stands_beside_it_has_to_be_acknowledged(fresh_world):
    """Undecided, asked, without a rate, an earlier month: named with claim and line."""
    _approved(fresh_world, "2005-04-20", taxi(date="2005-04-03"))
    _approved(fresh_world, "2005-05-20")
    assignment_id = _lettered(fresh_world)
    plain, asked, foreign = fresh_world.submit(
        assignment_id, taxi(), taxi(), taxi("9.00", currency="CHF")
    )
    actions.ask(fresh_world.office, fresh_world.hr, asked.id, "Where to?", fresh_world.key())
    fresh_world.clock.set("2005-06-02")
    told = {check.name: check.says for check in _checks(fresh_world)}
    assert list(told) == ["undecided", "asked", "without_rate", "earlier_open", "unsaid"]
    assert f"claim {plain.claim_id}, line {plain.id}" in told["undecided"]
    assert told["asked"].startswith("1 line of this month (claim")
    assert f"line {foreign.id}" in told["without_rate"]
    assert "2005-04" in told["earlier_open"]
    with pytest.raises(InputError, match=r"stands open beside 2005-05: .*waiting for an answer"):
        _close(fresh_world)
    _close(fresh_world, acknowledged=True)
    assert _verified(fresh_world).holds


def test_an_approved_line_without_its_receipt_is_told(fresh_world):
    """Where the clause asks for one."""
    fresh_world.clock.set("2005-05-20")
    assignment_id = _lettered(fresh_world)
    (line,) = fresh_world.submit(assignment_id, taxi(), receipts=False)
    fresh_world.approve(line.id, "25.00", "Lost, but seen.")
    assert "without_receipt" in {check.name for check in _checks(fresh_world)}


def test_closing_twice_is_refused_and_says_by_whom(fresh_world):
    """A second key gets who closed it and when; the same key gets its first answer."""
    _approved(fresh_world, "2005-05-20")
    fresh_world.clock.set("2005-06-02")
    done = _close(fresh_world, key="click")
    again = _close(fresh_world, key="click")
    assert (again.id, again.again) == (done.id, True)
    with pytest.raises(StateError, match=r"closed at 2005-06-02 08:00:00 UTC by Finn"):
        _close(fresh_world)
    (check,) = _checks(fresh_world)
    assert (check.name, check.level) == ("closed", "blocks")


def test_what_comes_later_lies_in_the_next_open_month(fresh_world):
    """A decision dated in a closed month adjusts it from the next; nothing is lost or reopened."""
    closed = _closed(fresh_world)
    _close(fresh_world, "2005-04", acknowledged=True)
    (late,) = _approved(fresh_world, "2005-05-31", taxi("7.00"))
    assert _months(fresh_world, [*closed, late]) == {
        **dict.fromkeys(closed, (MAY, "")),
        late: (JUNE, MAY),
    }
    assert _verified(fresh_world).holds
    fresh_world.clock.set("2005-07-01")
    _close(fresh_world, JUNE, who=MACHINE, acknowledged=True)
    june = _sealed(fresh_world, JUNE)
    assert (june.lines, june.closed_by, june.number, june.previous) == (1, "", 3, "2005-04")
    told = _bytes(fresh_world, JUNE, "jsonl")
    assert b'"adjusts":"2005-05"' in told
    assert _verified(fresh_world, JUNE).holds


CHANGES = {
    "approved was 20.00 and is 20.01": "UPDATE line SET approved_minor = 2001 WHERE id = :line",
    "is in the file and no longer in the records": "UPDATE line SET month = '2005-06' "
    "WHERE id = :line",
    "clause was 6 and is 7": "UPDATE line SET clause = '7' WHERE id = :line",
    "costs-2005-05.xlsx: its stored bytes": "DELETE FROM sealed_chunk WHERE kind = 'xlsx'",
    "payroll-2005-05.csv: its stored bytes": "UPDATE sealed_chunk SET data = :other "
    "WHERE kind = 'payroll'",
    "the seal of 2005-05 is not that": "UPDATE sealed_file SET sha256 = 'x' WHERE kind = 'csv'",
    "claim 1, line 2 of assignment 1 is in the file": "UPDATE line SET month = NULL WHERE id = 2",
}


@pytest.mark.parametrize("says", CHANGES)
def test_a_change_behind_its_back_is_found_and_named(fresh_world, says):
    """Which line and which field, or which file; everything else is untouched."""
    line_id, _ = _closed(fresh_world)
    statement = CHANGES[says]
    values = {"line": line_id} if ":line" in statement else {}
    _change(fresh_world, statement, **values | ({"other": b"x"} if ":other" in statement else {}))
    found = _verified(fresh_world)
    assert not found.holds
    assert any(says in one for one in found.differences), found.differences


def test_a_month_taken_out_of_the_chain_is_missed(fresh_world):
    """By the one closed after it, and by the story of the office."""
    _closed(fresh_world)
    fresh_world.clock.set("2005-07-02")
    _close(fresh_world, JUNE, acknowledged=True)
    for table in ("sealed_chunk", "sealed_file", "sealed_month"):
        _change(fresh_world, f"DELETE FROM {table} WHERE label = '{MAY}'")  # noqa: S608 - our own
    assert _verified(fresh_world, JUNE).differences == (
        "2005-05, which was closed before it, is gone",
    )
    assert _verified(fresh_world).differences == ("2005-05 was closed, and its seal is gone",)


def test_an_open_month_cannot_be_verified(fresh_world):
    """It says that it is open."""
    _approved(fresh_world, "2005-05-20")
    with pytest.raises(StateError, match="2005-05 is open"):
        _verified(fresh_world)


def _close_alone(url, folder, person_id, gate, results):
    """Close May from a process of its own, once the other one is ready too."""
    clock = Clock()
    clock.set("2005-06-02")
    office = actions.Office(open_database(url), ReceiptFiles(Path(folder)), ZoneInfo("UTC"), clock)
    who = actions.person(office, person_id)
    gate.wait(timeout=60)
    key = PROCESSES.current_process().name
    try:
        close_month(office, who, MAY, key, acknowledged=True)
    except StateError as error:
        results.put(str(error))
    else:
        results.put("closed")


def test_of_two_who_close_at_once_one_does(fresh_world, tmp_path):
    """The other is told when and by whom it was closed; there is one seal, and it verifies."""
    _approved(fresh_world, "2005-05-20")
    gate, results = PROCESSES.Barrier(2), PROCESSES.Queue()
    words = (fresh_world.url, str(tmp_path), fresh_world.finance.id, gate, results)
    workers = [PROCESSES.Process(target=_close_alone, args=words) for _ in range(2)]
    for worker in workers:
        worker.start()
    told = sorted(results.get(timeout=90) for _ in workers)
    for worker in workers:
        worker.join(timeout=90)
    assert told == [
        "2005-05 was closed at 2005-06-02 08:00:00 UTC by Finn. Nothing was changed.",
        "closed",
    ]
    assert _verified(fresh_world).holds


def test_costs_that_are_decided_while_a_month_is_closed_lie_in_one_month(fresh_world):
    """In the month, or in the next one naming it: never in a file and out of the records."""
    fresh_world.clock.set("2005-05-31")
    assignment_id = _lettered(fresh_world)
    lines = fresh_world.submit(assignment_id, *[taxi("10.00") for _ in range(6)])
    office, finance = fresh_world.office, fresh_world.finance
    before = replace(office, clock=Clock(fresh_world.clock.at))
    fresh_world.clock.set("2005-06-01")

    def approve():
        for line in lines:
            what = actions.Approval()
            actions.approve(before, fresh_world.hr, line.id, what, f"approve-{line.id}")

    def close():
        close_month(office, finance, MAY, "close", acknowledged=True)

    deeds = [threading.Thread(target=deed) for deed in (approve, close)]
    for deed in deeds:
        deed.start()
    for deed in deeds:
        deed.join(timeout=60)
    months = _months(fresh_world, [line.id for line in lines])
    assert len(months) == 6
    assert set(months.values()) <= {(MAY, ""), (JUNE, MAY)}
    sealed = _sealed(fresh_world)
    assert sealed.lines == [*months.values()].count((MAY, ""))
    assert _verified(fresh_world).holds


def test_closing_posts_what_fell_due(fresh_world):
    """By the month's last day; in an earlier open month it has to be acknowledged first."""
    fresh_world.clock.set("2005-05-20")
    fresh_world.lettered(start=dt.date(2005, 5, 16))
    fresh_world.clock.set("2005-06-02")
    _close(fresh_world)
    assert _sealed(fresh_world).lines == 1
    told = _bytes(fresh_world, MAY, "jsonl")
    assert b'"kind":"allowance"' in told
    assert b'"approved":"2500.00"' in told
    fresh_world.lettered(start=dt.date(2005, 4, 20))
    fresh_world.clock.set("2005-07-01")
    with pytest.raises(InputError, match="2005-04"):
        _close(fresh_world, JUNE)
    _close(fresh_world, JUNE, acknowledged=True)
    assert _verified(fresh_world, JUNE).holds


def test_a_closed_month_verifies_on_another_database(sqlite_url, postgres_url, tmp_path):
    """Its rows copied from SQLite to PostgreSQL, seal, files and lines hold as they did."""
    world = build_world(sqlite_url, tmp_path)
    _closed(world)
    here, there = create_engine(sqlite_url), create_engine(postgres_url)
    with here.connect() as old, there.begin() as new:
        new.execute(text("SET session_replication_role = replica"))  # rows of any order
        for table in METADATA.sorted_tables:
            new.execute(table.delete())
            rows = [row._asdict() for row in old.execute(table.select())]
            if rows:
                new.execute(table.insert(), rows)
    before = _bytes(world, MAY, "xlsx")
    world.office.database.close()
    world.office = replace(world.office, database=open_database(postgres_url))
    assert _verified(world).differences == ()
    assert _bytes(world, MAY, "xlsx") == before
    world.office.database.close()
    here.dispose()
    there.dispose()


def _salaried(world, currency):
    """An assignment from May on, paid by the month."""
    limit = {"type": "amount", "max": "6500.00", "currency": currency, "per": "month"}
    salary = {"clause": "8", "category": "base_salary", "pays": "note", "limits": [limit]}
    world.clock.set("2005-05-20")
    assignment_id = world.assignment(start=dt.date(2005, 5, 1))
    world.terms(world.letter(assignment_id), [*TERMS, salary])
    return assignment_id


def test_a_page_at_a_time_is_the_whole_month(fresh_world):
    """Lines and postings in the ledger's order, and the sums that adding them up gives."""
    for currency in ("USD", "EUR"):
        assignment_id = _salaried(fresh_world, "USD")
        rides = [taxi("20.00"), taxi("31.25", category="business_expense", currency=currency)]
        for line in fresh_world.submit(assignment_id, *rides):
            fresh_world.approve(line.id, "12.00", "Seen.")
    fresh_world.clock.set("2005-06-02")
    _close(fresh_world, acknowledged=True)
    office, finance = fresh_world.office, fresh_world.finance
    whole = month_in(office, MAY)
    assert {line.kind for line in whole.lines} == {"claim", "allowance", "pay"}
    pages = [month_page(office, finance, MAY, first, 3) for first in range(0, 12, 3)]
    assert tuple(line for one in pages for line in one.lines) == whole.lines
    assert {one.totals for one in pages} == {whole.totals}
    assert pages[0].count == len(whole.lines) == _sealed(fresh_world).lines


def test_pay_that_cannot_be_posted_is_told(fresh_world):
    """Without a rate for its last day it lies in no month; closing without it is acknowledged."""
    _salaried(fresh_world, "CNY")
    fresh_world.clock.set("2005-06-02")
    told = {check.name: check.says for check in _checks(fresh_world)}
    assert told["unposted"] == "Fallen due, and cannot be posted: pay of Ada."
    rate = actions.RateInput("CNY", "USD", "0.12082", dt.date(2005, 5, 31), dt.date(2005, 5, 31))
    actions.set_company_rate(fresh_world.office, fresh_world.hr, rate, fresh_world.key())
    assert "unposted" not in {check.name for check in _checks(fresh_world)}
    _close(fresh_world)
    assert b'"kind":"pay"' in _bytes(fresh_world, MAY, "jsonl")
