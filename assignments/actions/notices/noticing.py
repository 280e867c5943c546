"""What happened since the last time that somebody is told of: read off the audit trail.

An entry is there once its deed is committed, and none comes in between later: so nothing is told
that did not happen, and all that happened is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assignments.actions.office import Office
from assignments.core.ledger import CLAIM
from assignments.core.notices import (
    ANSWERED,
    ASKED,
    DECIDED,
    OFF,
    STALE,
    SUBMITTED,
    Notice,
    how,
    kinds_of,
)
from assignments.core.records import EventRecord, Person
from assignments.storage.store import Happened, Store

MOST = 1000  # entries looked at in one transaction
LOOKING = "look through the trail"


@dataclass(slots=True)
class Addressees:
    """Who may be told of something today, and what of it they want to hear."""

    people: dict[int, Person]
    deputies: dict[int, set[int]]
    _choices: dict[int, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, office: Office) -> "Addressees":
        """Everybody who is let in, and who stands in for whom today."""
        people = store.who_gets_mail()
        made = cls(people, store.deputies_on(office.today()))
        made._choices = store.mail_choices(people)
        return made

    def wants(self, person_id: int, kind: str) -> bool:
        """Whether somebody is told of a kind at all, and did not turn it off."""
        person = self.people.get(person_id)
        if person is None:
            return False
        kinds = kinds_of(person.roles, is_deputy=bool(self._away(person_id)))
        return kind in kinds and how(self._choices.get(person_id, {}), kind) != OFF

    def _away(self, deputy: int) -> set[int]:
        """Whom of HR somebody stands in for."""
        return self.deputies.get(deputy, set()) & self.hr

    @property
    def hr(self) -> set[int]:
        """Everybody of HR."""
        return {one.id for one in self.people.values() if "hr" in one.roles}

    def deciders(self, without: set[int], asker: int | None = None) -> set[int]:
        """HR and their deputies, or one of them and theirs; none of `without`, nor for one."""
        hr = self.hr if asker is None or asker not in self.hr else {asker}
        free = hr - without
        standing_in = {one for one in self.deputies if self._away(one) & free}
        return (free | standing_in) - without


def look_through(office: Office) -> int:
    """Notice what happened since the last time; how many notices were made of it.

    The first time nothing is: what happened before mail was set up is told to nobody.
    """
    if not _has_more(office):
        return 0
    made = 0
    while True:
        with office.database.write(office.by_itself(LOOKING)) as store:
            mark = store.take_mark()
            if mark is None:
                store.begin_mark(store.audit_head().number)
                return made
            happened = store.happened(mark.entry, MOST)
            if happened.last == mark.entry:
                return made
            made += store.add_notices(tuple(_notices(store, office, happened)))
            store.move_mark(happened.last)


def _has_more(office: Office) -> bool:
    with office.database.read() as store:
        mark = store.mark()
        return mark is None or mark[0] < store.audit_head().number


def _notices(store: Store, office: Office, happened: Happened) -> Iterator[Notice]:
    """What is to be told of it, and to whom; nothing that is long over."""
    to = Addressees.of(store, office)
    oldest = office.now() - STALE
    found = (
        *_submitted(store, to, happened),
        *_decided(store, to, happened),
        *_asked(store, to, happened.events),
    )
    yield from (one for one in found if one.at >= oldest)


def _submitted(store: Store, to: Addressees, happened: Happened) -> Iterator[Notice]:
    claims = store.claims_briefly(happened.claims)
    for claim_id, (assignment_id, kind, claimant, at) in claims.items():
        if kind != CLAIM or at not in happened.claims[claim_id]:
            continue
        for person in to.deciders({claimant, _employee(store, assignment_id)}):
            if to.wants(person, SUBMITTED):
                thing = f"claim {claim_id}"
                yield Notice(0, person, assignment_id, SUBMITTED, thing, claim_id, at)


def _decided(store: Store, to: Addressees, happened: Happened) -> Iterator[Notice]:
    for line_id, claim_id, assignment_id, at in store.decided_briefly(happened.lines):
        person = _employee(store, assignment_id)
        if at in happened.lines[line_id] and to.wants(person, DECIDED):
            yield Notice(0, person, assignment_id, DECIDED, f"line {line_id}", claim_id, at)


def _asked(store: Store, to: Addressees, events: tuple[EventRecord, ...]) -> Iterator[Notice]:
    answered = [one.line_id for one in events if one.kind == ANSWERED]
    before = store.asked_last(one for one in answered if one is not None)
    for one in events:
        line_id, employee = one.line_id or 0, _employee(store, one.assignment_id)
        people = {employee}
        if one.kind == ANSWERED:
            people = to.deciders({employee}, _asker(one, before.get(line_id, [])))
        kind = ASKED if one.kind == ASKED else ANSWERED
        for person in people:
            if to.wants(person, kind):
                thing = f"event {one.id}"
                yield Notice(0, person, one.assignment_id, kind, thing, line_id, one.at)


def _asker(answer: EventRecord, told: list[EventRecord]) -> int | None:
    """Who asked what was answered."""
    asked = [one.actor for one in told if one.kind == ASKED and one.id < answer.id]
    return asked[-1].id if asked and asked[-1] is not None else None


def _employee(store: Store, assignment_id: int) -> int:
    record = store.assignment(assignment_id)
    return 0 if record is None else record.employee.id
