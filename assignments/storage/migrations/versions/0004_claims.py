"""Claims, their lines, what these take, and their receipts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_claim_assignment_id"
        ),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name="fk_claim_created_by"),
    )
    op.create_index("ix_claim_assignment_id", "claim", ["assignment_id"])


def _line_claimed() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("shipment_id", sa.Integer(), nullable=True),
        sa.Column("trip_id", sa.Integer(), nullable=True),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("person", sa.String(10), nullable=False),
        sa.Column("paid_by", sa.String(10), nullable=False),
        sa.Column("cabin", sa.String(20), nullable=True),
        sa.Column("trip", sa.String(), nullable=True),
        sa.Column("departs", sa.Date(), nullable=True),
        sa.Column("destination", sa.String(10), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("weight_value", sa.String(60), nullable=True),
        sa.Column("weight_unit", sa.String(2), nullable=True),
        sa.Column("containers", sa.JSON(), nullable=False),
        sa.Column("covers_first", sa.Date(), nullable=True),
        sa.Column("covers_end", sa.Date(), nullable=True),
    ]


def _line_frozen() -> list[sa.Column[object]]:
    return [
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("letter_version", sa.Integer(), nullable=True),
        sa.Column("submitted_verdict", sa.JSON(), nullable=True),
        sa.Column("conversions", sa.JSON(), nullable=True),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("trip_key", sa.String(), nullable=True),
        sa.Column("departs_on", sa.Date(), nullable=True),
        sa.Column("above_cabin", sa.Boolean(), nullable=False),
        sa.Column("shipped_kg", sa.String(), nullable=True),
        sa.Column("settlement_currency", sa.String(3), nullable=True),
        sa.Column("counted_minor", sa.BigInteger(), nullable=True),
        sa.Column("allowed_minor", sa.BigInteger(), nullable=True),
    ]


def _line_decided() -> list[sa.Column[object]]:
    return [
        sa.Column("decided_verdict", sa.JSON(), nullable=True),
        sa.Column("approved_minor", sa.BigInteger(), nullable=True),
        sa.Column("override", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("letter", sa.String(), nullable=True),
        sa.Column("clause", sa.String(), nullable=True),
        sa.Column("rate", sa.String(), nullable=True),
        sa.Column("rate_day", sa.Date(), nullable=True),
        sa.Column("rate_source", sa.String(), nullable=True),
    ]


def _line_constraints() -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("id", name="pk_line"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_line_claim_id"),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name="fk_line_assignment_id"),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipment.id"], name="fk_line_shipment_id"),
        sa.ForeignKeyConstraint(["trip_id"], ["trip.id"], name="fk_line_trip_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["user.id"], name="fk_line_decided_by"),
        sa.UniqueConstraint("assignment_id", "seq", name="uq_line_assignment_id_seq"),
    ]


def _line() -> None:
    op.create_table(
        "line",
        *_line_claimed(),
        *_line_frozen(),
        *_line_decided(),
        *_line_constraints(),
    )
    op.create_index("ix_line_assignment_id_departs_on", "line", ["assignment_id", "departs_on"])
    op.create_index("ix_line_assignment_id_trip", "line", ["assignment_id", "trip"])
    op.create_index("ix_line_assignment_id_trip_key", "line", ["assignment_id", "trip_key"])
    op.create_index("ix_line_claim_id", "line", ["claim_id"])
    op.create_index("ix_line_shipment_id", "line", ["shipment_id"])
    op.create_index("ix_line_status_decided_at", "line", ["status", "decided_at"])
    op.create_index("ix_line_status_submitted_at_id", "line", ["status", "submitted_at", "id"])


def _take() -> None:
    op.create_table(
        "take",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("balance", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("quantity", sa.String(), nullable=False),
        sa.Column("trip", sa.String(), nullable=True),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.Column("runs", sa.JSON(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_take"),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name="fk_take_assignment_id"),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name="fk_take_line_id"),
    )
    op.create_index(
        "ix_take_assignment_id_balance_last_day", "take", ["assignment_id", "balance", "last_day"]
    )
    op.create_index(
        "ix_take_assignment_id_balance_period", "take", ["assignment_id", "balance", "period"]
    )
    op.create_index("ix_take_line_id", "take", ["line_id"])


def _receipt() -> None:
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipt"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_receipt_assignment_id"
        ),
        sa.ForeignKeyConstraint(["line_id"], ["line.id"], name="fk_receipt_line_id"),
        sa.ForeignKeyConstraint(["added_by"], ["user.id"], name="fk_receipt_added_by"),
        sa.UniqueConstraint("line_id", "sha256", name="uq_receipt_line_id_sha256"),
    )
    op.create_index("ix_receipt_assignment_id_sha256", "receipt", ["assignment_id", "sha256"])
    op.create_index("ix_receipt_sha256", "receipt", ["sha256"])


def upgrade() -> None:
    _claim()
    _line()
    _take()
    _receipt()


def downgrade() -> None:
    op.drop_table("receipt")
    op.drop_table("take")
    op.drop_table("line")
    op.drop_table("claim")
