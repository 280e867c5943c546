"""Plans as versions, with their assumptions."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("total_minor", sa.BigInteger(), nullable=False),
        sa.Column("snapshot", sa.JSON(), nullable=False),
        sa.Column("assumptions", sa.JSON(), nullable=False),
        sa.Column("projection", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan_version"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_plan_version_assignment_id"
        ),
        sa.ForeignKeyConstraint(["made_by"], ["user.id"], name="fk_plan_version_made_by"),
        sa.UniqueConstraint("assignment_id", "number", name="uq_plan_version_assignment_id_number"),
    )


def downgrade() -> None:
    op.drop_table("plan_version")
