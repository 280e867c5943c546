"""Writing many claims, lines and events at once, as an import does: rows without objects."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import insert
from sqlmodel import col, select

from assignments.core.audit import Change
from assignments.core.records import EventRecord
from assignments.storage.store.asking import Author
from assignments.storage.store.audit import Trail
from assignments.storage.store.deeds import Deeds, Event
from assignments.storage.store.steps import Begun, Draft
from assignments.storage.tables import ClaimRow, EventRow, LineRow
from assignments.storage.tables.columns import stored_id
from assignments.storage.tables.lines import said_by


class Bulk(Deeds, Trail):
    """What is written by the thousand."""

    def add_claims(
        self, assignment_id: int, begun: Sequence[Begun], author: Author
    ) -> tuple[int, ...]:
        """Begin claims; their ids in the same order."""
        rows = [
            {
                "assignment_id": assignment_id,
                "title": one.title,
                "kind": one.kind,
                "supplier": one.supplier,
                "invoice": one.invoice,
                "status": "draft",
                "created_by": author.person_id,
                "created_at": author.at,
            }
            for one in begun
        ]
        if not rows:
            return ()
        asked = insert(ClaimRow).returning(col(ClaimRow.id), sort_by_parameter_order=True)
        ids = self.write_rows(asked, rows, Change("claim", "", assignment=assignment_id))
        return tuple(stored_id(one) for one in ids)

    def add_lines(self, assignment_id: int, drafts: Iterable[tuple[int, int, Draft]]) -> None:
        """Add draft lines, each with its claim and its position there."""
        rows = [
            {
                "assignment_id": assignment_id,
                "claim_id": claim_id,
                "position": position,
                "status": "draft",
                "note": draft.note,
                "trip_id": draft.trip_id,
                "shipment_id": draft.shipment_id,
                **said_by(draft.facts),
            }
            for claim_id, position, draft in drafts
        ]
        if rows:
            asked = insert(LineRow).returning(col(LineRow.id))
            self.write_rows(asked, rows, Change("line", "", assignment=assignment_id))

    def tell_all(self, events: Sequence[Event], author: Author) -> None:
        """Write events down."""
        rows: list[dict[str, Any]] = [
            {
                "at": author.at,
                "kind": event.kind,
                "actor_id": author.person_id,
                "assignment_id": event.assignment_id,
                "claim_id": event.claim_id,
                "line_id": event.line_id,
                "text": event.text,
                "body": event.body,
                "in_place_of": author.in_place_of,
            }
            for event in events
        ]
        if rows:
            about = {event.assignment_id for event in events}
            told = Change("event", "", assignment=about.pop() if len(about) == 1 else None)
            self.write_rows(insert(EventRow).returning(col(EventRow.id)), rows, told)

    def events_of_kind(self, kind: str, assignment_id: int | None) -> tuple[EventRecord, ...]:
        """What of one kind happened to an assignment, or to none, oldest first."""
        asked = select(EventRow).where(
            col(EventRow.kind) == kind, col(EventRow.assignment_id) == assignment_id
        )
        return self._events(list(self.session.exec(asked.order_by(col(EventRow.id)))))
