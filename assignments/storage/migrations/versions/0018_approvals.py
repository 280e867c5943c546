"""Deputies, and the amounts above which a second approver is needed."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_PEOPLE_OF_LINES = ("in_place_of", "first_by", "first_for")


def _key(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["user.id"], name=f"fk_{table}_{column}")


def _stamp(name: str, *, nullable: bool = False) -> tuple[sa.Column[Any], sa.Column[Any]]:
    return (
        sa.Column(f"{name}_by", sa.Integer(), nullable=nullable),
        sa.Column(f"{name}_at", sa.DateTime(timezone=True), nullable=nullable),
    )


def _deputy() -> None:
    op.create_table(
        "deputy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("away_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        *_stamp("set"),
        *_stamp("ended", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_deputy"),
        *(_key("deputy", one) for one in ("away_id", "deputy_id", "set_by", "ended_by")),
    )
    op.create_index("ix_deputy_away_id", "deputy", ["away_id"])
    op.create_index("ix_deputy_deputy_id", "deputy", ["deputy_id"])


def _approval_limit() -> None:
    op.create_table(
        "approval_limit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=True),
        *_stamp("set"),
        sa.PrimaryKeyConstraint("id", name="pk_approval_limit"),
        _key("approval_limit", "set_by"),
    )
    op.create_index("ix_approval_limit_currency", "approval_limit", ["currency"])


def _person(table: str, column: str) -> None:
    """A column that names somebody; written into the table, which then need not be made anew."""
    named = sa.ForeignKey("user.id", name=f"fk_{table}_{column}")
    added = sa.Column(column, sa.Integer(), named, nullable=True)
    op.add_column(table, added, inline_references=True)


def upgrade() -> None:
    _deputy()
    _approval_limit()
    _person("event", "in_place_of")
    for column in _PEOPLE_OF_LINES:
        _person("line", column)
    op.add_column("line", sa.Column("first_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("line", sa.Column("first_minor", sa.BigInteger(), nullable=True))
    op.add_column("line", sa.Column("first_reason", sa.Text(), nullable=True))
    op.add_column("line", sa.Column("first_bank", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """The keys go with their columns: SQLite does not know those by name."""
    with op.batch_alter_table("line") as line:
        for column in (*_PEOPLE_OF_LINES, "first_at", "first_minor", "first_reason", "first_bank"):
            line.drop_column(column)
    with op.batch_alter_table("event") as event:
        event.drop_column("in_place_of")
    op.drop_table("approval_limit")
    op.drop_table("deputy")
