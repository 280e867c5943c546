"""Several lines of the queue decided together: each as it was shown, and of the others why not.

Every claim among them is decided under the lock of its assignment and in a transaction of its own,
all of it by the key of the form. What broke off in the middle goes on where the form comes again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from assignments.actions.access import seen_line, under_claim
from assignments.actions.answers import NotFoundError
from assignments.actions.deciders import case_of, eyes_of
from assignments.actions.deciding import LONGEST_REASON, SeenOtherwiseError, judged_again, reject_in
from assignments.actions.deciding_claims import approve_claim
from assignments.actions.deeds import Deed
from assignments.actions.inputs import AsSeen, Words
from assignments.actions.office import Office
from assignments.actions.typed import written
from assignments.core.approval import WAITING, NotAllowedError, StateError
from assignments.core.records import AssignmentRecord, LineRecord, Person
from assignments.core.words import InputError
from assignments.storage.refusals import BusyError
from assignments.storage.store import Store

MOST = 100
APPROVED, REJECTED = "approved", "rejected"
CHANGED, HAPPENED, GONE, OWN, BUSY = "changed", "happened", "gone", "own", "busy"
BEFORE, STAYED = "before", "stayed"  # by the same form, when it came first


@dataclass(frozen=True, slots=True)
class OneOfSome:
    """What became of one line: as it is now, whose it is, and in a word why it was not decided.

    `why` is empty where it was decided by this form, and "before" where that was so when the form
    came before.
    """

    line: LineRecord
    under: AssignmentRecord
    why: str = ""

    @property
    def decided(self) -> bool:
        """Whether the form decided it, now or when it came before."""
        return self.why in {"", BEFORE}


@dataclass(frozen=True, slots=True)
class SomeDecided:
    """What became of the lines that were chosen, in their order; `again` where nothing was new."""

    lines: tuple[OneOfSome, ...]

    @property
    def again(self) -> bool:
        """Whether all that it did was done before."""
        return bool(self.lines) and all(one.why == BEFORE for one in self.lines)

    @property
    def decided(self) -> tuple[OneOfSome, ...]:
        """The lines that were decided."""
        return tuple(one for one in self.lines if one.decided)

    @property
    def stays(self) -> tuple[OneOfSome, ...]:
        """The lines that were not decided by it."""
        return tuple(one for one in self.lines if not one.decided)


@dataclass(slots=True)
class _Some:
    """The lines that were chosen, by their claims, and what is known by now of those that stay."""

    office: Office
    who: Person
    key: str
    seen: Mapping[int, AsSeen]
    claims: dict[int, list[int]] = field(default_factory=dict)
    whys: dict[int, str] = field(default_factory=dict)

    def sort(self, store: Store) -> None:
        """Put the lines with their claims; what happened to one since keeps it out."""
        eyes = eyes_of(store, self.who, self.office.today())
        for line_id, seen in self.seen.items():
            line, claim = seen_line(store, eyes, line_id)
            self.claims.setdefault(claim.id, []).append(line_id)
            if line.status not in WAITING:
                self.whys[line_id] = GONE
            elif store.last_event_of_line(line_id) > seen.event:
                self.whys[line_id] = HAPPENED

    def judge(self) -> None:
        """Keep out what is judged otherwise than it was seen, before the first is decided.

        Rejecting one line gives back what another may use: that is no reason to leave that one.
        """
        with self.office.database.read() as store:
            for line_id in (one for one in self.seen if one not in self.whys):
                case = case_of(store, self.who, line_id, self.office.today())
                verdict, _bench = judged_again(store, self.office, case)
                if not self.seen[line_id].is_of(verdict):
                    self.whys[line_id] = CHANGED

    def decide(self, act: Callable[[int, list[int], str], Mapping[int, str]]) -> None:
        """Decide each claim's lines; what one claim stands in the way of, stays."""
        for claim_id, line_ids in sorted(self.claims.items()):
            key = f"{self.key}/{claim_id}"
            try:
                self.whys |= act(claim_id, line_ids, key)
            except (NotAllowedError, StateError, BusyError) as error:
                self.whys |= {one: self.whys.get(one, _why(error)) for one in line_ids}

    def told(self) -> SomeDecided:
        """What became of each."""
        with self.office.database.read() as store:
            eyes = eyes_of(store, self.who, self.office.today())
            found = [seen_line(store, eyes, one)[0] for one in self.seen]
            numbers = {line.assignment_id for line in found}
            records = {one: store.assignment(one) for one in numbers}
        return SomeDecided(tuple(self._told(line, records) for line in found))

    def _told(self, line: LineRecord, records: Mapping[int, AssignmentRecord | None]) -> OneOfSome:
        record = records[line.assignment_id]
        if record is None:
            raise NotFoundError("There is no such line.")
        why = self.whys.get(line.id, "")
        mine = line.decided_by is not None and line.decided_by.id == self.who.id
        return OneOfSome(line, record, GONE if why == BEFORE and not mine else why)


