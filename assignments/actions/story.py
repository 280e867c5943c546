"""The story of an assignment: what each reader is told of it, some of it at a time.

No confidential figure is told, so that reading it is no reading of pay or of tax files.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assignments.actions.access import is_employee, seen_assignment
from assignments.actions.office import Office
from assignments.core.money import Money
from assignments.core.records import AssignmentRecord, Person
from assignments.core.story import KINDS, Part, part, place_of
from assignments.core.words import one_of
from assignments.storage.store import Store

AT_ONCE = 60  # entries on a page, before those alike are told as one
EMPLOYEE, HR, FINANCE = "employee", "hr", "finance"
OVERSEERS, CLOSE = frozenset({HR, FINANCE}), frozenset({EMPLOYEE, HR})
EVERYBODY = OVERSEERS | CLOSE
# By kind the sources that tell of it, and in which seat a reader is told.
SOURCES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "assignment": {
        **dict.fromkeys(("began", "expected_end", "ended", "erased", "recorded"), EVERYBODY),
        "cause": OVERSEERS,
    },
    "letters": {
        **dict.fromkeys(("letter", "amended", "confirmed"), EVERYBODY),
        **dict.fromkeys(("letter_corrected", "readings"), OVERSEERS),
    },
    "trips": {"trip": EVERYBODY},
    "shipments": {"shipment": EVERYBODY},
    "claims": {"submitted": EVERYBODY, "fell_due": EVERYBODY},
    "decisions": {"decided": EVERYBODY, "cost_corrected": EVERYBODY},
    "questions": {"talk": EVERYBODY},
    "suppliers": {"invoice": EVERYBODY},
    "rates": {"rate_rule": EVERYBODY, "company_rate": EVERYBODY, "fare": EVERYBODY},
    "pay": dict.fromkeys(("pay", "bonus", "fund", "pay_corrected"), EVERYBODY),
    "tax": {"tax_opened": EVERYBODY, "tax_settled": EVERYBODY, "hypothetical": CLOSE},
    "standing": {"standing": CLOSE, "runs_out": CLOSE},
    "days": {"stay": CLOSE, "time_off": CLOSE},
    "months": {"month_closed": EVERYBODY},
}


@dataclass(frozen=True, slots=True)
class Wish:
    """Which part of a story: some kinds (none: all), the newest first, behind a place, how much."""

    kinds: tuple[str, ...] = ()
    newest: bool = True
    after: str | None = None
    most: int = AT_ONCE


@dataclass(frozen=True, slots=True)
class Story:
    """A part of an assignment's story as its reader is told it.

    `kinds` are those that there may be for them; `claims` tells of the claims on it how many lines
    were handed in, and what the letter allowed of them. `hr` where the reader decides lines of it.
    """

    record: AssignmentRecord
    part: Part
    kinds: tuple[str, ...]
    is_own: bool
    hr: bool
    claims: Mapping[int, tuple[int, Money | None]] = field(default_factory=dict)


def story(office: Office, who: Person, assignment_id: int, wish: Wish) -> Story:
    """Some of an assignment's story; for HR, finance and its employee, each what they may see."""
    wanted = tuple(one_of(one, KINDS, "kind", "kind of entry") for one in wish.kinds)
    place = None if wish.after is None else place_of(wish.after)
    with office.database.read() as store:
        record = seen_assignment(store, who, assignment_id)
        seats = _seats(who, record)
        open_to = _open_to(seats)
        kinds = [one for one in open_to if not wanted or one in wanted]
        most = wish.most + 1
        behind = (place, most if wish.newest else -most)
        found = store.story(record.id, _sources(kinds, seats), behind, office.zone)
        told = part(found, wish.most, newest=wish.newest)
        sums = _sums(store, told)
    return Story(record, told, open_to, is_employee(who, record), HR in seats, sums)


def _seats(who: Person, record: AssignmentRecord) -> frozenset[str]:
    """In which seats a person looks at an assignment; HR and finance who are sent sit in two."""
    own = frozenset({EMPLOYEE}) if is_employee(who, record) else frozenset()
    return own | (who.roles & OVERSEERS)


def _open_to(seats: frozenset[str]) -> tuple[str, ...]:
    """The kinds of which there may be something for somebody in these seats."""
    return tuple(one for one in KINDS if any(seats & who for who in SOURCES[one].values()))


def _sources(kinds: Iterable[str], seats: frozenset[str]) -> frozenset[str]:
    """The sources of some kinds that are told in these seats."""
    return frozenset(name for kind in kinds for name, who in SOURCES[kind].items() if seats & who)


def _sums(store: Store, told: Part) -> dict[int, tuple[int, Money | None]]:
    claims = {"submitted", "fell_due", "invoice"}
    return store.claims_added_up(one.first.number for one in told.told if one.first.what in claims)
