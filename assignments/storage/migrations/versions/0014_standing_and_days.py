"""What goes on at home, and where a person was: stays, dated standing items, days off."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def _table(name: str, *columns: sa.Column[Any]) -> None:
    """A table of things under an assignment, that are taken back and never changed."""
    keys = {"assignment_id": "assignment.id", "added_by": "user.id", "undone_by": "user.id"}
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        *columns,
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        *(
            sa.ForeignKeyConstraint([column], [to], name=f"fk_{name}_{column}")
            for column, to in keys.items()
        ),
    )
    op.create_index(f"ix_{name}_assignment_id", name, ["assignment_id"])


def upgrade() -> None:
    _table(
        "stay",
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
    )
    _table(
        "standing_item",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("person", sa.String(10), nullable=False),
        sa.Column("number", sa.String(80), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=True),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("media_type", sa.String(80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
    )
    _table(
        "time_off",
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
    )
    _table(
        "vacation_grant",
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("note", sa.String(200), nullable=False),
    )
    _table(
        "holiday_part",
        sa.Column("side", sa.String(4), nullable=False),
        sa.Column("part", sa.String(10), nullable=False),
    )


def downgrade() -> None:
    for name in ("holiday_part", "vacation_grant", "time_off", "standing_item", "stay"):
        op.drop_table(name)
