"""Tax years as HR adds them, each with the words of the letter that say how it is settled."""

from dataclasses import replace

from assignments.actions.answers import Done
from assignments.actions.deeds import Deed
from assignments.actions.office import Office
from assignments.actions.tax.inputs import TaxYearInput
from assignments.actions.tax.seats import hr_seated
from assignments.actions.typed import country, short, span, written
from assignments.core.letter import Term
from assignments.core.reading_records import ReadingRecord
from assignments.core.readings import CompanyReading, counting, plain_words, stand_in
from assignments.core.records import AssignmentRecord, Person, TermRecord
from assignments.core.tax import KINDS, TaxYear, kind_said, open_words, overlapping, read_year
from assignments.core.words import InputError, one_of
from assignments.storage.store import Event, Store

LONGEST = 2000
MEANS = {
    "equalised": "Tax equalization: the employee bears exactly the final hypothetical tax.",
    "protected": (
        "Tax protection: the employee bears the lower of the final hypothetical tax "
        "and the actual tax."
    ),
}


def equalization_terms(office: Office, who: Person, assignment_id: int) -> tuple[TermRecord, ...]:
    """The confirmed terms on tax equalization, those that say what is meant first; for HR."""
    with office.database.read() as store:
        hr_seated(office, store, who, assignment_id)
        return tuple(sorted(_terms(store, assignment_id), key=_said_last))


def _said_last(one: TermRecord) -> tuple[bool, bool]:
    """Terms that speak of a kind before the others, and what is ruled out after what is granted."""
    return not open_words(one.term.quote), one.term.pays == "excluded"


def _terms(store: Store, assignment_id: int) -> tuple[TermRecord, ...]:
    return tuple(
        one
        for one in store.term_records(assignment_id)
        if one.term.category == "tax_equalization" and one.term.confirmed
    )


def add_year(office: Office, who: Person, assignment_id: int, what: TaxYearInput, key: str) -> Done:
    """Add a tax year of an assignment in a country; for HR.

    Where the clause leaves the kind open, a reading of its words is recorded for its letter.
    """
    deed = Deed(office, who, "add_tax_year", key)

    def act(store: Store) -> int:
        record = hr_seated(office, store, who, assignment_id)
        term = _term(store, assignment_id, what.term_id)
        year = _year(record, what, term.term)
        span(year.first, year.last, office.today())
        other = overlapping(store.tax_years(assignment_id), year.country, year.first, year.last)
        if other is not None:
            said = f"the tax year {other.label} of {other.country} has days of it already"
            raise InputError("first", said, f"begin after {other.last} or end before {other.first}")
        year_id = store.add_tax_year(_read(store, deed, year, what, term), deed.author)
        told = f"{year.country} {year.label}"
        deed.tell(store, Event("tax_year_added", assignment_id, text=told, body={"year": year_id}))
        return year_id

    with office.database.read() as store:
        hr_seated(office, store, who, assignment_id)
    return deed.done(act, assignment_id)


def _term(store: Store, assignment_id: int, term_id: int) -> TermRecord:
    found = next((one for one in _terms(store, assignment_id) if one.id == term_id), None)
    if found is None:
        what = "no confirmed clause on tax equalization was chosen"
        raise InputError("term", what, "choose one, or confirm it in the letter first")
    return found


def _year(record: AssignmentRecord, what: TaxYearInput, term: Term) -> TaxYear:
    first, last = read_year(what.first, what.last)
    code = country(what.country, "country")
    _is_theirs(record, code, what.country_reason)
    if last < record.facts.start:
        said = f"the year is over before the assignment begins on {record.facts.start}"
        raise InputError("first", said, "give a later one")
    if (term.first and last < term.first) or (term.last and term.last < first):
        raise InputError("term", "the clause is not in force in that year", "choose another one")
    return TaxYear(
        id=0,
        assignment_id=record.id,
        country=code,
        first=first,
        last=last,
        kind=one_of(what.kind, KINDS, "kind", "kind"),
        letter=term.letter,
        clause=term.clause,
        quote=term.quote,
        country_reason=short(what.country_reason, "country_reason", LONGEST),
    )


def _is_theirs(record: AssignmentRecord, code: str, reason: str) -> None:
    """Raise InputError for a third country without a reason."""
    usual = (record.home_country, record.host_country)
    if code not in usual and not reason.strip():
        said = f"{code} is neither the home nor the host country ({' and '.join(usual)})"
        raise InputError("country_reason", said, "say why taxes are due there")


def _read(
    store: Store, deed: Deed, year: TaxYear, what: TaxYearInput, record: TermRecord
) -> TaxYear:
    """The year with why its kind is meant; where the clause leaves that open, a reading of it."""
    if kind_said(year.quote) == year.kind:
        return year
    if not what.reason.strip():
        said = f"the clause itself does not say that its years are {year.kind}"
        raise InputError("reason", said, "say why the company reads it so")
    reason = written(what.reason, "reason", LONGEST)
    words = written(what.words or open_words(year.quote), "words")
    if not stand_in(words, year.quote):
        said = "these words do not stand in the clause"
        raise InputError("words", said, "copy the words that leave it open")
    reading = CompanyReading(
        words=words, says=MEANS[year.kind], reason=reason, on=deed.office.today()
    )
    _record(store, deed, reading, record)
    return replace(year, reason=reason)


def _record(store: Store, deed: Deed, reading: CompanyReading, term: TermRecord) -> None:
    """Keep the reading for the clause's letter, unless the same one counts already."""
    letter = store.letter(term.letter_id)
    if letter is None:
        return
    known = store.counted_readings(letter.assignment_id)
    said = {
        (one.letter, plain_words(one.words), one.says)
        for one in counting(known, deed.office.today())
    }
    if (letter.number, plain_words(reading.words), reading.says) in said:
        return
    kept = ReadingRecord(0, reading, letter.assignment_id, letter.id, deed.who, deed.at)
    body = {"reading": store.add_reading(kept, deed.author)}
    store.count_version(letter.assignment_id)
    told = Event("reading_recorded", letter.assignment_id, text=reading.words, body=body)
    deed.tell(store, told)
