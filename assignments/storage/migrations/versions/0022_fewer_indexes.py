"""Fewer indexes, and smaller ones: what no question uses is not kept up with every claim.

A line is written three times until it is decided. Lines that wait, that lie in a month or that
belong to a trip are few beside all: an index of these alone costs the others nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

WAITS = "status IN ('submitted', 'asked')"
NARROWED = (
    ("line", ("status", "submitted_at", "id"), WAITS),
    ("line", ("status", "outcome", "submitted_at", "id"), WAITS),
    ("line", ("assignment_id", "status", "submitted_at", "id"), WAITS),
    ("line", ("assignment_id", "trip_key"), "trip_key IS NOT NULL"),
    ("line", ("assignment_id", "trip"), "trip IS NOT NULL"),
    ("line", ("assignment_id", "departs_on"), "departs_on IS NOT NULL"),
    ("line", ("month", "assignment_id", "claim_id", "id"), "month IS NOT NULL"),
    ("line", ("shipment_id",), "shipment_id IS NOT NULL"),
    ("take", ("assignment_id", "balance", "last_day"), "last_day IS NOT NULL"),
)
UNUSED = (("receipt", "sha256"), ("event", "claim_id"), ("event", "line_id"))


def upgrade() -> None:
    for table, columns, only in NARROWED:
        op.drop_index(_name(table, columns), table)
        some = sa.text(only)
        op.create_index(
            _name(table, columns), table, list(columns), sqlite_where=some, postgresql_where=some
        )
    for table, column in UNUSED:
        op.drop_index(_name(table, (column,)), table)


def downgrade() -> None:
    for table, column in UNUSED:
        op.create_index(_name(table, (column,)), table, [column])
    for table, columns, _ in NARROWED:
        op.drop_index(_name(table, columns), table)
        op.create_index(_name(table, columns), table, list(columns))


def _name(table: str, columns: tuple[str, ...]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"
