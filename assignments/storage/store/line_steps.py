"""The writing of each step of lines' lives, several lines of a claim at once."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import delete
from sqlmodel import col, select, update

from assignments.core.rates import Conversion
from assignments.core.remaining import Entry
from assignments.storage.many import Added, Also
from assignments.storage.prepared import Among
from assignments.storage.store.approvals import NO_FIRST
from assignments.storage.store.asking import Author, given, ready
from assignments.storage.store.claims import SHOWN, Claims
from assignments.storage.store.rewriting import Changes, Rewriting
from assignments.storage.store.steps import Decided, Submitted
from assignments.storage.tables import ClaimRow, LineRow, TakeRow
from assignments.storage.tables.claims import take_columns
from assignments.storage.tables.lines import frozen_by, seen_as

_LINES = ready(LineRow, Among(col(LineRow.id), "ids"))
_CLAIM = ready(ClaimRow, col(ClaimRow.id) == given("id"))
_STATUSES = select(LineRow.status).where(col(LineRow.claim_id) == given("id"), SHOWN)
_TAKES = TakeRow.__table__  # type: ignore[attr-defined]
_GIVE_BACK = delete(_TAKES).where(Among(_TAKES.c.line_id, "ids"))


class LineSteps(Claims, Rewriting):
    """Lines submitted, decided, withdrawn; and what becomes of their claim."""

    @cached_property
    def _decided(self) -> dict[int, str]:
        """The lines that this transaction decided, with the status that each has now."""
        return {}

    def submit_lines(self, steps: Mapping[int, Submitted]) -> None:
        """Freeze what lines were judged, by their ids, and let them hold what they take."""
        before = self._before(steps)
        self.rewrite(
            LineRow, [(vars(before[one]), _submitted(step)) for one, step in steps.items()]
        )
        self._take(before, {one: (step.entry, step.seq) for one, step in steps.items()})

    def decide_line(self, line_id: int, step: Decided, author: Author) -> None:
        """Write a decision down; what the line held becomes what it uses, or is given back."""
        self.decide_lines({line_id: step}, author)

    def decide_lines(self, steps: Mapping[int, Decided], author: Author) -> None:
        """Write decisions down as `decide_line` does, of lines of one assignment."""
        before = self._before(steps)
        labels = {step.month for step in steps.values()} - {""}
        months = {label: self.ledger_month(label) for label in labels}
        taxed = self._taxable(before, steps)
        changes = {one: _decided(step, author) for one, step in steps.items()}
        for one, step in steps.items():
            if step.month:
                month, adjusts = months[step.month]
                changes[one] |= {"month": month, "adjusts": adjusts, "taxable": taxed[one]}
        self.rewrite(LineRow, [(vars(before[one]), changes[one]) for one in steps])
        self._take_anew(before, {one: (step.entry, None) for one, step in steps.items()})
        self._decided |= {one: step.status for one, step in steps.items()}

    def frozen_rates(self, line_id: int) -> tuple[Conversion, ...]:
        """The rates that a line was judged at."""
        return self._before([line_id])[line_id].frozen()

    def _before(self, ids: Iterable[int]) -> dict[int, LineRow]:
        """The lines as they are kept, which nobody else changes meanwhile."""
        wanted = list(ids)
        read = {one: self.lines_read[one] for one in wanted if self._still_stands(one)}
        missing = [one for one in wanted if one not in read]
        found = self.rows(_LINES, ids=missing) if missing else []
        return read | {row.id or 0: row for row in found}

    def _still_stands(self, line_id: int) -> bool:
        """Whether a line was read, by a reader or under the lock, and was not written since."""
        row = self.lines_read.get(line_id)
        if row is None or self.author is None:
            return row is not None
        if row.assignment_id not in self._stands:
            return False
        self.session.flush()
        return not self.was_changed("line", line_id)

    def _taxable(
        self, before: Mapping[int, LineRow], steps: Mapping[int, Decided]
    ) -> dict[int, bool | None]:
        """Whether the company treats each approved line as taxable in its host country."""
        rows = [before[one] for one, step in steps.items() if step.month]
        if not rows:
            return {}
        said = self.taxables_there(rows[0].assignment_id, {(row.category, row.day) for row in rows})
        return {row.id or 0: said[row.category, row.day] for row in rows}

    def _take_anew(
        self, lines: Mapping[int, LineRow], several: Mapping[int, tuple[Entry | None, int | None]]
    ) -> None:
        """Write down what lines take instead of what they took before."""
        self._take(lines, several, Also(_GIVE_BACK, {"ids": list(several)}))

    def _take(
        self,
        lines: Mapping[int, LineRow],
        several: Mapping[int, tuple[Entry | None, int | None]],
        also: Also | None = None,
    ) -> None:
        """Write down what lines take, under the number that each has or gets."""
        rows: list[dict[str, Any]] = [
            {
                "assignment_id": lines[one].assignment_id,
                "line_id": one,
                "seq": (lines[one].seq if seq is None else seq) or 0,
                "used": entry.used,
                **take_columns(take),
            }
            for one, (entry, seq) in several.items()
            if entry is not None
            for take in entry.takes
        ]
        with self.together():
            if also is not None:
                self.put(also)
            self.put(Added(_TAKES, rows))

    def retake(self, line_id: int, entry: Entry | None) -> None:
        """Have a decided line take what this entry says, or nothing any more."""
        before = self._before([line_id])
        self.rewrite(LineRow, [(vars(before[line_id]), seen_as(entry))])
        self._take_anew(before, {line_id: (entry, None)})

    def rename_balance(self, assignment_id: int, old: str, new: str) -> None:
        """Have what lines take of one balance count in another one."""
        drawn = update(TakeRow).where(
            col(TakeRow.assignment_id) == assignment_id, col(TakeRow.balance) == old
        )
        self.session.exec(drawn.values(balance=new))

    def mark_submitted(self, claim_id: int, author: Author) -> None:
        """Write down that a claim was submitted."""
        self._change_claim(claim_id, {"status": "submitted", "submitted_at": author.at})

    def settle_claim(self, claim_id: int) -> None:
        """Bring a claim's status in line with its lines': decided once none waits any more.

        Withdrawn where every line is.
        """
        self.session.flush()
        statuses = self._statuses(claim_id)
        if statuses & {"draft", "submitted", "asked"}:
            return
        status = "decided" if statuses - {"withdrawn"} else "withdrawn"
        self._change_claim(claim_id, {"status": status})

    def _statuses(self, claim_id: int) -> set[str]:
        """The statuses of a claim's lines; asked for unless all were read and then decided here."""
        claim = self.claims_read.get(claim_id)
        written = {key for record, key in self._writer.pending.changes if record == "line"}
        known = claim is not None and claim.assignment_id in self._stands
        if not known or not written <= set(map(str, self._decided)):
            return {status for (status,) in self.ask(_STATUSES, id=claim_id)}
        return {
            self._decided.get(one, row.status)
            for one, row in self.lines_read.items()
            if row.claim_id == claim_id
        }

    def _change_claim(self, claim_id: int, changes: Changes) -> None:
        before = self.claims_read.get(claim_id)
        locked = before is not None and before.assignment_id in self._stands
        if before is None or not locked or self.was_changed("claim", claim_id):
            (before,) = self.rows(_CLAIM, id=claim_id)
        self.rewrite(ClaimRow, [(vars(before), changes)])


def _submitted(step: Submitted) -> Changes:
    return {
        "status": "submitted",
        "seq": step.seq,
        "letter_version": step.version,
        "submitted_at": step.at,
        "submitted_verdict": step.verdict_json,
        **frozen_by(step.verdict),
        **seen_as(step.entry),
    }


def _decided(step: Decided, author: Author) -> Changes:
    judged = {}
    if step.verdict is not None:
        judged = {"decided_verdict": step.verdict_json, **frozen_by(step.verdict)}
    return {
        "status": step.status,
        "reason": step.reason,
        "decided_by": author.person_id or None,
        "decided_at": author.at,
        "in_place_of": author.in_place_of,
        **NO_FIRST,
        **judged,
        "approved_minor": None if step.approved is None else step.approved.minor,
        "override": step.override,
        **seen_as(step.entry),
    }
