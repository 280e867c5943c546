"""What ending an assignment costs, and money set aside."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def _key(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}")


def _stamps(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [
        column
        for name in names
        for column in (
            sa.Column(f"{name}_by", sa.Integer(), nullable=nullable),
            sa.Column(f"{name}_at", sa.DateTime(timezone=True), nullable=nullable),
        )
    ]


def _ending_rule() -> None:
    op.create_table(
        "ending_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        *_stamps("set"),
        *_stamps("confirmed", "dropped", nullable=True),
        sa.Column("dropped_why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ending_rule"),
        _key("ending_rule", "assignment_id", "assignment"),
        _key("ending_rule", "letter_id", "letter"),
        *(_key("ending_rule", f"{one}_by", "user") for one in ("set", "confirmed", "dropped")),
    )
    op.create_index("ix_ending_rule_assignment_id", "ending_rule", ["assignment_id"])


def _ending_decision() -> None:
    op.create_table(
        "ending_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=True),
        sa.Column("cause", sa.String(length=20), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *_stamps("decided"),
        sa.PrimaryKeyConstraint("id", name="pk_ending_decision"),
        _key("ending_decision", "assignment_id", "assignment"),
        _key("ending_decision", "rule_id", "ending_rule"),
        _key("ending_decision", "decided_by", "user"),
    )
    op.create_index("ix_ending_decision_assignment_id", "ending_decision", ["assignment_id"])


def _employment_fact() -> None:
    op.create_table(
        "employment_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=True),
        sa.Column("dependants_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("days", sa.String(length=20), nullable=True),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("cliff", sa.Integer(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=True),
        *_stamps("set"),
        *_stamps("taken_back", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_employment_fact"),
        _key("employment_fact", "assignment_id", "assignment"),
        _key("employment_fact", "set_by", "user"),
        _key("employment_fact", "taken_back_by", "user"),
    )
    op.create_index("ix_employment_fact_assignment_id", "employment_fact", ["assignment_id"])


def _fund() -> None:
    op.create_table(
        "fund",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        *_stamps("opened"),
        sa.PrimaryKeyConstraint("id", name="pk_fund"),
        _key("fund", "assignment_id", "assignment"),
        _key("fund", "opened_by", "user"),
    )
    op.create_index("ix_fund_assignment_id", "fund", ["assignment_id"])


def _fund_entry() -> None:
    op.create_table(
        "fund_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        *_stamps("set"),
        sa.PrimaryKeyConstraint("id", name="pk_fund_entry"),
        _key("fund_entry", "fund_id", "fund"),
        _key("fund_entry", "line_id", "line"),
        _key("fund_entry", "set_by", "user"),
        sa.UniqueConstraint("line_id", name="uq_fund_entry_line_id"),
    )
    op.create_index("ix_fund_entry_fund_id", "fund_entry", ["fund_id"])


def upgrade() -> None:
    for make in (_ending_rule, _ending_decision, _employment_fact, _fund, _fund_entry):
        make()


def downgrade() -> None:
    for name in ("fund_entry", "fund", "employment_fact", "ending_decision", "ending_rule"):
        op.drop_table(name)
