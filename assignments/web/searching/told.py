"""How a hit is shown: its name, a piece of its text with the words marked, where it leads."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from assignments.actions.searching import Found, Hit
from assignments.core.records import AssignmentRecord, LetterRecord, Person
from assignments.core.searching import Piece, around, holds, marked
from assignments.storage.store import FoundClaim, FoundLine
from assignments.web import filters, speech
from assignments.web.access import who
from assignments.web.languages import N_, Spoken
from assignments.web.sections import home_of_record

GROUP_NAMES = Spoken(
    {
        "number": N_("By its number"),
        "people": N_("People"),
        "assignments": N_("Assignments"),
        "claims": N_("Claims"),
        "letters": N_("Letters"),
        "clauses": N_("Clauses"),
    }
)
SEES = Spoken(
    {
        "people": N_("people by name or address"),
        "assignments": N_("assignments by name, city or position"),
        "claims": N_(
            "claims and their lines by title, note, amount, supplier, name of a receipt or number"
        ),
        "letters": N_("letters by any of their words"),
        "clauses": N_("clauses by the words that are quoted of them"),
    }
)
FAMILY_OF_CLAIM = Spoken(
    {
        "claim": N_("Claim"),
        "allowance": N_("Allowance"),
        "supplier": N_("Supplier"),
    }
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One hit as the page shows it: a title that leads there, what it is, and pieces of text."""

    title: tuple[Piece, ...]
    url: str
    hint: str
    texts: tuple[tuple[str, tuple[Piece, ...]], ...] = ()
    status: str = ""


def shown(hit: Hit, found: Found) -> Shown:
    """A hit as the page shows it."""
    thing, words = hit.thing, found.query.words
    if isinstance(thing, Person):
        return _person(thing, words)
    if isinstance(thing, AssignmentRecord):
        return _assignment(thing, words)
    if isinstance(thing, LetterRecord):
        return _letter(hit, thing, found)
    return _claim(hit, thing, words)


def _person(person: Person, words: tuple[str, ...]) -> Shown:
    if "administrator" in who().roles:
        url = url_for("people.show_person", person_id=person.id)
    else:
        url = url_for("assignments.list_assignments", name=person.name)
    roles = filters.listed(speech.ROLES[one] for one in sorted(person.roles))
    return Shown(marked(person.name, words), url, roles, (("", marked(person.email, words)),))


def _assignment(record: AssignmentRecord, words: tuple[str, ...]) -> Shown:
    is_file = home_of_record(record) == url_for("tax.list_files")
    url = url_for("tax.show_years", assignment_id=record.id) if is_file else home_of_record(record)
    number = _("Assignment %(number)s", number=record.id)
    told = f"{record.position}, {record.employer}. {record.home_city}, {record.host_city}"
    texts = () if is_file else (("", marked(told, words)),)
    return Shown(marked(record.title, words), url, number, texts)


def _letter(hit: Hit, letter: LetterRecord, found: Found) -> Shown:
    words, record = found.query.words, found.assignments[letter.assignment_id]
    anchor = None if hit.term is None else f"term-{hit.term.id}"
    if record.employee.id == who().id:
        at = letter.assignment_id
        url = url_for("mine.show_letter", assignment_id=at, letter_id=letter.id, _anchor=anchor)
    else:
        url = url_for("letters.show_letter", letter_id=letter.id, _anchor=anchor)
    place = _(
        "%(letter)s, %(assignment)s",
        letter=filters.clause_name(None, letter.number),
        assignment=record.title,
    )
    if hit.term is None:
        return Shown(marked(letter.title, words), url, place, (("", around(letter.text, words)),))
    term = hit.term.term
    clause = filters.clause_name(term.clause) or filters.clause_name(None, letter.number)
    title = f"{speech.CATEGORY_NAMES[term.category]}, {clause}"
    return Shown(marked(title, ()), url, place, (("", marked(term.quote or "", words)),))


def _claim(hit: Hit, claim: FoundClaim, words: tuple[str, ...]) -> Shown:
    one = hit.lines[0].id if len(hit.lines) == 1 else None
    anchor = None if one is None else f"line-{one}"
    url = url_for("claims.show_claim", claim_id=claim.id, _anchor=anchor)
    hint = _(
        "%(kind)s %(number)s, %(employee)s, %(city)s",
        kind=FAMILY_OF_CLAIM[claim.kind],
        number=claim.id,
        employee=claim.employee,
        city=claim.host_city,
    )
    supplier = " ".join(part for part in (claim.supplier, claim.invoice) if part)
    texts = (("", marked(supplier, words)),) if supplier else ()
    lines = tuple((_line_name(line), _line(line, words)) for line in hit.lines)
    return Shown(marked(claim.title, words), url, hint, texts + lines, claim.status)


def _line_name(line: FoundLine) -> str:
    return _("Line %(number)s", number=line.id)


def _line(line: FoundLine, words: tuple[str, ...]) -> tuple[Piece, ...]:
    """What a line says, with the names of its receipts where these were hit."""
    said = [f"{speech.CATEGORY_NAMES[line.category]}, {filters.money(line.claimed)}", line.note]
    said += [name for name in line.receipts if any(holds(name, (word,)) for word in words)]
    return marked(filters.listed_apart(one for one in said if one), words)
