"""A letter's terms as a file: written, compared with those that stand, taken over all or none.

What is taken over is unconfirmed, whatever the file says. What the file leaves out stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assignments.actions.access import assignment_of_letter, hr_assignment, seen_letter
from assignments.actions.answers import Done
from assignments.actions.correcting import Correction, put_in_place
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.quoting import beside, quoted
from assignments.core.letter import TERM_FIELDS, Origin, Term, pools_fit, term_of
from assignments.core.letter.comparing import Pair, compared
from assignments.core.plain_json import parsed
from assignments.core.records import LetterRecord, Person, TermRecord
from assignments.core.words import InputError, told
from assignments.exports.terms import terms_file, text_sha256
from assignments.storage.store import Event, Store

MOST_BYTES = 1024 * 1024
MOST_TERMS = 2000
_PARTS = frozenset({"letter", "terms", "clauses", "unread"})


@dataclass(frozen=True, slots=True)
class Compared:
    """One pair: the number of the term in the file, None for one that it leaves out."""

    number: int | None
    pair: Pair
    stands: TermRecord | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file beside a letter's terms; `slips` are what cannot be taken, each with its term.

    `is_of_other_text` where the file was written of another text than the letter has.
    """

    letter: LetterRecord
    pairs: tuple[Compared, ...]
    slips: tuple[InputError, ...]
    is_of_other_text: bool

    def of(self, kind: str) -> tuple[Compared, ...]:
        """The pairs of a kind: see `Pair.kind`."""
        return tuple(one for one in self.pairs if one.pair.kind == kind)

    @property
    def needs_reason(self) -> bool:
        """Whether a confirmed term differs, which is not corrected without a reason."""
        return any(one.stands and one.stands.term.confirmed for one in self.of("differs"))


@dataclass(frozen=True, slots=True)
class Taking:
    """A file with its name; `corrects` where those that differ are taken too, and why."""

    raw: bytes
    name: str
    corrects: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a file says: its terms with their bodies, or what is wrong with each."""

    terms: tuple[Term, ...]
    bodies: tuple[dict[str, Any], ...]
    numbers: tuple[int, ...]
    slips: tuple[InputError, ...]
    is_of_other_text: bool


def export_terms(office: Office, who: Person, letter_id: int) -> tuple[str, bytes]:
    """The file of a letter's terms, and a name for it; for HR."""
    with office.database.read() as store:
        letter = seen_letter(store, who, letter_id)
        hr_assignment(store, who, letter.assignment_id)
        terms = [one.term for one in _live(store, letter)]
    number = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in letter.number)
    return f"letter-{number}-terms.json", terms_file(letter, terms)


def _live(store: Store, letter: LetterRecord) -> list[TermRecord]:
    records = store.term_records(letter.assignment_id)
    return [one for one in records if one.letter_id == letter.id]


def compare_terms(office: Office, who: Person, letter_id: int, raw: bytes) -> Comparison:
    """A file of terms beside those of a letter; for HR. InputError for a file that is none."""
    with office.database.read() as store:
        letter = seen_letter(store, who, letter_id)
        hr_assignment(store, who, letter.assignment_id)
        return _comparison(store, letter, _said(raw, letter))


def take_terms(office: Office, who: Person, letter_id: int, what: Taking, key: str) -> Done:
    """Take a file's terms over, all or none: new ones, and corrections where asked; for HR."""
    deed = Deed(office, who, "take_terms", key)

    def act(store: Store) -> int:
        letter = seen_letter(store, who, letter_id)
        hr_assignment(store, who, letter.assignment_id)
        said = _said(what.raw, letter)
        found = _comparison(store, letter, said)
        for slip in found.slips:
            raise slip
        taken = [*found.of("new"), *(found.of("differs") if what.corrects else ())]
        if not taken:
            raise InputError("the file", "holds nothing to take over", "choose another one")
        bodies = dict(zip(said.numbers, said.bodies, strict=True))
        for one in taken:
            _take(store, deed, (letter, one, bodies[one.number or 0]), what)
        corrected = sum(one.stands is not None for one in taken)
        body = {"letter": letter.id, "new": len(taken) - corrected, "corrected": corrected}
        event = Event("terms_imported", letter.assignment_id, text=what.name, body=body)
        deed.tell(store, event)
        return letter_id

    return deed.done(act, assignment_of_letter(office, who, letter_id))


