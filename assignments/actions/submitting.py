"""A claim on its way: tried, submitted, answered for, withdrawn."""

from collections.abc import Mapping

from assignments.actions.access import (
    own_assignment,
    own_claim,
    own_line,
    under_claim,
    under_line,
)
from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.drafting import drafted
from assignments.actions.judging import Bench, bench_for, frozen_json
from assignments.actions.lines import Under, read_draft
from assignments.actions.office import Office
from assignments.actions.typed import written
from assignments.core.approval import WAITING, StateError
from assignments.core.check import Verdict, try_before
from assignments.core.records import ClaimRecord, LineRecord, Person
from assignments.core.words import InputError
from assignments.storage.store import Decided, Event, Store, Submitted

LONGEST_ANSWER = 2000
_TOLD = ("outcome", "allowed", "currency")


def try_line(
    office: Office, who: Person, assignment_id: int, words: Mapping[str, object]
) -> Verdict:
    """Judge a cost to come, provisionally; nothing is stored. A receipt is taken for granted."""
    today = office.today()
    with office.database.read() as store:
        record = own_assignment(store, who, assignment_id)
        line = read_draft(store, Under(assignment_id, "new", None, today), words).facts
        bench = bench_for(store, record, today, [line])
        return try_before(line, bench.with_rates(line, min(today, line.date)), bench.book)


def _bench(store: Store, office: Office, who: Person, claim: ClaimRecord) -> Bench:
    record = own_assignment(store, who, claim.assignment_id)
    return bench_for(store, record, office.today(), [line.facts for line in claim.lines])


def preview_claim(
    office: Office, who: Person, claim_id: int
) -> tuple[tuple[LineRecord, Verdict], ...]:
    """A draft's lines as they would be judged if it were submitted now."""
    with office.database.read() as store:
        claim = drafted(own_claim(store, who, claim_id))
        if not claim.lines:
            return ()
        bench = _bench(store, office, who, claim)
        return tuple((line, bench.judged_in_turn(line.facts)[0]) for line in claim.lines)


def submit_claim(office: Office, who: Person, claim_id: int, key: str) -> Done:
    """Judge every line of a draft in its order, freeze what came out, let it hold what it takes."""
    deed = Deed(office, who, "submit_claim", key)

    def act(store: Store) -> int:
        claim = drafted(own_claim(store, who, claim_id))
        _need_none_loose(store, claim_id)
        if not claim.lines:
            raise InputError("lines", "the claim has none", "add a line first")
        hand_in(store, deed, claim, _bench(store, office, who, claim))
        return claim_id

    return deed.done(act, under_claim(claim_id), claim_id)


def _need_none_loose(store: Store, claim_id: int) -> None:
    """Raise InputError where receipts wait for a line: a claim is not submitted without them."""
    names = ", ".join(one.name for one in store.loose_receipts(claim_id))
    if names:
        raise InputError(
            "receipts", f"no line has these yet: {names}", "add their line, or take them away"
        )


def hand_in(store: Store, deed: Deed, claim: ClaimRecord, bench: Bench) -> None:
    """Judge every line of a claim in its order, freeze what came out, let it hold."""
    seq = store.next_seq(claim.assignment_id)
    steps = {
        line.id: _judged(deed, bench, (number, line))
        for number, line in enumerate(claim.lines, seq)
    }
    place = (claim.assignment_id, claim.id)
    told = [
        Event("submitted", *place, line_id, body={name: step.verdict_json[name] for name in _TOLD})
        for line_id, step in steps.items()
    ]
    with store.together():
        store.submit_lines(steps)
        store.mark_submitted(claim.id, deed.author)
        store.tell_of_lines([*told, Event("claim_submitted", *place)], deed.author)


def _judged(deed: Deed, bench: Bench, numbered: tuple[int, LineRecord]) -> Submitted:
    """A line as it is judged in its turn, under the number it gets."""
    seq, line = numbered
    verdict, entry = bench.judged_in_turn(line.facts)
    version = bench.record.version
    kept = frozen_json(verdict, version)
    return Submitted(seq, deed.at, version, verdict, kept, entry)


def waiting(line: LineRecord) -> LineRecord:
    """The line; StateError where it does not wait any more: what it is now, and by whom."""
    if line.status in WAITING:
        return line
    by = f" by {line.decider}" if line.decider else ""
    on = "" if line.decided_at is None else f" on {line.decided_at:%Y-%m-%d}"
    raise StateError(f"The line is {line.status}{by}{on}.")


def _withdraw(store: Store, deed: Deed, line: LineRecord) -> None:
    store.decide_line(line.id, Decided("withdrawn"), deed.author)
    deed.tell(store, Event("withdrawn", line.assignment_id, line.claim_id, line.id))


def withdraw_claim(office: Office, who: Person, claim_id: int, key: str) -> Done:
    """Withdraw every line of a claim that is not decided, or a whole draft."""
    deed = Deed(office, who, "withdraw_claim", key)

    def act(store: Store) -> int:
        claim = own_claim(store, who, claim_id)
        open_lines = [line for line in claim.lines if line.status in WAITING | {"draft"}]
        if not open_lines and claim.status != "draft":
            raise StateError(f"The claim is {claim.status}: no line waits any more.")
        for line in open_lines:
            _withdraw(store, deed, line)
        store.settle_claim(claim_id)
        deed.tell(store, Event("claim_withdrawn", claim.assignment_id, claim_id))
        return claim_id

    return deed.done(act, under_claim(claim_id))


def withdraw_line(office: Office, who: Person, line_id: int, key: str) -> Done:
    """Withdraw a line that waits to be decided."""
    deed = Deed(office, who, "withdraw_line", key)

    def act(store: Store) -> int:
        line = waiting(own_line(store, who, line_id))
        _withdraw(store, deed, line)
        store.settle_claim(line.claim_id)
        return line_id

    return deed.done(act, under_line(line_id))


def answer(office: Office, who: Person, line_id: int, text: str, key: str) -> Done:
    """Answer HR's question about a line."""
    deed = Deed(office, who, "answer", key)

    def act(store: Store) -> int:
        line = own_line(store, who, line_id)
        if line.status != "asked":
            waiting(line)
            raise StateError("Nobody asks about this line: it waits to be decided.")
        told = written(text, "answer", LONGEST_ANSWER)
        store.set_status(line_id, "submitted")
        event = Event("answered", line.assignment_id, line.claim_id, line_id, told)
        deed.tell(store, event)
        return line_id

    return deed.done(act, under_line(line_id))
