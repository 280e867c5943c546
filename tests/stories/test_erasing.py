"""A person is told all that is kept on them, and erased after retention: every sum stays."""

import datetime as dt
import io
import json
import multiprocessing
import os
import signal
import zipfile
from dataclasses import replace

import pytest
import sqlalchemy as sa

from assignments import actions
from assignments.actions import EndReadingInput, NotFoundError, ReadingInput, StateError, tax
from assignments.actions.auditing import verify_trail
from assignments.actions.cost_corrections import correct_cost
from assignments.actions.falling_due import fall_due
from assignments.actions.month_pages import month_file
from assignments.actions.personal.erasing import due_people, erase_person, erasing
from assignments.actions.personal.telling import tell_all
from assignments.actions.reopening import clear_end
from assignments.actions.searching import catch_up, search
from assignments.actions.verifying import verify_month
from assignments.cli.month import MACHINE
from assignments.core.audit_walk import Fault
from assignments.core.records import Person
from assignments.storage.personal import SECRETS
from tests.stories.late import WORD, Late
from tests.stories.unsent import TABLES, leave_behind, office_on
from tests.stories.world import Clock
from tests.web.world import key, people_of, recorded

SPAWN = multiprocessing.get_context("spawn")
YEARS = 10
ROOT = Person(0, "", "this machine", frozenset({"administrator"}), "terminal root@desk")
LATE = "2037-01-04"
LAST_READ = 4  # the clock is read so often until the rows are erased and the months are not


@pytest.fixture
def late(database_url, tmp_path):
    """The office in 2037, with everything of Ben's over; he was erased by nobody yet."""
    office = office_on(database_url, tmp_path)
    people = people_of(office, "x")
    late = Late(office, office.clock, people, recorded(office, people))
    leave_behind(office, people, late.ids, WORD)
    late.close()
    late.say_everywhere()
    late.clock.set(LATE)
    yield late
    office.database.close()


def erase(late, who=ROOT):
    """Erase Ben."""
    return erase_person(late.office, who, late.ben, YEARS, key())


def told(late, who):
    """The members of the file of everything on Ben; JSON as values."""
    out = io.BytesIO()
    tell_all(late.office, who, late.ben, out)
    with zipfile.ZipFile(out) as made:
        members = {one: made.read(one) for one in made.namelist()}
    return {n: json.loads(data) if n.endswith("json") else data for n, data in members.items()}


def searched(late):
    """The groups in which HR finds a word that Ben wrote."""
    return {one.name for one in search(late.office, late.people["hr"], WORD).groups}


class Killing(Clock):
    """A clock that ends its process the moment that it is read for the last time."""

    reads = 0

    def __call__(self):
        """The instant, unless it is the last."""
        self.reads += 1
        if self.reads == LAST_READ:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.at


def erase_and_die(url, folder, person_id):
    """Erase somebody in a process that is killed before it commits."""
    clock = Killing()
    clock.set(LATE)
    office = replace(office_on(url, folder), clock=clock)
    erase_person(office, ROOT, person_id, YEARS, key())


def test_a_person_is_told_and_erased(late, database_url, tmp_path):
    """Told whole; refused, killed half-way, then done: months, trail and sums hold; done once."""
    _told_whole(late)
    assert late.about_ben(TABLES).keys() == {*TABLES}
    office = late.office
    with pytest.raises(StateError, match="They can still log in"):
        erase(late)
    late.shut_out()
    lorry = ReadingInput("lorry", "Agreed.", says="One.", assignment_id=late.ids["assignment_id"])
    late.ids["own_reading_id"] = actions.record_reading(office, late.people["hr"], lorry, key()).id
    assert catch_up(office)
    assert searched(late) == {"claims", "letters"}
    before, words = late.sums(), late.found()
    (due,) = [one for one in due_people(office, ROOT, YEARS) if one.whole.person_id == late.ben]
    assert due.against == ()
    if office.database.is_sqlite:  # it costs seconds
        killed = SPAWN.Process(target=erase_and_die, args=(database_url, tmp_path, late.ben))
        killed.start()
        killed.join()
        assert killed.exitcode == -signal.SIGKILL
        assert late.found() == words
    for one in tmp_path.rglob("*"):
        os.utime(one, (1, 1))
    kept = {*office.files.names()}
    asked = erasing(office, ROOT, late.ben, YEARS)
    erase(late)
    assert late.sums() == before
    assert late.found() == set()
    assert late.about_ben(TABLES) == {}
    assert asked.files
    assert len(kept - {*office.files.names()}) == asked.files
    assert searched(late) == set()
    _still_whole(late, asked.months)
    _nothing_new(late)
    with pytest.raises(StateError, match=f"was erased on {LATE}"):
        erase(late)
    late.behind("DELETE FROM sealed_chunk WHERE kind = 'csv'")
    (wrong,) = verify_month(office, MACHINE, asked.months[0]).differences
    assert wrong.endswith("its stored bytes are not those as somebody was erased")


