"""How an assignment's costs are turned, and what the bank really charged."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("assignment") as assignment:
        assignment.add_column(
            sa.Column(
                "rate_rule", sa.String(length=20), nullable=False, server_default="expense_date"
            )
        )
    with op.batch_alter_table("assignment") as assignment:
        assignment.alter_column("rate_rule", server_default=None)
    with op.batch_alter_table("line") as line:
        line.add_column(sa.Column("bank_minor", sa.BigInteger(), nullable=True))
        line.add_column(sa.Column("bank_currency", sa.String(length=3), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("line") as line:
        line.drop_column("bank_currency")
        line.drop_column("bank_minor")
    with op.batch_alter_table("assignment") as assignment:
        assignment.drop_column("rate_rule")
