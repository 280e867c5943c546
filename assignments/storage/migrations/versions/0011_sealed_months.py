"""Months that were closed, with the bytes of their files."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _sealed_month() -> None:
    op.create_table(
        "sealed_month",
        sa.Column("label", sa.String(length=7), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("lines_sha256", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=7), nullable=False),
        sa.Column("previous_seal", sa.String(length=64), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("label", name="pk_sealed_month"),
        sa.ForeignKeyConstraint(["closed_by"], ["user.id"], name="fk_sealed_month_closed_by"),
        sa.UniqueConstraint("number", name="uq_sealed_month_number"),
    )


def _sealed_file() -> None:
    op.create_table(
        "sealed_file",
        sa.Column("label", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("label", "kind", name="pk_sealed_file"),
        sa.ForeignKeyConstraint(["label"], ["sealed_month.label"], name="fk_sealed_file_label"),
    )
    op.create_table(
        "sealed_chunk",
        sa.Column("label", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("label", "kind", "position", name="pk_sealed_chunk"),
        sa.ForeignKeyConstraint(
            ["label", "kind"],
            ["sealed_file.label", "sealed_file.kind"],
            name="fk_sealed_chunk_label",
        ),
    )


def upgrade() -> None:
    _sealed_month()
    _sealed_file()


def downgrade() -> None:
    op.drop_table("sealed_chunk")
    op.drop_table("sealed_file")
    op.drop_table("sealed_month")