def _nothing_new(late):
    """No deed records anything of the erased assignment; a stranger does not hear that it was."""
    office, hr, ids = late.office, late.people["hr"], late.ids
    at, ben = ids["assignment_id"], late.people["expatriate"]
    never = EndReadingInput(None, "So.")
    deeds = (
        lambda: clear_end(office, hr, at, key()),
        lambda: correct_cost(office, hr, ids["decided_line_id"], ("1.00", "So."), key()),
        lambda: actions.retire_term(office, hr, ids["term_id"], key(), "So."),
        lambda: actions.draft_claim(office, ben, at, "Taxi", key()),
        lambda: actions.submit_claim(office, ben, ids["draft_claim_id"], key()),
        lambda: actions.end_reading(office, hr, ids["own_reading_id"], never, key()),
        lambda: tax.end_grant(office, hr, ids["tax_grant_id"], key()),
    )
    with office.database.snapshot() as connection:
        before = connection.execute(sa.text("SELECT count(*) FROM event")).scalar()
    for deed in deeds:
        with pytest.raises(StateError, match=f"was erased on {LATE}.* nothing new is recorded"):
            deed()
    with pytest.raises(NotFoundError):
        actions.draft_claim(office, late.people["stranger"], at, "Taxi", key())
    assert fall_due(office, None, at) == 0
    with office.database.snapshot() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM event")).scalar() == before


def _still_whole(late, months):
    whole = verify_trail(late.office, lambda _done, _all: None)
    assert not isinstance(whole, Fault), whole
    assert whole.erased
    assert months
    for label in months:
        found = verify_month(late.office, MACHINE, label)
        assert (found.differences, found.erased.date()) == ((), dt.date.fromisoformat(LATE))
        file = month_file(late.office, MACHINE, label, "csv")
        text = b"".join(file.chunks)
        assert file.size == len(text)
        assert f"Former employee {late.ben}".encode() in text


def _told_whole(late):
    """Every kind of record and file, no secret, nothing of others; to nobody else; and noted."""
    late.behind("UPDATE tax_note SET internal = true WHERE id = 1")
    mine, whole = told(late, late.people["expatriate"]), told(late, ROOT)
    assert mine["user.json"][0]["email"] == late.people["expatriate"].email
    assert whole.keys() - mine.keys() == {"tax_file.json", "files/tax_file-1.png"}
    assert len(whole["tax_note.json"]) == len(mine["tax_note.json"]) + 1
    assert len([one for one in whole if one.startswith("files/receipt-")]) == len(
        whole["receipt.json"]
    )
    listed = {one["name"]: one for one in whole["manifest.json"]["files"]}
    assert listed.keys() | {"manifest.json"} == whole.keys()
    assert whole["manifest.json"]["missing"] == []
    for table, hidden in SECRETS.items():
        for row in whole.get(f"{table}.json", ()):
            assert not hidden & row.keys()
    assert WORD.encode() in whole["index.html"]
    assert [one for one in TABLES if not whole[f"{one}.json"]] == []
    assert ["note", WORD] in whole["kept_form.json"][0]["fields"]
    assert whole["loose_receipt.json"][0]["file"] in whole
    assert {row["decided_by"] for row in whole["line.json"]} == {None, "Ana Lima"}
    everything = json.dumps({n: one for n, one in whole.items() if n.endswith("json")})
    assert "ana.lima@office.example" not in everything
    assert "chiara.ruiz" not in everything
    with pytest.raises(NotFoundError):
        told(late, late.people["hr"])
    assert any(
        row["deed"] == "told all that is kept" for row in told(late, ROOT)["audit_entry.json"]
    )
