"""Assignments and what is recorded under them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("employer", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("home_country", sa.String(2), nullable=False),
        sa.Column("home_city", sa.String(), nullable=False),
        sa.Column("host_country", sa.String(2), nullable=False),
        sa.Column("host_city", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("expected_end", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("settlement_currency", sa.String(3), nullable=False),
        sa.Column("accompanied_by", sa.JSON(), nullable=False),
        sa.Column("salary_minor", sa.BigInteger(), nullable=True),
        sa.Column("salary_currency", sa.String(3), nullable=True),
        sa.Column("cost_centre", sa.String(), nullable=False),
        sa.Column("reports_to", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recorded_by", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
        sa.ForeignKeyConstraint(["employee_id"], ["user.id"], name="fk_assignment_employee_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["user.id"], name="fk_assignment_recorded_by"),
    )
    op.create_index("ix_assignment_employee_id", "assignment", ["employee_id"])


def _letter() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letter"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_letter_assignment_id"
        ),
        sa.ForeignKeyConstraint(["added_by"], ["user.id"], name="fk_letter_added_by"),
        sa.UniqueConstraint("assignment_id", "number", name="uq_letter_assignment_id_number"),
    )


def _term() -> None:
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("lineage", sa.String(20), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("pays", sa.String(20), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_term"),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name="fk_term_assignment_id"),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name="fk_term_letter_id"),
        sa.ForeignKeyConstraint(["proposed_by"], ["user.id"], name="fk_term_proposed_by"),
        sa.ForeignKeyConstraint(["confirmed_by"], ["user.id"], name="fk_term_confirmed_by"),
    )
    op.create_index("ix_term_assignment_id_retired_at", "term", ["assignment_id", "retired_at"])
    op.create_index("ix_term_letter_id", "term", ["letter_id"])


def _norm() -> None:
    op.create_table(
        "norm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("per", sa.String(20), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_norm"),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name="fk_norm_assignment_id"),
        sa.ForeignKeyConstraint(["set_by"], ["user.id"], name="fk_norm_set_by"),
    )
    op.create_index("ix_norm_assignment_id", "norm", ["assignment_id"])


def _fare() -> None:
    op.create_table(
        "fare",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fare"),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name="fk_fare_assignment_id"),
        sa.ForeignKeyConstraint(["set_by"], ["user.id"], name="fk_fare_set_by"),
    )
    op.create_index("ix_fare_assignment_id", "fare", ["assignment_id"])


def _shipment() -> None:
    op.create_table(
        "shipment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("direction", sa.String(10), nullable=False),
        sa.Column("mode", sa.String(10), nullable=False),
        sa.Column("shipped_on", sa.Date(), nullable=False),
        sa.Column("weight_value", sa.String(20), nullable=True),
        sa.Column("weight_unit", sa.String(2), nullable=True),
        sa.Column("containers", sa.JSON(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_shipment"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_shipment_assignment_id"
        ),
        sa.ForeignKeyConstraint(["added_by"], ["user.id"], name="fk_shipment_added_by"),
        sa.UniqueConstraint("assignment_id", "name", name="uq_shipment_assignment_id_name"),
    )


def _trip() -> None:
    op.create_table(
        "trip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("traveller", sa.String(10), nullable=False),
        sa.Column("destination", sa.String(10), nullable=False),
        sa.Column("departs", sa.Date(), nullable=False),
        sa.Column("returns", sa.Date(), nullable=True),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trip"),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name="fk_trip_assignment_id"),
        sa.ForeignKeyConstraint(["added_by"], ["user.id"], name="fk_trip_added_by"),
        sa.UniqueConstraint(
            "assignment_id", "name", "traveller", name="uq_trip_assignment_id_name_traveller"
        ),
    )


def upgrade() -> None:
    _assignment()
    _letter()
    _term()
    _norm()
    _fare()
    _shipment()
    _trip()


def downgrade() -> None:
    op.drop_table("trip")
    op.drop_table("shipment")
    op.drop_table("fare")
    op.drop_table("norm")
    op.drop_table("term")
    op.drop_table("letter")
    op.drop_table("assignment")
