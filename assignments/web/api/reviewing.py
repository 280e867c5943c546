"""Letters gone through: proposals dropped and brought back, a letter corrected, its editions."""

from assignments import actions
from assignments.actions.editions import LetterCorrection, correct_letter, letter_history
from assignments.actions.letters import term_of_letter
from assignments.actions.reviewing import bring_back, drop_term
from assignments.exports.shapes import letters as told
from assignments.exports.shapes.letters import Edition, Letter, LetterCorrectionInput, Term
from assignments.web.access import office, who
from assignments.web.api.doors import OVERSEE, RECORDS
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, once, text_in


@opens("PUT /letters/<int:letter_id>", RECORDS, takes=LetterCorrectionInput)
def change_letter(letter_id: int) -> Letter:
    """Correct a letter's details or its text, as a new edition; what is left out stays as it is."""
    sent = fields(LetterCorrectionInput)
    what = LetterCorrection(
        kind=sent.text_or_none("kind"),
        title=sent.text_or_none("title"),
        signed_on=sent.day_or_none("signed_on"),
        relation=sent.text_or_none("relation"),
        text=sent.text_or_none("text"),
        reason=text_in(sent, "reason"),
    )
    done = answered(correct_letter(office(), who(), letter_id, what, once()))
    return told.letter(actions.letter(office(), who(), done))


@opens("GET /letters/<int:letter_id>/editions", OVERSEE, asks=PAGED)
def list_editions(letter_id: int) -> Listed[Edition]:
    """The earlier editions of a letter: what it said, who corrected it, and why."""
    found = letter_history(office(), who(), letter_id).editions
    return some_of(found, lambda one: str(one.edition), told.edition)


@opens("POST /letters/<int:letter_id>/terms/<int:term_id>/drop", RECORDS)
def drop_proposal(letter_id: int, term_id: int) -> Term:
    """Take out a term that nobody has confirmed; it can be brought back."""
    term_of_letter(office(), who(), letter_id, term_id)
    done = answered(drop_term(office(), who(), term_id, once()))
    return told.term(term_of_letter(office(), who(), letter_id, done))


@opens("POST /letters/<int:letter_id>/terms/<int:term_id>/bring-back", RECORDS)
def bring_back_proposal(letter_id: int, term_id: int) -> Term:
    """Put a term that was dropped unconfirmed back, as it was and unconfirmed."""
    term_of_letter(office(), who(), letter_id, term_id)
    done = answered(bring_back(office(), who(), term_id, once()))
    return told.term(term_of_letter(office(), who(), letter_id, done))
