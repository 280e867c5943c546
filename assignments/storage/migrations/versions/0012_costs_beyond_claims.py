"""Costs beyond claims: what was put forward as due, pay periods, bonuses, what is taxable."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def _of(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    """A foreign key each, by column and the table it names."""
    found = (one.split(":") for one in columns)
    return [
        sa.ForeignKeyConstraint([name], [f"{other}.id"], name=f"fk_{table}_{name}")
        for name, other in found
    ]


def _fallen_due() -> None:
    op.create_table(
        "fallen_due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("due", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fallen_due"),
        *_of("fallen_due", "assignment_id:assignment", "line_id:line"),
        sa.UniqueConstraint(
            "assignment_id", "due", "number", name="uq_fallen_due_assignment_id_due_number"
        ),
        sa.UniqueConstraint("line_id", name="uq_fallen_due_line_id"),
    )


def _pay_setting() -> None:
    op.create_table(
        "pay_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("anchor", sa.Date(), nullable=True),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pay_setting"),
        *_of("pay_setting", "assignment_id:assignment", "set_by:user"),
    )
    op.create_index("ix_pay_setting_assignment_id", "pay_setting", ["assignment_id"])


def _bonus_answer() -> None:
    op.create_table(
        "bonus_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("posting_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bonus_answer"),
        *_of("bonus_answer", "assignment_id:assignment", "posting_id:posting", "answered_by:user"),
        sa.UniqueConstraint("assignment_id", "label", name="uq_bonus_answer_assignment_id_label"),
    )


def _taxability() -> None:
    op.create_table(
        "taxability",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("taxable", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_taxability"),
        *_of("taxability", "set_by:user"),
    )
    columns = ["category", "country", "first_day"]
    op.create_index("ix_taxability_category_country_first_day", "taxability", columns)


def upgrade() -> None:
    _fallen_due()
    _pay_setting()
    _bonus_answer()
    _taxability()


def downgrade() -> None:
    for table in ("taxability", "bonus_answer", "pay_setting", "fallen_due"):
        op.drop_table(table)
