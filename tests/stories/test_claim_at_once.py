"""A claim approved at once: what it approves, what stays, and that it is as line by line."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings

from assignments import actions
from assignments.actions.deciding_claims import allowed_at_once
from assignments.storage.database import open_database
from assignments.storage.files import ReceiptFiles
from assignments.storage.store import Seen
from tests.processes import PROCESSES
from tests.stories.test_histories import CLAIMS, _assignment, _keep_rates
from tests.stories.world import TERMS, taxi

_IN_WORDS = re.compile(r"(handed in with line |hold some of it: )([0-9, ]+)")


def _claim(world, assignment_id, lines):
    """A submitted claim of lines in the contract's words, each with a receipt by its number."""
    claim_id = world.draft(assignment_id)
    digests = {}
    for words, receipt in lines:
        done = actions.add_line(world.office, world.ada, claim_id, words, world.key())
        digests[done.id] = f"{receipt:064}"
    world.receipts(digests)
    actions.submit_claim(world.office, world.ada, claim_id, world.key())
    return actions.claim(world.office, world.ada, claim_id)


def _seen(claim):
    return {one: str(amount) for one, amount in allowed_at_once(claim.lines).items()}


def _at_once(world, claim):
    return actions.approve_claim(world.office, world.hr, claim.id, _seen(claim), world.key())


def _one_by_one(world, claim):
    """Approve each line that was allowed, as its own page does, where judging again allows that."""
    for line_id, shown in _seen(claim).items():
        now = actions.desk(world.office, world.hr, line_id).verdict_now
        if now.outcome in {"allowed", "reduced"} and str(now.allowed) == shown:
            world.approve(line_id, shown)


def _kept(world, assignment_id):
    """All that is kept of an assignment's claims, their lines and takes, but for numbers."""
    with world.office.database.read() as store:
        claims = store.claims(assignment_id, world.ada.id, None, 50)
        numbers = {line.id: line.seq for claim in claims for line in claim.lines}
        first = min(int(term.key) for term in store.terms(assignment_id))
        takes = sorted(
            (numbers.get(int(one.line_id), 0), one.used, _by_place(one.takes, first, numbers))
            for one in store.takes(Seen(assignment_id))
        )
        lines = [_told(line, numbers) for claim in claims for line in claim.lines]
        events = [
            (event.kind, event.text, event.body, numbers.get(event.line_id))
            for claim in claims
            for event in store.events_of_claim(claim.id)
        ]
    found = actions.remaining(world.office, world.hr, assignment_id)
    left = [replace(row, term_key="", period=_turns(row.period, numbers)) for row in found]
    return [claim.status for claim in claims], lines, takes, events, left


def _told(line, numbers):
    """A line without the numbers that it alone has."""
    facts = replace(line.facts, id="", claim="")
    told = replace(line, id=0, claim_id=0, assignment_id=0, facts=facts, receipts=())
    words = _turns(repr(told), numbers).replace(f"'id': '{line.id}'", "'id': ''")
    return _IN_WORDS.sub(lambda found: found[1] + _numbered(found[2], numbers), words)


def _numbered(words, numbers):
    """The numbers of lines by their turns, as each assignment has its own lines."""
    return re.sub(r"[0-9]+", lambda found: f"#{numbers[int(found[0])]}", words)


def _by_place(takes, first, numbers):
    """Takes by the place of their terms and the turns of their lines, in an order of their own."""
    by_term = (
        re.sub(r"term:([0-9]+)", lambda found: f"term:{int(found[1]) - first}", repr(take))
        for take in takes
    )
    return sorted(_turns(one, numbers) for one in by_term)


def _turns(words, numbers):
    """Trips of single lines named by the lines' turns."""
    return re.sub(r"#([0-9]+)/", lambda found: f"#{numbers[int(found[1])]}/", words)


