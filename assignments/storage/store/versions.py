"""Questions about what was before: terms at a version, a term's rows, amendments, editions."""

from dataclasses import dataclass, replace

from sqlmodel import col, or_, select, update

from assignments.core.records import AmendmentRecord, LetterEdition, LetterRecord, TermRecord
from assignments.storage.store.asking import Author
from assignments.storage.store.letters import Letters
from assignments.storage.tables import (
    AmendmentRow,
    LetterEditionRow,
    LetterRow,
    TermRow,
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A letter as it was and as it is to be, and why."""

    before: LetterRecord
    after: LetterRecord
    reason: str


class Versions(Letters):
    """Letters and terms over time."""

    def terms_at(self, assignment_id: int, version: int) -> tuple[TermRecord, ...]:
        """The terms as they stood at a version, in the letters' order."""
        asked = (
            select(TermRow, LetterRow.number)
            .join(LetterRow)
            .where(
                col(TermRow.assignment_id) == assignment_id,
                col(TermRow.in_version) <= version,
                or_(col(TermRow.retired_at).is_(None), col(TermRow.retired_in) > version),
            )
        )
        found = sorted(self.session.exec(asked), key=lambda one: one[0].place)
        later = {row.id for row, _ in found if (row.confirmed_in or 0) > version}
        return tuple(_unconfirmed(one) if one.id in later else one for one in self._terms(found))

    def lineage(self, assignment_id: int, key: str) -> tuple[TermRecord, ...]:
        """A term and all that took its place under its key, the first one first."""
        asked = (
            select(TermRow, LetterRow.number)
            .join(LetterRow)
            .where(col(TermRow.assignment_id) == assignment_id, col(TermRow.lineage) == key)
        )
        return self._terms(list(self.session.exec(asked.order_by(col(TermRow.id)))))

    def ever_confirmed(self, letter_id: int) -> bool:
        """Whether a term of the letter was confirmed at any time."""
        asked = select(TermRow.id).where(
            col(TermRow.letter_id) == letter_id, col(TermRow.confirmed_at).is_not(None)
        )
        return self.session.exec(asked.limit(1)).first() is not None

    def amendments(self, assignment_id: int) -> tuple[AmendmentRecord, ...]:
        """Which terms took the place of which, in the order it was recorded."""
        asked = select(AmendmentRow).where(col(AmendmentRow.assignment_id) == assignment_id)
        rows = list(self.session.exec(asked.order_by(col(AmendmentRow.id))))
        people = self.persons(row.made_by for row in rows)
        return tuple(row.value(people.get(row.made_by)) for row in rows)

    def add_amendment(self, assignment_id: int, what: AmendmentRecord, author: Author) -> None:
        """Keep that one term took the place of another."""
        row = AmendmentRow(
            assignment_id=assignment_id,
            letter_id=what.letter_id,
            earlier=what.earlier,
            later=what.later,
            first_day=what.first,
            ended_id=what.ended_id,
            made_by=author.person_id,
            made_at=author.at,
        )
        self.session.add(row)
        self.session.flush()

    def editions(self, letter_id: int) -> tuple[LetterEdition, ...]:
        """A letter as it was before each correction, the first one first."""
        asked = select(LetterEditionRow).where(col(LetterEditionRow.letter_id) == letter_id)
        rows = list(self.session.exec(asked.order_by(col(LetterEditionRow.edition))))
        people = self.persons(row.replaced_by for row in rows)
        return tuple(row.value(people.get(row.replaced_by)) for row in rows)

    def correct_letter(self, what: Corrected, author: Author) -> None:
        """Keep a letter as it was, and write it as it is to be."""
        before, after = what.before, what.after
        row = LetterEditionRow(
            letter_id=before.id,
            edition=before.edition,
            kind=before.kind,
            title=before.title,
            signed_on=before.signed_on,
            relation=before.relation,
            text=None if before.text == after.text else before.text,
            replaced_in=self.coming(before.assignment_id),
            replaced_by=author.person_id,
            replaced_at=author.at,
            reason=what.reason,
        )
        self.session.add(row)
        one = update(LetterRow).where(col(LetterRow.id) == before.id)
        words = one.values(kind=after.kind, title=after.title, signed_on=after.signed_on)
        told = words.values(relation=after.relation, text=after.text, edition=before.edition + 1)
        self.session.exec(told)
        self.session.expire_all()


def _unconfirmed(record: TermRecord) -> TermRecord:
    """The term as it was before somebody confirmed it."""
    term = replace(record.term, confirmed=False)
    return replace(record, term=term, confirmed_by=None, confirmed_at=None)
