"""Questions about how a letter was read, and about the passages of it that were set aside."""

from sqlmodel import col, select, update

from assignments.core.letter import ReadLetter, Span
from assignments.core.records import SetAside
from assignments.storage.store.asking import Asking, Author
from assignments.storage.tables import LetterRow, SetAsideRow, reading_of, reading_words
from assignments.storage.tables.columns import stored_id


class Passages(Asking):
    """A letter's passages: read, left over, set aside."""

    def letter_reading(self, letter_id: int) -> ReadLetter | None:
        """How a letter was read; None for one that nobody read."""
        asked = select(LetterRow.reading).where(col(LetterRow.id) == letter_id)
        return reading_of(self.session.exec(asked).one_or_none())

    def keep_reading(self, letter_id: int, reading: ReadLetter) -> None:
        """Write down how a letter was read anew."""
        one = update(LetterRow).where(col(LetterRow.id) == letter_id)
        self.session.exec(one.values(reading=reading_words(reading)))

    def set_aside(self, letter_id: int) -> tuple[SetAside, ...]:
        """The passages of a letter that are set aside, in the text's order."""
        asked = select(SetAsideRow).where(
            col(SetAsideRow.letter_id) == letter_id, col(SetAsideRow.undone_at).is_(None)
        )
        rows = list(self.session.exec(asked.order_by(col(SetAsideRow.start), col(SetAsideRow.id))))
        people = self.persons(row.set_by for row in rows)
        return tuple(row.value(people.get(row.set_by)) for row in rows)

    def one_set_aside(self, aside_id: int) -> SetAside | None:
        """One passage that was set aside, undone or not."""
        row = self.session.get(SetAsideRow, aside_id)
        return None if row is None else row.value(self.persons([row.set_by]).get(row.set_by))

    def add_aside(self, letter_id: int, span: Span, author: Author) -> int:
        """Write down who set a passage aside, and when."""
        start, end = span
        row = SetAsideRow(
            letter_id=letter_id, start=start, end=end, set_by=author.person_id, set_at=author.at
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def undo_aside(self, aside_id: int, author: Author) -> None:
        """Write down who took a setting aside back, and when."""
        one = update(SetAsideRow).where(col(SetAsideRow.id) == aside_id)
        self.session.exec(one.values(undone_by=author.person_id, undone_at=author.at))
