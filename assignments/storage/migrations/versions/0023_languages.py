"""The language that a person chose for their pages and mail."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("user", sa.Column("language", sa.String(length=16), nullable=True))


def downgrade() -> None:
    op.drop_column("user", "language")
