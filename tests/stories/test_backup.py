"""A backup taken while others work: the copy is of one moment, and nothing in it is half."""

from contextlib import closing
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assignments import actions
from assignments.actions.backing_up import Wanted, back_up
from assignments.actions.kept_forms import kept_form
from assignments.actions.loose import loose_file
from assignments.actions.restoring import prove, restore
from assignments.actions.searching import catch_up, rebuild, search
from assignments.storage.database import open_database
from assignments.storage.files import ReceiptFiles
from tests.demo.older import kept
from tests.processes import PROCESSES
from tests.stories.unsent import TABLES, leave_behind, office_on
from tests.stories.world import Clock, World, taxi
from tests.web.world import people_of, picture, recorded

LINES = 2
pytestmark = pytest.mark.timeout(300)


def _office(url, folder):
    return actions.Office(open_database(url), ReceiptFiles(Path(folder)), ZoneInfo("UTC"), Clock())


def _submit_on(url, folder, ids, claimed, enough):
    """Submit claims with receipts until it is enough, from a process of its own."""
    office = _office(url, folder)
    ada = actions.person(office, ids[0])
    world = World(office, Clock(), ada=ada)
    for number in count(1):
        claim_id = world.draft(ids[1], *([taxi("7.00")] * LINES), receipts=False)
        for line in actions.claim(office, ada, claim_id).lines:
            world.attach(line.id)
        actions.submit_claim(office, ada, claim_id, world.key())
        claimed.value = number
        if enough.is_set():
            return


def _nothing(*_):
    """Tell nobody."""


def _taken_between(world, folder, path):
    """A backup that is begun and ended while another process submits; claims before and after."""
    assignment_id = world.lettered()
    claimed, enough = PROCESSES.Value("i", 0), PROCESSES.Event()
    ids = (world.ada.id, assignment_id)
    url = world.office.database.url
    writer = PROCESSES.Process(target=_submit_on, args=(url, str(folder), ids, claimed, enough))
    writer.start()
    try:
        while claimed.value < 2 and writer.is_alive():
            writer.join(0.05)
        before = claimed.value
        back_up(world.office, Wanted(path), _nothing)
        while claimed.value < before + 2 and writer.is_alive():
            writer.join(0.05)
    finally:
        enough.set()
        writer.join(90)
    assert writer.exitcode == 0
    return assignment_id, before, claimed.value


def test_a_copy_of_one_moment(fresh_world, tmp_path):
    """Every claim in it is whole: lines, receipts, events, what it holds, its part of the trail."""
    path = tmp_path / "backup.tar"
    folder = tmp_path / "receipts"
    assignment_id, before, after = _taken_between(fresh_world, folder, path)
    office = _office(f"sqlite:///{tmp_path / 'new.sqlite'}", tmp_path / "new")
    with closing(office.database):
        held = restore(office, path, _nothing, _nothing)
        assert held.missing == ()
        proven = prove(office, fresh_world.finance, held, _nothing)
        assert proven.differences == ()
        claims = [
            actions.claim(office, fresh_world.ada, one.id)
            for one in actions.claims(office, fresh_world.ada, assignment_id, size=1000).items
        ]
        submitted = [one for one in claims if one.status == "submitted"]
        assert before <= len(submitted) < after
        allowed = 0
        for claim in submitted:
            assert [line.status for line in claim.lines] == ["submitted"] * LINES
            assert all(line.receipts for line in claim.lines)
            told = actions.history(office, fresh_world.ada, claim.id)
            assert "claim_submitted" in {event.kind for event in told}
            allowed += sum(line.allowed.minor for line in claim.lines)
        left = World(office, Clock(), hr=fresh_world.hr).left(assignment_id, "local_transport")
        assert allowed + left * 100 == 30000


def test_what_is_not_sent_and_what_is_found_come_back(database_url, tmp_path):
    """Typed forms, receipts that wait, tokens, notices, choices, words: as if it never stopped."""
    office = office_on(database_url, tmp_path)
    people = people_of(office, "x")
    ids = recorded(office, people)
    place = leave_behind(office, people, ids, "pepper")
    back_up(office, Wanted(tmp_path / "backup.tar"), _nothing)
    before = {one: kept(database_url)[one] for one in TABLES}
    office.database.close()
    assert all(before.values())
    url = f"sqlite:///{tmp_path / 'new.sqlite'}"
    office = office_on(url, tmp_path / "new")
    with closing(office.database):
        held = restore(office, tmp_path / "backup.tar", _nothing, _nothing)
        assert prove(office, people["finance"], held, _nothing).differences == ()
        assert {one: kept(url)[one] for one in TABLES} == before
        ben, claim = people["expatriate"], ids["gathered_claim_id"]
        assert ("note", "pepper") in kept_form(office, ben, place).fields
        _receipt, file = loose_file(office, ben, claim, ids["waiting_id"])
        with file:
            assert file.read() == picture("purple")
        assert catch_up(office) == 0
        word, number = max(before["claim_word"], key=lambda one: len(one[0]))
        (claims,) = search(office, people["hr"], word, "claims").groups
        assert number in {hit.thing.id for hit in claims.hits}
        assert rebuild(office) > 0
        assert kept(url)["claim_word"] == before["claim_word"]
