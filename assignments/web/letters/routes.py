"""The blueprint of letters, and what several of its views begin or end with."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, request, url_for

from assignments import actions
from assignments.actions import AssignmentFile, NotFoundError
from assignments.core.letter import LeftOver, Span
from assignments.core.records import LetterRecord, TermRecord
from assignments.web.access import office, who
from assignments.web.letter_text import Piece, is_hard_wrapped, pieces

blueprint = Blueprint("letters", __name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter with the file of its assignment, as the acting person may see them."""

    letter: LetterRecord
    file: AssignmentFile

    @property
    def terms(self) -> tuple[TermRecord, ...]:
        """The letter's terms that are not retired; finance is shown confirmed ones alone."""
        return tuple(one for one in self.file.terms if one.letter_id == self.letter.id)

    @property
    def others_to_confirm(self) -> tuple[LetterRecord, ...]:
        """The other letters of the assignment that have terms nobody has confirmed yet."""
        open_in = {one.letter_id for one in self.file.terms if not one.term.confirmed}
        return tuple(
            one for one in self.file.letters if one.id in open_in and one.id != self.letter.id
        )

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The letter's text without marks."""
        return pieces(self.letter.text, ())

    def pieces_with(self, quoted: Span | None) -> tuple[Piece, ...]:
        """Its text with the words of one place told apart."""
        passages = () if quoted is None else (LeftOver(*quoted, ()),)
        return pieces(self.letter.text, (), passages)

    @property
    def hard(self) -> bool:
        """Whether its lines were broken at a width."""
        return is_hard_wrapped(self.letter.text)

    def term(self, term_id: int) -> TermRecord:
        """One of the letter's terms; NotFoundError for one that is not there (any more)."""
        for one in self.terms:
            if one.id == term_id:
                return one
        raise NotFoundError(f"letter {self.letter.id} has no term {term_id}")


def opened(letter_id: int) -> Opened:
    """A letter that the person may see; NotFoundError for any other."""
    letter = actions.letter(office(), who(), letter_id)
    return Opened(letter, actions.assignment(office(), who(), letter.assignment_id))


def letter_url(letter_id: int, term_id: int | None = None, at: str | None = None) -> str:
    """The page of a letter, at one of its terms or at another step; what it shows stays."""
    step = at if term_id is None else f"term-{term_id}"
    asked: dict[str, Any] = {"show": request.args.get("show"), "at": step}
    return url_for("letters.show_letter", letter_id=letter_id, _anchor=step, **asked)
