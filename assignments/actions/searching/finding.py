"""Looking for something in all that a person may see: groups of hits, each some at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assignments.actions.assignments import is_shown
from assignments.actions.office import Office
from assignments.core.records import AssignmentRecord, LetterRecord, Person, TermRecord
from assignments.core.searching import Query, holds, query_of
from assignments.core.words import InputError, one_of
from assignments.storage.store import FoundClaim, FoundLine, Reach, Store
from assignments.storage.store.search_claims import NEWEST

FEW, MANY = 6, 25  # hits of a group among the others, and alone
LETTERS = 25  # letters whose clauses are looked through at once
LINES = 3  # of a claim
Thing = Person | AssignmentRecord | LetterRecord | FoundClaim


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found; of a claim its lines that were hit, of a letter the clause."""

    thing: Thing
    lines: tuple[FoundLine, ...] = ()
    term: TermRecord | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind; `after` leads to more of them."""

    name: str
    hits: tuple[Hit, ...]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a query, in groups; those in which nothing was found are left out.

    `open_to` are the groups in which there might be something for the person; `assignments` are
    those of the letters found.
    """

    query: Query
    groups: tuple[Group, ...]
    open_to: tuple[str, ...]
    assignments: Mapping[int, AssignmentRecord]


@dataclass(frozen=True, slots=True)
class _Look:
    """One look: by whom, for what, how far they see, from where on and how many."""

    who: Person
    query: Query
    reach: Reach
    files: Reach  # of assignments, with those whose tax files an adviser sees
    after: int | None = None
    size: int = FEW

    @property
    def before(self) -> int:
        return NEWEST if self.after is None else self.after


def search(
    office: Office, who: Person, typed: str, group: str = "", after: str | None = None
) -> Found:
    """What a person may see of what holds the words; of one group more of it."""
    query = query_of(typed)
    open_to = _open_to(who)
    wanted = open_to if not group else (one_of(group, open_to, "group", "group"),)
    with office.database.read() as store:
        reach = _reach(who)
        files = _files(office, store, who, reach)
        look = _Look(who, query, reach, files, _key(after), MANY if group else FEW)
        groups = tuple(_FINDERS[one](store, look) for one in wanted) if query.words else ()
        records = store.assignments_of(_of_letters(groups), reach)
    return Found(query, tuple(one for one in groups if one.hits or one.after), open_to, records)


def _of_letters(groups: Iterable[Group]) -> Iterator[int]:
    for group in groups:
        for hit in group.hits:
            if isinstance(hit.thing, LetterRecord):
                yield hit.thing.assignment_id


GROUPS = ("number", "people", "assignments", "claims", "letters", "clauses")
OVERSEEING = frozenset({"hr", "finance"})


def _open_to(who: Person) -> tuple[str, ...]:
    """The groups in which there may be something for a person."""
    sees = who.roles & (OVERSEEING | {"expatriate"})
    people = bool(who.roles & {"hr", "administrator"})
    open_to = {
        "people": people,
        "assignments": bool(sees) or "tax_adviser" in who.roles,
        **dict.fromkeys(("number", "claims", "letters", "clauses"), bool(sees)),
    }
    return tuple(one for one in GROUPS if open_to[one])


def _reach(who: Person) -> Reach:
    """Which assignments a person may see with all that lies under them."""
    if who.roles & OVERSEEING:
        return Reach(everything=True)
    return Reach(employee=who.id)


def _files(office: Office, store: Store, who: Person, reach: Reach) -> Reach:
    """The same, and those of which an adviser sees the tax files."""
    if reach.everything or "tax_adviser" not in who.roles:
        return reach
    given = store.granted_assignments(who.id, office.today())
    return replace(reach, ids=tuple(one.id for one in given))


def _key(after: str | None) -> int | None:
    if after is None:
        return None
    if not (after.isascii() and after.isdigit()):
        raise InputError("after", f"{after!r} is no place in the list", "begin at its front")
    return int(after[:9])


