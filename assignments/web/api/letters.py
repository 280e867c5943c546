"""Letters and their terms: read, added, proposed, confirmed, corrected, taken out."""

from collections.abc import Mapping

from assignments import actions
from assignments.actions import Correction
from assignments.actions import LetterInput as Added
from assignments.actions.letters import printed_clauses, term_of_letter
from assignments.actions.over_time import terms_in_force
from assignments.core.fields import Fields
from assignments.core.records import TermRecord
from assignments.exports.shapes import letters as told
from assignments.exports.shapes.letters import (
    Clause,
    CorrectionInput,
    Letter,
    LetterHead,
    LetterInput,
    ReasonInput,
    Term,
    TermInput,
)
from assignments.web.access import office, who
from assignments.web.api.asked import day_asked, number_asked
from assignments.web.api.doors import LOOK, RECORDS
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, body, fields, once, text_in


@opens("GET /assignments/<int:assignment_id>/letters", LOOK, asks=PAGED)
def list_letters(assignment_id: int) -> Listed[LetterHead]:
    """The letters of an assignment."""
    file = actions.assignment(office(), who(), assignment_id)
    return some_of(file.letters, lambda one: str(one.id), told.head)


@opens("POST /assignments/<int:assignment_id>/letters", RECORDS, takes=LetterInput, status=201)
def add_letter(assignment_id: int) -> Letter:
    """Add a letter as text; what the reader proposes of it waits to be confirmed."""
    sent = fields(LetterInput)
    what = Added(
        kind=sent.text("kind"),
        title=sent.text("title"),
        signed_on=sent.day("signed_on"),
        text=sent.text("text"),
        number=text_in(sent, "number"),
        relation=text_in(sent, "relation"),
    )
    return show_letter(answered(actions.add_letter(office(), who(), assignment_id, what, once())))


@opens("GET /letters/<int:letter_id>", LOOK)
def show_letter(letter_id: int) -> Letter:
    """One letter with its text."""
    return told.letter(actions.letter(office(), who(), letter_id))


@opens("GET /letters/<int:letter_id>/clauses", LOOK, asks=PAGED)
def list_clauses(letter_id: int) -> Listed[Clause]:
    """The clauses of a letter as it prints them, each with its words."""
    found = printed_clauses(office(), who(), letter_id)
    return some_of(found, lambda one: f"{one[0].start}-{one[0].end}", lambda one: told.clause(*one))


@opens("GET /assignments/<int:assignment_id>/terms/in-force", LOOK, asks=(*PAGED, "day", "version"))
def list_terms_in_force(assignment_id: int) -> Listed[Term]:
    """The terms in force on a day, today unless told; by `version` as they stood then."""
    day, version = day_asked("day"), number_asked("version")
    found = terms_in_force(office(), who(), assignment_id, day, version)
    return some_of(found.terms, lambda one: str(one.id), told.term)


@opens("GET /assignments/<int:assignment_id>/terms", LOOK, asks=PAGED)
def list_terms(assignment_id: int) -> Listed[Term]:
    """The terms that stand, of all letters of an assignment; HR sees those proposed too."""
    file = actions.assignment(office(), who(), assignment_id)
    standing = (one for one in file.terms if one.retired_at is None)
    return some_of(standing, lambda one: str(one.id), told.term)


@opens("POST /letters/<int:letter_id>/terms", RECORDS, takes=TermInput, status=201)
def propose_term(letter_id: int) -> Term:
    """Propose a term of a letter; it counts once it is confirmed."""
    words = _words(body(TermInput), "")
    made = answered(actions.propose_term(office(), who(), letter_id, words, once()))
    return told.term(_term(letter_id, made))


@opens("POST /letters/<int:letter_id>/terms/<int:term_id>/confirm", RECORDS)
def confirm_term(letter_id: int, term_id: int) -> Term:
    """Confirm a term by name and date."""
    _term(letter_id, term_id)
    done = actions.confirm_term(office(), who(), term_id, once())
    return told.term(_term(letter_id, answered(done)))


@opens(
    "POST /letters/<int:letter_id>/terms/<int:term_id>/replace",
    RECORDS,
    takes=CorrectionInput,
    status=201,
)
def replace_term(letter_id: int, term_id: int) -> Term:
    """Put a corrected term in another one's place, whose balances it keeps."""
    _term(letter_id, term_id)
    sent = fields(CorrectionInput)
    words = _words(sent.get("term"), "term")
    what = Correction(words, text_in(sent, "reason"))
    done = actions.replace_term(office(), who(), term_id, what, once())
    return told.term(_term(letter_id, answered(done)))


@opens("POST /letters/<int:letter_id>/terms/<int:term_id>/retire", RECORDS, takes=ReasonInput)
def retire_term(letter_id: int, term_id: int) -> Term:
    """Take a term out of force for good."""
    _term(letter_id, term_id)
    reason = text_in(fields(ReasonInput), "reason")
    done = actions.retire_term(office(), who(), term_id, once(), reason)
    return told.term(_term(letter_id, answered(done)))


def _words(value: object, where: str) -> Mapping[str, object]:
    """A term's words; where it stands in the letter is looked at even without a quote."""
    sent = Fields(value, where, tuple(TermInput.__annotations__))
    sent.number("start")
    sent.number("end")
    return sent.values


def _term(letter_id: int, term_id: int) -> TermRecord:
    """A term of a letter, in force or not; NotFoundError where the letter never had it."""
    return term_of_letter(office(), who(), letter_id, term_id)
