"""The clause in its letter: the letter's text with the words that a finding rests on told apart."""

from flask import request
from flask.typing import ResponseReturnValue

from assignments import actions
from assignments.actions import AssignmentFile, Desk, NotFoundError
from assignments.core.letter import LeftOver
from assignments.core.records import LetterRecord
from assignments.web.access import for_roles, office, who
from assignments.web.desk.routes import blueprint, choice
from assignments.web.letter_text import find, is_hard_wrapped, pieces
from assignments.web.pages import at_one_moment, page


@blueprint.get("/desk/<int:line_id>/clause")
@for_roles("hr")
@at_one_moment
def show_clause(line_id: int) -> ResponseReturnValue:
    """A letter opened at a clause that the line is judged by; the script shows it in a dialog."""
    desk = actions.desk(office(), who(), line_id)
    file = actions.assignment(office(), who(), desk.line.assignment_id)
    clause = request.args.get("clause", "")
    letter = _letter(file, request.args.get("letter", ""))
    return page(
        "desk/show_clause.html",
        desk=desk,
        letter=letter,
        clause=clause,
        pieces=pieces(letter.text, (), _marked(file, desk, letter, clause)),
        hard=is_hard_wrapped(letter.text),
        choice=choice(),
    )


def _letter(file: AssignmentFile, number: str) -> LetterRecord:
    """A letter by its number; the first one where none is named."""
    for one in file.letters:
        if number in {"", one.number}:
            return one
    raise NotFoundError(f"the assignment has no letter {number}")


def _marked(
    file: AssignmentFile, desk: Desk, letter: LetterRecord, clause: str
) -> tuple[LeftOver, ...]:
    """Where the words of a clause stand that terms or the line's verdict quote, in their order."""
    spans = {
        (one.term.start, one.term.end)
        for one in file.terms
        if one.letter_id == letter.id and one.term.clause == clause
    }
    spans |= {find(quote, letter.text) or (None, None) for quote in _quotes(desk, letter, clause)}
    known = sorted((start, end) for start, end in spans if start is not None and end is not None)
    return tuple(LeftOver(start, end, ()) for start, end in _apart(known))


def _quotes(desk: Desk, letter: LetterRecord, clause: str) -> set[str]:
    """What the line's verdict at submission quotes of the clause, of terms no longer in force."""
    told = (desk.line.verdict or {}).get("findings", ())
    return {
        one["quote"]
        for one in told
        if one["quote"] and (one["letter"], one["clause"]) == (letter.number, clause)
    }


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that do not lie over each other, in their order."""
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