def _why(error: Exception) -> str:
    if isinstance(error, NotAllowedError):
        return OWN
    return BUSY if isinstance(error, BusyError) else GONE


def _chosen(office: Office, who: Person, seen: Mapping[int, AsSeen], key: str) -> _Some:
    if not seen:
        raise InputError("line", "no line was chosen", "tick at least one")
    if len(seen) > MOST:
        raise InputError("line", f"more than {MOST} lines were chosen", "tick fewer")
    some = _Some(office, who, key, dict(seen))
    with office.database.read() as store:
        some.sort(store)
    return some


def approve_some(office: Office, who: Person, seen: Mapping[int, AsSeen], key: str) -> SomeDecided:
    """Approve what judging again allows of each line, if that is what was seen of it."""
    some = _chosen(office, who, seen, key)

    def act(claim_id: int, line_ids: list[int], own_key: str) -> Mapping[int, str]:
        shown = {one: seen[one].allowed for one in line_ids if one not in some.whys}
        done = approve_claim(office, who, claim_id, shown, own_key)
        if done.again:
            return _before(some, line_ids)
        return {one: done.stays[one][1] for one in shown if one in done.stays} | {
            one: GONE for one in shown if one not in done.stays and one not in done.approved
        }

    some.decide(act)
    return some.told()


def reject_some(
    office: Office, who: Person, seen: Mapping[int, AsSeen], reason: str, key: str
) -> SomeDecided:
    """Reject each line for one reason, if it is judged as it was seen."""
    written(reason, "reason", LONGEST_REASON)
    some = _chosen(office, who, seen, key)
    some.judge()

    def act(claim_id: int, line_ids: list[int], own_key: str) -> Mapping[int, str]:
        deed = Deed(office, who, "reject_some", own_key)
        turns: list[dict[int, str]] = []

        def turn(store: Store) -> int:
            turns.append(dict(_rejected(store, deed, _words(some, line_ids, reason))))
            return claim_id

        deed.done(turn, under_claim(claim_id), claim_id)
        return turns[0] if turns else _before(some, line_ids)

    some.decide(act)
    return some.told()


def _words(some: _Some, line_ids: Iterable[int], reason: str) -> dict[int, Words]:
    wanted = (one for one in line_ids if one not in some.whys)
    return {one: Words(reason, replace(some.seen[one], outcome="")) for one in wanted}


def _rejected(store: Store, deed: Deed, words: Mapping[int, Words]) -> Iterable[tuple[int, str]]:
    """Reject lines of one claim; yield those that stay, with why."""
    for line_id, why in words.items():
        try:
            reject_in(store, deed, line_id, why)
        except SeenOtherwiseError:
            yield line_id, HAPPENED
        except StateError:
            yield line_id, GONE


def _before(some: _Some, line_ids: Iterable[int]) -> Mapping[int, str]:
    """Of a claim that the form decided when it came before: which lines it did, and which not."""
    return {one: BEFORE if some.whys.get(one) == GONE else STAYED for one in line_ids}