def _cut(hits: Iterable[tuple[int, Hit]], size: int, name: str) -> Group:
    """So many hits, and the number of the last where there is one more."""
    found = list(hits)
    shown = tuple(hit for _, hit in found[:size])
    return Group(name, shown, str(found[size - 1][0]) if len(found) > size else None)


def _people(store: Store, look: _Look) -> Group:
    found = store.people_found(look.query.words, look.after or 0, look.size + 1)
    return _cut(((one.id, Hit(one)) for one in found), look.size, "people")


def _assignments(store: Store, look: _Look) -> Group:
    found = store.assignments_named(look.query.words, look.files, look.before, look.size + 1)
    return _cut(((one.id, Hit(one)) for one in found), look.size, "assignments")


def _letters(store: Store, look: _Look) -> Group:
    found = store.letters_with(look.query.words, look.reach, look.before, look.size + 1)
    return _cut(((one.id, Hit(one)) for one in found), look.size, "letters")


def _clauses(store: Store, look: _Look) -> Group:
    """Clauses in whose own words all stand, of so many letters; more of the letters behind."""
    letters = store.letters_with(look.query.words, look.reach, look.before, LETTERS)
    terms = store.terms_of_letters(letters)
    hits: list[Hit] = []
    for letter in letters:
        if len(hits) >= look.size:
            return Group("clauses", tuple(hits), str(letter.id + 1))
        told = _shown(store, look, letter.assignment_id, terms.get(letter.id, ()))
        hits += [Hit(letter, term=one) for one in told]
    after = str(letters[-1].id) if len(letters) == LETTERS else None
    return Group("clauses", tuple(hits), after)


def _shown(
    store: Store, look: _Look, assignment_id: int, terms: Iterable[TermRecord]
) -> Iterator[TermRecord]:
    """Of the terms those with all words in their quote that the person is shown."""
    for one in terms:
        if holds(one.term.quote or "", look.query.words):
            record = store.assignment(assignment_id)
            if record is not None and is_shown(one, look.who, record):
                yield one


def _claims(store: Store, look: _Look) -> Group:
    ids, after = store.claims_with(look.query.sought, look.reach, look.before, look.size)
    hits = tuple(_claim_hit(one, look.query) for one in store.claims_to_find(ids))
    return Group("claims", hits, None if after is None else str(after))


def _claim_hit(claim: FoundClaim, query: Query) -> Hit:
    """A claim with the lines that say most of what was looked for, if any say some of it."""
    said = [
        (sum(holds(_line_text(one), (word,)) for word in query.words), one) for one in claim.lines
    ]
    best = sorted((one for one in said if one[0]), key=lambda one: -one[0])
    return Hit(claim, tuple(line for _, line in best[:LINES]))


def _line_text(line: FoundLine) -> str:
    money = f"{line.claimed.amount} {line.claimed.currency}"
    return " ".join((line.category.replace("_", " "), line.note, money, *line.receipts))


def _by_number(store: Store, look: _Look) -> Group:
    """The claim, the line and the assignment of a number, as far as they may be seen."""
    number, of = look.query.number, look.query.of
    if number is None or look.after is not None:
        return Group("number", ())
    hits: list[Hit] = []
    if of in {"", "claim"}:
        hits += [Hit(one) for one in _seen(store, look, {number})]
    if of in {"", "line"}:
        for one in _seen(store, look, store.claims_of_lines([number])):
            hits.append(Hit(one, tuple(line for line in one.lines if line.id == number)))
    if of in {"", "assignment"}:
        hits += map(Hit, store.assignments_of([number], look.files).values())
    return Group("number", tuple(hits))


def _seen(store: Store, look: _Look, claims: set[int]) -> tuple[FoundClaim, ...]:
    found = store.claims_to_find(claims)
    open_to = store.assignments_of((one.assignment_id for one in found), look.reach)
    return tuple(one for one in found if one.assignment_id in open_to)


_FINDERS: dict[str, Callable[[Store, _Look], Group]] = {
    "number": _by_number,
    "people": _people,
    "assignments": _assignments,
    "claims": _claims,
    "letters": _letters,
    "clauses": _clauses,
}
