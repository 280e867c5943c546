"""How the company reads words that letters leave open: recorded by HR, ended, never edited."""

from assignments.actions.access import hr_assignment, need_role, seen_assignment, seen_letter
from assignments.actions.answers import Done, NotFoundError
from assignments.actions.deeds import Deed
from assignments.actions.inputs import EndReadingInput, NormInput, ReadingInput
from assignments.actions.office import Office
from assignments.actions.typed import sensible, span, written
from assignments.core.approval import StateError
from assignments.core.definitions import COMPANIONS
from assignments.core.money import Money
from assignments.core.reading_records import Ending, ReadingRecord
from assignments.core.readings import CompanyReading, Norm, plain_words, stand_in
from assignments.core.records import LetterRecord, Person
from assignments.core.words import CATEGORIES, PERS, InputError, one_of
from assignments.storage.store import Event, Store

LONGEST_SAYING = 2000
JUDGED = "reasonable"  # the contract's word for what a letter leaves to judgement


def record_reading(office: Office, who: Person, what: ReadingInput, key: str) -> Done:
    """Record how the company reads some words; for HR. It ends an earlier one of the same words."""
    deed = Deed(office, who, "record_reading", key)

    def act(store: Store) -> int:
        letter, assignment_id = _where(store, who, what)
        record = ReadingRecord(
            id=0,
            reading=_reading(what, letter, office),
            assignment_id=assignment_id,
            letter_id=None if letter is None else letter.id,
            by=who,
            at=deed.at,
        )
        reading_id = store.add_reading(record, deed.author)
        _tell(store, deed, "reading_recorded", reading_id)
        return reading_id

    with office.database.read() as store:
        _, assignment_id = _where(store, who, what)
    return deed.done(act, assignment_id)


def _where(store: Store, who: Person, what: ReadingInput) -> tuple[LetterRecord | None, int | None]:
    """The letter and the assignment that a reading is for, as far as it is for one."""
    letter = None if what.letter_id is None else seen_letter(store, who, what.letter_id)
    at = what.assignment_id if letter is None else letter.assignment_id
    if at is not None:
        hr_assignment(store, who, at)
    need_role(who, "hr")
    return letter, at


def _reading(what: ReadingInput, letter: LetterRecord | None, office: Office) -> CompanyReading:
    words = written(what.words, "words")
    if letter is not None and not _is_found(words, letter):
        remedy = f"copy them from the letter, or write {JUDGED!r} for all that it leaves open"
        raise InputError("words", "these words do not stand in the letter", remedy)
    span(what.first, what.last, office.today())
    norm = None if what.norm is None else _norm(what.norm)
    people = tuple(one_of(one, COMPANIONS, "people", "person") for one in what.people)
    return CompanyReading(
        words=words,
        norm=norm,
        says="" if norm is not None else written(what.says, "says", LONGEST_SAYING),
        people=() if norm is not None else tuple(dict.fromkeys(people)),
        first=what.first,
        last=what.last,
        reason=written(what.reason, "reason", LONGEST_SAYING),
        on=office.today(),
    )


def _is_found(words: str, letter: LetterRecord) -> bool:
    return plain_words(words) == JUDGED or stand_in(words, letter.text)


def _norm(what: NormInput) -> Norm:
    category = one_of(what.category, CATEGORIES, "category", "category")
    money = Money.parse(what.amount, what.currency, "amount")
    return Norm(category, money, one_of(what.per, PERS, "per", "period"))


def _tell(store: Store, deed: Deed, kind: str, reading_id: int) -> None:
    """Write down what happened to a reading; it makes a version of the assignment it is for."""
    record = _known(store, reading_id)
    norm = record.reading.norm
    body: dict[str, object] = {"reading": reading_id}
    if norm is not None:
        money = {"amount": str(norm.money), "currency": norm.money.currency}
        body |= {"category": norm.category, **money, "per": norm.per}
    if record.assignment_id is not None:
        store.count_version(record.assignment_id)
    deed.tell(store, Event(kind, record.assignment_id, text=record.reading.words, body=body))


def _known(store: Store, reading_id: int) -> ReadingRecord:
    record = store.reading(reading_id)
    if record is None:
        raise NotFoundError("There is no such reading.")
    return record


def end_reading(
    office: Office, who: Person, reading_id: int, what: EndReadingInput, key: str
) -> Done:
    """End a reading on a day, or take it back; for HR. What was judged by it stays as it was."""
    deed = Deed(office, who, "end_reading", key)

    def act(store: Store) -> int:
        record = _known(store, reading_id)
        need_role(who, "hr")
        if record.assignment_id is not None:
            hr_assignment(store, who, record.assignment_id)
        ending = _ending(deed, record, what)
        store.end_reading(reading_id, ending, deed.author)
        _tell(store, deed, "reading_ended", reading_id)
        return reading_id

    return deed.done(act, reading(office, who, reading_id).assignment_id)


def _ending(deed: Deed, record: ReadingRecord, what: EndReadingInput) -> Ending:
    if record.ending is not None:
        by = "somebody" if record.ending.by is None else record.ending.by.name
        raise StateError(f"{by} has ended the reading already.")
    last = sensible(what.last, "last", deed.office.today())
    first, bound = record.reading.first, record.reading.last
    if last is not None and first is not None and last < first:
        remedy = "give a later one, or none to take the reading back"
        raise InputError("last", f"{last} is before its first day", remedy)
    if last is not None and bound is not None and last > bound:
        raise InputError("last", f"it ends on {bound} by itself", "give an earlier day")
    return Ending(last, deed.who, deed.at, written(what.reason, "reason", LONGEST_SAYING))


def reading(office: Office, who: Person, reading_id: int) -> ReadingRecord:
    """One reading; the company's own for HR and finance, others for whoever sees what it is for."""
    with office.database.read() as store:
        record = _known(store, reading_id)
        if record.assignment_id is not None:
            seen_assignment(store, who, record.assignment_id)
    if record.assignment_id is None:
        need_role(who, "hr", "finance")
    return record


def company_readings(office: Office, who: Person) -> tuple[ReadingRecord, ...]:
    """How the company reads words in all letters, the first recorded first; HR and finance."""
    need_role(who, "hr", "finance")
    with office.database.read() as store:
        return store.company_readings()
