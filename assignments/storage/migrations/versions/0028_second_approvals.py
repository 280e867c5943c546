"""An index of the few lines that one person approved and that wait for a second one."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

SECOND = "status IN ('submitted', 'asked') AND first_by IS NOT NULL"


def upgrade() -> None:
    some = sa.text(SECOND)
    op.create_index(
        "ix_line_second",
        "line",
        ["status", "submitted_at", "id"],
        sqlite_where=some,
        postgresql_where=some,
    )


def downgrade() -> None:
    op.drop_index("ix_line_second", "line")
