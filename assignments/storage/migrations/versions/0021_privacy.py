"""Personal data that was erased: when, and the bytes of sealed files as they were written anew."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_COLUMNS = {
    "user": (("erased_at", sa.DateTime(timezone=True)),),
    "assignment": (("erased_at", sa.DateTime(timezone=True)),),
    "sealed_file": (
        ("erased_sha256", sa.String(length=64)),
        ("erased_size", sa.BigInteger()),
        ("erased_at", sa.DateTime(timezone=True)),
        ("erased_why", sa.String(length=200)),
    ),
}


def upgrade() -> None:
    for table, columns in _COLUMNS.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    for table, columns in _COLUMNS.items():
        for name, _kind in columns:
            op.drop_column(table, name)
