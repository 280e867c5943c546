"""Receipts that wait for their line, and forms that were typed and not sent."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def _loose_receipt() -> None:
    op.create_table(
        "loose_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("proposed", sa.JSON(), nullable=True),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_loose_receipt"),
        sa.UniqueConstraint("claim_id", "sha256", name="uq_loose_receipt_claim_id_sha256"),
        *(
            sa.ForeignKeyConstraint([column], [to], name=f"fk_loose_receipt_{column}")
            for column, to in (
                ("assignment_id", "assignment.id"),
                ("claim_id", "claim.id"),
                ("added_by", "user.id"),
            )
        ),
    )


def _kept_form() -> None:
    op.create_table(
        "kept_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_form"),
        sa.UniqueConstraint("person_id", "place", name="uq_kept_form_person_id_place"),
        sa.ForeignKeyConstraint(["person_id"], ["user.id"], name="fk_kept_form_person_id"),
    )


def upgrade() -> None:
    _loose_receipt()
    _kept_form()


def downgrade() -> None:
    op.drop_table("kept_form")
    op.drop_table("loose_receipt")
