"""What a mail says, read from the records when it is sent; what is over by then is not said.

Values, no words: `web.mail` says them in the person's language. Of confidential categories neither
amounts nor words are handed out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assignments.actions.notices.reminding import near_of
from assignments.actions.office import Office
from assignments.core.approval import WAITING
from assignments.core.notices import (
    ANSWERED,
    ASKED,
    CONFIDENTIAL,
    DECIDED,
    SUBMITTED,
    Mail,
    Notice,
)
from assignments.core.records import (
    AssignmentRecord,
    ClaimRecord,
    EventRecord,
    LineRecord,
    Person,
)
from assignments.core.reminders import Reminder
from assignments.storage.store import Store


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a line, or the answer to it; the words are empty where they are private."""

    line: LineRecord
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is told, about an assignment: a claim, a question or something near.

    `lines` are those of the claim that it is about; `hidden` is how many more are confidential.
    """

    kind: str
    record: AssignmentRecord
    claim: ClaimRecord | None = None
    lines: tuple[LineRecord, ...] = ()
    hidden: int = 0
    question: Question | None = None
    near: Reminder | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A mail to a person with all that is still to be told; it may be nothing."""

    mail: Mail
    person: Person
    items: tuple[Item, ...]


def contents(store: Store, office: Office, mail: Mail) -> Told | None:
    """What a mail tells by now; None where nobody is to get it any more."""
    person = store.who_gets_mail().get(mail.person_id)
    if person is None:
        return None
    return Told(mail, person, tuple(_items(store, office, store.notices_of(mail.id))))


def _items(store: Store, office: Office, notices: tuple[Notice, ...]) -> Iterator[Item]:
    near: dict[int, dict[str, Reminder]] = {}
    for kind, ref in dict.fromkeys((one.kind, one.ref) for one in notices):
        told = [one for one in notices if (one.kind, one.ref) == (kind, ref)]
        record = store.assignment(told[0].assignment_id)
        if record is None or record.erased_at is not None:
            continue
        if kind in {SUBMITTED, DECIDED}:
            yield from _claim(store, record, told)
        elif kind in {ASKED, ANSWERED}:
            yield from _question(store, record, told[-1])
        else:
            if record.id not in near:
                near[record.id] = {one.thing: one for one in near_of(store, office, record)}
            found = (near[record.id].get(one.thing) for one in told)
            yield from (Item(kind, record, near=one) for one in found if one is not None)


def _claim(store: Store, record: AssignmentRecord, told: list[Notice]) -> Iterator[Item]:
    """A claim with the lines that wait, or those of its lines that were decided."""
    kind, claim = told[0].kind, store.claim(told[0].ref)
    if claim is None:
        return
    decided = {one.thing for one in told}
    lines = [
        one
        for one in claim.lines
        if (one.status in WAITING if kind == SUBMITTED else f"line {one.id}" in decided)
    ]
    open_ones = tuple(one for one in lines if one.facts.category not in CONFIDENTIAL)
    if lines:
        yield Item(kind, record, claim, open_ones, len(lines) - len(open_ones))


def _question(store: Store, record: AssignmentRecord, told: Notice) -> Iterator[Item]:
    """A question that still waits for its answer, or an answer to a line that still waits."""
    line = store.line(told.ref)
    wanted = ("asked",) if told.kind == ASKED else ("submitted",)
    if line is None or line.status not in wanted:
        return
    said = store.asked_last([line.id]).get(line.id, [])
    last = said[-1] if said else None
    if last is None or last.kind != told.kind:
        return
    claim = store.claim(line.claim_id)
    yield Item(told.kind, record, claim, question=_words(line, last))


def _words(line: LineRecord, last: EventRecord) -> Question:
    hidden = line.facts.category in CONFIDENTIAL
    return Question(line, "" if hidden else last.text, last.doer)