@pytest.mark.timeout(400)
@settings(
    max_examples=5,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(CLAIMS, CLAIMS)
def test_at_once_is_as_one_by_one(fresh_world, first, second):
    """Lines, what they use, events and what remains are the same either way."""
    _keep_rates(fresh_world)
    kept = []
    for approve in (_at_once, _one_by_one):
        assignment_id = _assignment(fresh_world)
        earlier = _claim(fresh_world, assignment_id, first)
        claim = _claim(fresh_world, assignment_id, second)
        approve(fresh_world, claim)
        approve(fresh_world, earlier)
        kept.append(_kept(fresh_world, assignment_id))
    for at_once, one_by_one in zip(*kept, strict=True):
        assert at_once == one_by_one


def test_what_was_not_shown_so_stays(world):
    """A line that is asked about, not shown, or allowed another amount by now is not approved."""
    assignment_id = world.lettered()
    claim = _claim(world, assignment_id, [(taxi(f"{one}.00"), one) for one in (10, 11, 12, 13)])
    asked, unseen, changed, good = (line.id for line in claim.lines)
    actions.ask(world.office, world.hr, asked, "Where to?", world.key())
    seen = {asked: "10.00", changed: "11.99", good: "13.00"}
    done = actions.approve_claim(world.office, world.hr, claim.id, seen, world.key())
    assert done.approved == (good,)
    assert {one: why for one, (_, why) in done.stays.items()} == {
        asked: "asked",
        unseen: "unseen",
        changed: "changed",
    }
    statuses = [line.status for line in actions.claim(world.office, world.ada, claim.id).lines]
    assert statuses == ["asked", "submitted", "submitted", "approved"]


def test_a_claim_is_approved_once(world):
    """The same form sent again changes nothing; another one finds that no line waits."""
    claim = _claim(world, world.lettered(), [(taxi(), 1), (taxi("30.00"), 2)])
    seen = _seen(claim)
    first = actions.approve_claim(world.office, world.hr, claim.id, seen, "whole")
    assert (first.again, str(first.total)) == (False, "55.00")
    again = actions.approve_claim(world.office, world.hr, claim.id, seen, "whole")
    assert again.again
    assert not again.approved
    with pytest.raises(actions.StateError):
        actions.approve_claim(world.office, world.hr, claim.id, seen, world.key())


def test_nobody_approves_their_own_claim_at_once(world):
    """Neither the employee nor, being of HR, the claimant; and nobody else than HR."""
    claim = _claim(world, world.lettered(), [(taxi(), 1), (taxi("30.00"), 2)])
    for who in (world.ada, world.ben, world.finance):
        with pytest.raises((actions.NotAllowedError, actions.NotFoundError)):
            actions.approve_claim(world.office, who, claim.id, _seen(claim), world.key())


def _submitted(url, folder, person_id, claims, pipe):
    """Submit claims in a process of its own, one whenever it is told to."""
    office = actions.Office(open_database(url), ReceiptFiles(Path(folder)), ZoneInfo("UTC"))
    who = actions.person(office, person_id)
    for claim_id in claims:
        pipe.recv()
        actions.submit_claim(office, who, claim_id, f"told-{claim_id}")
        pipe.send(claim_id)
    office.database.close()


def test_a_process_forgets_what_another_one_changed(fresh_world, tmp_path):
    """A term, a rate and a reading changed elsewhere count with the very next claim."""
    world, assignment_id = fresh_world, fresh_world.assignment()
    letter_id = world.letter(assignment_id)
    world.terms(letter_id, TERMS)
    days = {"date": "2005-05-03", "currency": "CNY"}
    claims = [world.draft(assignment_id, taxi("100.00", **days)) for _ in range(3)]
    ours, theirs = PROCESSES.Pipe()
    words = (world.url, str(tmp_path), world.ada.id, claims, theirs)
    other = PROCESSES.Process(target=_submitted, args=words)
    other.start()

    def outcome(claim_id):
        ours.send("go")
        assert ours.recv() == claim_id
        (line,) = actions.claim(world.office, world.ada, claim_id).lines
        return line.submitted["outcome"], line.submitted["allowed"]

    first = outcome(claims[0])
    rate = actions.RateInput("CNY", "USD", "0.1208", dt.date(2005, 5, 1), dt.date(2005, 5, 31))
    actions.set_company_rate(world.office, world.hr, rate, world.key())
    second = outcome(claims[1])
    (ride,) = [
        one for one in _terms(world, assignment_id) if one.term.category == taxi()["category"]
    ]
    actions.retire_term(world.office, world.hr, ride.id, "Not any more.", world.key())
    third = outcome(claims[2])
    other.join(timeout=60)
    assert first == ("review", "0.00")
    assert second == ("allowed", "12.08")
    assert third[0] == "refused"


def _terms(world, assignment_id):
    with world.office.database.read() as store:
        return store.term_records(assignment_id)
