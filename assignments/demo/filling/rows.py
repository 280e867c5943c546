"""Claims, lines, takes, receipts and events of a filled world as rows of a sheaf."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from assignments.core.check import Verdict
from assignments.core.claim import Line
from assignments.core.ledger import CLAIM
from assignments.core.money import Money
from assignments.core.remaining import Entry
from assignments.demo.filling.costs import Claimed
from assignments.storage.files import StoredFile
from assignments.storage.sheaves import Sheaf
from assignments.storage.tables import ClaimRow, EventRow, LineRow, ReceiptRow, TakeRow
from assignments.storage.tables.claims import take_columns
from assignments.storage.tables.lines import frozen_by, said_by, seen_as


@dataclass(frozen=True, slots=True)
class Papers:
    """Files that receipts name; assignments share them, lines of one assignment do not."""

    files: tuple[StoredFile, ...]

    def digest(self, number: int) -> str:
        """The content that the so manieth line of an assignment has."""
        return self.files[number % len(self.files)].sha256

    @property
    def by_digest(self) -> dict[str, StoredFile]:
        """The files by their content."""
        return {one.sha256: one for one in self.files}


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did with a line; `by` None: its employee."""

    does: str
    at: dt.datetime
    by: int | None
    says: str = ""


@dataclass(slots=True)
class Lived:
    """One line with all that became of it; `entry` is how later lines see it now."""

    line: Line
    seq: int
    verdict: Verdict
    kept: dict[str, Any]
    entry: Entry | None
    steps: list[Step] = field(default_factory=list)
    decided: Verdict | None = None
    decided_kept: dict[str, Any] | None = None
    approved: Money | None = None
    month: str = ""
    taxable: bool | None = None

    @property
    def status(self) -> str:
        """What its last step made of it."""
        return self.steps[-1].does if self.steps else "submitted"


@dataclass(frozen=True, slots=True)
class _Told:
    """What an event is about, with its words and facts."""

    claim_id: int
    line_id: int | None = None
    text: str = ""
    body: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the rows of one assignment's claims."""

    sheaf: Sheaf
    assignment_id: int
    employee_id: int
    recorder_id: int
    papers: dict[str, StoredFile]

    def keep(self, claim_id: int, claim: Claimed, lived: list[Lived]) -> None:
        """Write a claim with its lines and all that happened to them."""
        own = claim.kind == CLAIM
        author = self.employee_id if own else self.recorder_id
        drafted = claim.at - dt.timedelta(minutes=20)
        statuses = {one.status for one in lived}
        waits = statuses & {"submitted", "asked"}
        status = "submitted" if waits else "decided" if statuses - {"withdrawn"} else "withdrawn"
        self.sheaf.add(
            ClaimRow,
            {
                "id": claim_id,
                "assignment_id": self.assignment_id,
                "title": claim.title,
                "kind": claim.kind,
                "supplier": claim.supplier,
                "invoice": "" if own else str(claim_id),
                "status": status,
                "created_by": author,
                "created_at": drafted,
                "submitted_at": claim.at,
            },
        )
        began = "claim_drafted" if own else "invoice_recorded"
        self._tell(began, drafted, author, _Told(claim_id))
        for position, one in enumerate(lived, 1):
            self._keep_line(claim_id, (position, one), claim.at, author)
        self._tell("claim_submitted", claim.at, author, _Told(claim_id))

    def _keep_line(
        self, claim_id: int, placed: tuple[int, Lived], at: dt.datetime, author: int
    ) -> None:
        position, one = placed
        line, last = one.line, one.steps[-1] if one.steps else None
        values = {
            "id": int(line.id),
            "claim_id": claim_id,
            "assignment_id": self.assignment_id,
            "position": position,
            "status": one.status,
            **said_by(line),
            "seq": one.seq,
            "submitted_at": at,
            "letter_version": one.kept["version"],
            "submitted_verdict": one.kept,
            **frozen_by(one.decided or one.verdict),
            **seen_as(one.entry),
        }
        if last is not None and last.does != "asked":
            values |= self._decision(one, last)
        self.sheaf.add(LineRow, values)
        self._keep_takes(one)
        self._keep_receipts(line, author, at)
        self._tell_life(claim_id, one, at, author)

    def _decision(self, one: Lived, last: Step) -> dict[str, Any]:
        approved = one.approved
        return {
            "decided_verdict": one.decided_kept,
            "approved_minor": None if approved is None else approved.minor,
            "decided_by": last.by or self.employee_id,
            "decided_at": last.at,
            "reason": last.says,
            "month": one.month or None,
            "taxable": one.taxable,
        }

    def _keep_takes(self, one: Lived) -> None:
        if one.entry is None:
            return
        place = {
            "assignment_id": self.assignment_id,
            "line_id": int(one.line.id),
            "seq": one.seq,
            "used": one.entry.used,
        }
        for take in one.entry.takes:
            self.sheaf.add(TakeRow, {**place, **take_columns(take)})

    def _keep_receipts(self, line: Line, author: int, at: dt.datetime) -> None:
        for digest in line.receipts:
            stored = self.papers[digest]
            values = {
                "assignment_id": self.assignment_id,
                "line_id": int(line.id),
                "sha256": digest,
                "name": _file_name(line),
                "media_type": stored.media_type,
                "size": stored.size,
                "added_by": author,
                "added_at": at - dt.timedelta(minutes=10),
            }
            self.sheaf.add(ReceiptRow, values)

    def _tell_life(self, claim_id: int, one: Lived, at: dt.datetime, author: int) -> None:
        place = (claim_id, int(one.line.id))
        line, kept = one.line, one.kept
        said = {
            "category": line.category,
            "date": line.date.isoformat(),
            "amount": str(line.amount),
            "currency": line.amount.currency,
        }
        began = at - dt.timedelta(minutes=15)
        self._tell("drafted", began, author, _Told(*place, body=said))
        for digest in line.receipts:
            attached = _Told(*place, _file_name(line), {"sha256": digest})
            self._tell("receipt_attached", began + dt.timedelta(minutes=5), author, attached)
        told = {name: kept[name] for name in ("outcome", "allowed", "currency")}
        self._tell("submitted", at, author, _Told(*place, body=told))
        for step in one.steps:
            what = _Told(*place, step.says, _decided_body(one, step))
            self._tell(step.does, step.at, step.by or self.employee_id, what)

    def _tell(self, kind: str, at: dt.datetime, actor: int, what: _Told) -> None:
        values = {
            "at": at,
            "kind": kind,
            "actor_id": actor,
            "assignment_id": self.assignment_id,
            "claim_id": what.claim_id,
            "line_id": what.line_id,
            "text": what.text,
            "body": what.body,
        }
        self.sheaf.add(EventRow, values)


def _decided_body(one: Lived, step: Step) -> dict[str, Any] | None:
    if step.does == "asked" or one.decided is None:
        return None
    body: dict[str, Any] = {
        "outcome": str(one.decided.outcome),
        "allowed": str(one.decided.allowed),
    }
    if one.approved is not None:
        body |= {"approved": str(one.approved), "override": False}
    return body


def _file_name(line: Line) -> str:
    return f"{line.category}-{line.date}.png"
