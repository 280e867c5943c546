"""The record of what happened."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.ForeignKeyConstraint(["actor_id"], ["user.id"], name="fk_event_actor_id"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_event_assignment_id"
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_event_claim_id"),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name="fk_event_line_id"),
    )
    op.create_index("ix_event_assignment_id", "event", ["assignment_id"])
    op.create_index("ix_event_claim_id", "event", ["claim_id"])
    op.create_index("ix_event_line_id", "event", ["line_id"])


def upgrade() -> None:
    _event()


def downgrade() -> None:
    op.drop_table("event")