def _take(
    store: Store, deed: Deed, of: tuple[LetterRecord, Compared, dict[str, Any]], what: Taking
) -> None:
    """Keep one term of the file, unconfirmed."""
    letter, one, body = of
    said, stands = one.pair.said, one.stands
    if said is None:
        return
    if stands is not None:
        try:
            put_in_place(store, deed, (stands, letter), Correction(body, what.reason))
        except InputError as error:
            raise _at(one.number or 0, error) from None
        return
    origin = Origin(body, file=what.name)
    term_id = store.add_term(letter, said, body, deed.author, origin)
    store.count_version(letter.assignment_id)
    told_of = {"letter": letter.id, "term": term_id, "words": body}
    deed.tell(store, Event("term_proposed", letter.assignment_id, text=said.clause, body=told_of))


def _comparison(store: Store, letter: LetterRecord, said: _Said) -> Comparison:
    live = {one.term.key: one for one in _live(store, letter)}
    pairs = compared((one.term for one in live.values()), said.terms)
    numbers = [*said.numbers, *(None for _ in pairs[len(said.numbers) :])]
    shown = tuple(
        Compared(number, pair, None if pair.stands is None else live[pair.stands.key])
        for number, pair in zip(numbers, pairs, strict=True)
    )
    slips = (*said.slips, *_pool_slips(store, letter, shown))
    return Comparison(letter, shown, slips, said.is_of_other_text)


def _pool_slips(
    store: Store, letter: LetterRecord, pairs: tuple[Compared, ...]
) -> Iterator[InputError]:
    """What does not fit the pools of the terms that stand, or of those before it in the file."""
    replaced = {one.pair.stands for one in pairs if one.pair.said is not None}
    known = [one for one in beside(store, letter.assignment_id) if one not in replaced]
    for one in pairs:
        if one.pair.said is None:
            continue
        try:
            pools_fit([*known, one.pair.said])
        except InputError as error:
            yield _at(one.number or 0, error)
        else:
            known.append(one.pair.said)


def _at(number: int, error: InputError) -> InputError:
    """The error with the term of the file that it is about."""
    return InputError(f"term {number}, {error.where}", error.what, error.remedy)


def _said(raw: bytes, letter: LetterRecord) -> _Said:
    """What a file says of a letter; InputError for a file that is none of terms."""
    header, items = _parts(raw)
    known = header.get("text_sha256")
    is_other = isinstance(known, str) and known != text_sha256(letter)
    terms, bodies, numbers, slips = [], [], [], []
    for number, item in enumerate(items, 1):
        try:
            body = _body(item, header, letter, moved=is_other)
            words = {**body, "letter": letter.number, "confirmed": False}
            terms.append(term_of(words, "", ""))
        except InputError as error:
            slips.append(_at(number, error))
        else:
            bodies.append(body)
            numbers.append(number)
    return _Said(tuple(terms), tuple(bodies), tuple(numbers), tuple(slips), is_other)


def _parts(raw: bytes) -> tuple[Mapping[str, object], list[object]]:
    """What the file says of its letter, and its terms."""
    if len(raw) > MOST_BYTES:
        raise InputError("the file", "has more than 1 MiB", "send the terms of one letter alone")
    value = parsed(raw)
    if not isinstance(value, dict) or not isinstance(value.get("terms"), list):
        raise InputError("the file", "holds no list of terms", 'write it as {"terms": […]}')
    for name in value:
        if name not in _PARTS:
            raise InputError("the file", f"unknown field {told(name)}", "take it out")
    if len(value["terms"]) > MOST_TERMS:
        raise InputError("the file", f"has more than {MOST_TERMS} terms", "part it")
    header = value.get("letter")
    return header if isinstance(header, dict) else {}, value["terms"]


def _body(
    item: object, header: Mapping[str, object], letter: LetterRecord, *, moved: bool
) -> dict[str, Any]:
    """One term's words, with its quote as it stands in the letter's text.

    In a file of another text the places do not count: the words are looked up.
    """
    if not isinstance(item, Mapping):
        raise InputError("it", f"{told(item)} is not an object", "write it as {…}")
    for name in item:
        if name not in TERM_FIELDS:
            what = f"unknown field {told(name)}"
            raise InputError("it", what, "take it out or correct its name")
    own = {"letter", "confirmed"} | ({"start", "end"} if moved else set())
    stated, number = item.get("letter"), header.get("number")
    if stated is not None and number is not None and stated != number:
        what = f"it is of letter {told(stated)}, and the file of letter {told(number)}"
        raise InputError("letter", what, "part the file by letters")
    term_of({**item, "letter": letter.number}, "", "")
    words = {name: value for name, value in item.items() if name not in own and value is not None}
    return quoted(words, letter.text)
