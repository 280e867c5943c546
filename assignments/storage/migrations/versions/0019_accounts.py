"""Second factors, sessions that end, and attempts counted across processes."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def _log_in() -> None:
    op.create_table(
        "log_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("address", sa.String(length=60), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_log_in"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_log_in_user_id"),
        sa.UniqueConstraint("token_hash", name="uq_log_in_token_hash"),
    )
    op.create_index("ix_log_in_user_id", "log_in", ["user_id"])


def _recovery_code() -> None:
    op.create_table(
        "recovery_code",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "code_hash", name="pk_recovery_code"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name="fk_recovery_code_user_id"),
    )


def _attempt() -> None:
    is_postgres = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "attempt",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_attempt"),
        prefixes=["UNLOGGED"] if is_postgres else [],
    )
    op.create_index("ix_attempt_ends_at", "attempt", ["ends_at"])


def upgrade() -> None:
    op.add_column("user", sa.Column("tf_primary_method", sa.String(length=64), nullable=True))
    op.add_column("user", sa.Column("tf_totp_secret", sa.Text(), nullable=True))
    op.add_column("user", sa.Column("tf_last_counter", sa.BigInteger(), nullable=True))
    for make in (_log_in, _recovery_code, _attempt):
        make()


def downgrade() -> None:
    for table in ("attempt", "recovery_code", "log_in"):
        op.drop_table(table)
    for column in ("tf_last_counter", "tf_totp_secret", "tf_primary_method"):
        op.drop_column("user", column)
