"""Questions about costs beyond claims: what was put forward as due, postings, pay, bonuses."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import col, select

from assignments.core.falling_due import PutForward
from assignments.core.money import Money
from assignments.core.pay import PaySetting
from assignments.storage.store.asking import Asking, Author
from assignments.storage.tables import (
    AssignmentRow,
    BonusAnswerRow,
    ClaimRow,
    FallenDueRow,
    LineRow,
    PaySettingRow,
    PostingRow,
    TakeRow,
)


@dataclass(frozen=True, slots=True)
class Posted:
    """A posting that is in the ledger."""

    id: int
    source: str
    kind: str
    category: str
    day: dt.date
    amount: Money
    cost: Money
    month: str
    letter: str
    clause: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BonusAnswer:
    """What HR said of a bonus: paid, by its posting, or none and why."""

    label: str
    posting_id: int | None
    reason: str


class Costs(Asking):
    """What stands beside claims in the ledger, and what it is made from."""

    def assignment_ids(self) -> tuple[int, ...]:
        """The numbers of all assignments, the first recorded first."""
        asked = select(AssignmentRow.id).order_by(col(AssignmentRow.id))
        return tuple(one for one in self.session.exec(asked) if one is not None)

    def put_forward(self, assignment_id: int) -> tuple[PutForward, ...]:
        """What was put forward as due already, with what became of it, in its order."""
        asked = (
            select(FallenDueRow, LineRow)
            .join(LineRow, col(LineRow.id) == col(FallenDueRow.line_id))
            .where(FallenDueRow.assignment_id == assignment_id)
            .order_by(col(FallenDueRow.id))
        )
        corrected = self._corrections(assignment_id)
        return tuple(
            PutForward(
                key=due.due,
                number=due.number,
                line_id=due.line_id,
                money=Money(line.minor, line.currency),
                status=line.status,
                by_hand=line.decided_by is not None,
                counted=line.counted_minor,
                approved=line.approved_minor,
                corrected=corrected.get(due.line_id, 0),
            )
            for due, line in self.session.exec(asked)
        )

    def _corrections(self, assignment_id: int) -> dict[int, int]:
        """By how much the cost of lines was corrected, in minor units of the settlement."""
        found: dict[int, int] = {}
        for one in self.posted(assignment_id, "correction:line:"):
            line_id = int(one.source.split(":")[2])
            found[line_id] = found.get(line_id, 0) + one.cost.minor
        return found

    def keep_due(self, assignment_id: int, due: str, number: int, line_id: int) -> None:
        """Write down that a due was put forward as a line, for the so manieth time."""
        row = FallenDueRow(assignment_id=assignment_id, due=due, number=number, line_id=line_id)
        self.session.add(row)
        self.session.flush()

    def posted(self, assignment_id: int, prefix: str = "") -> tuple[Posted, ...]:
        """The postings of an assignment whose source begins so, in their order."""
        asked = select(PostingRow).where(
            PostingRow.assignment_id == assignment_id,
            col(PostingRow.source).startswith(prefix, autoescape=True),
        )
        return tuple(_posted(row) for row in self.session.exec(asked.order_by(col(PostingRow.id))))

    def posting(self, posting_id: int) -> tuple[int, Posted] | None:
        """One posting, with the assignment that it is of."""
        row = self.session.get(PostingRow, posting_id)
        return None if row is None else (row.assignment_id, _posted(row))

    def pay_settings(self, assignment_id: int) -> tuple[PaySetting, ...]:
        """By which periods an assignment is paid, as it was recorded."""
        asked = select(PaySettingRow).where(PaySettingRow.assignment_id == assignment_id)
        rows = self.session.exec(asked.order_by(col(PaySettingRow.id)))
        return tuple(row.value() for row in rows)

    def add_pay_setting(self, assignment_id: int, what: PaySetting, author: Author) -> None:
        """Keep a setting."""
        row = PaySettingRow(
            assignment_id=assignment_id,
            first_day=what.first,
            kind=what.kind,
            anchor=what.anchor,
            set_by=author.person_id,
            set_at=author.at,
        )
        self.session.add(row)
        self.session.flush()

    def bonus_answers(self, assignment_id: int) -> tuple[BonusAnswer, ...]:
        """What HR said of bonuses, in their order."""
        asked = select(BonusAnswerRow).where(BonusAnswerRow.assignment_id == assignment_id)
        rows = self.session.exec(asked.order_by(col(BonusAnswerRow.id)))
        return tuple(BonusAnswer(row.label, row.posting_id, row.reason) for row in rows)

    def answer_bonus(self, assignment_id: int, what: BonusAnswer, author: Author) -> None:
        """Keep what HR said of a bonus."""
        row = BonusAnswerRow(
            assignment_id=assignment_id,
            label=what.label,
            posting_id=what.posting_id,
            reason=what.reason,
            answered_by=author.person_id,
            answered_at=author.at,
        )
        self.session.add(row)
        self.session.flush()

    def invoices(self, assignment_id: int, number: str) -> tuple[tuple[int, str], ...]:
        """Claim and supplier of the invoices of a number of which not every line was rejected.

        Numbers are compared without regard to case and spaces.
        """
        standing = col(LineRow.status).not_in(["rejected", "withdrawn"])
        asked = (
            select(ClaimRow.id, ClaimRow.supplier, ClaimRow.invoice)
            .join(LineRow, col(LineRow.claim_id) == col(ClaimRow.id))
            .where(
                ClaimRow.assignment_id == assignment_id,
                ClaimRow.kind == "supplier",
                standing,
            )
            .distinct()
        )
        return tuple(
            (claim_id or 0, name)
            for claim_id, name, known in self.session.exec(asked)
            if _plain(known) == _plain(number)
        )

    def lines_taking(self, assignment_id: int, balances: Iterable[str]) -> dict[str, list[int]]:
        """The lines that draw on some balances, by balance, in their order."""
        asked = (
            select(TakeRow.balance, TakeRow.line_id)
            .where(
                TakeRow.assignment_id == assignment_id,
                col(TakeRow.balance).in_(sorted(set(balances))),
            )
            .order_by(col(TakeRow.seq))
        )
        found: dict[str, list[int]] = {}
        for balance, line_id in self.session.exec(asked):
            found.setdefault(balance, []).append(line_id)
        return found


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _posted(row: PostingRow) -> Posted:
    return Posted(
        id=row.id or 0,
        source=row.source,
        kind=row.kind,
        category=row.category,
        day=row.day,
        amount=Money(row.minor, row.currency),
        cost=Money(row.cost_minor, row.settlement_currency),
        month=row.month,
        letter=row.letter,
        clause=row.clause,
        note=row.note,
    )
