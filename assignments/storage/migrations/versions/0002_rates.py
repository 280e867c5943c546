"""Published and typed rates."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _rate() -> None:
    op.create_table(
        "rate",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("base", sa.String(3), nullable=False),
        sa.Column("quote", sa.String(3), nullable=False),
        sa.Column("rate", sa.String(40), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("day", "base", "quote", name="pk_rate"),
    )


def _company_rate() -> None:
    op.create_table(
        "company_rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("base", sa.String(3), nullable=False),
        sa.Column("quote", sa.String(3), nullable=False),
        sa.Column("rate", sa.String(40), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_company_rate"),
        sa.ForeignKeyConstraint(["set_by"], ["user.id"], name="fk_company_rate_set_by"),
    )


def upgrade() -> None:
    _rate()
    _company_rate()


def downgrade() -> None:
    op.drop_table("company_rate")
    op.drop_table("rate")
