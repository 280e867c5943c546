"""One ledger: which month a cost lies in, what it adjusts, and costs that no claim line holds.

The month of what was approved before follows the company's time zone, as the setting names it.
"""

import datetime as dt
import os
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BATCH = 1000
_LINE = sa.table(
    "line",
    sa.column("id", sa.Integer()),
    sa.column("status", sa.String()),
    sa.column("decided_at", sa.DateTime(timezone=True)),
    sa.column("month", sa.String()),
)


def _posting() -> None:
    op.create_table(
        "posting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("end_day", sa.Date(), nullable=True),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("cost_minor", sa.BigInteger(), nullable=False),
        sa.Column("settlement_currency", sa.String(length=3), nullable=False),
        sa.Column("rate", sa.String(length=40), nullable=True),
        sa.Column("rate_day", sa.Date(), nullable=True),
        sa.Column("rate_source", sa.String(), nullable=True),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("adjusts", sa.String(length=7), nullable=True),
        sa.Column("taxable", sa.Boolean(), nullable=True),
        sa.Column("posted_by", sa.Integer(), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_posting"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_posting_assignment_id"
        ),
        sa.ForeignKeyConstraint(["posted_by"], ["user.id"], name="fk_posting_posted_by"),
        sa.UniqueConstraint("assignment_id", "source", name="uq_posting_assignment_id_source"),
    )
    op.create_index(
        "ix_posting_month_assignment_id_id", "posting", ["month", "assignment_id", "id"]
    )


def _fill_months() -> None:
    zone = ZoneInfo(os.environ.get("TIME_ZONE") or "UTC")
    connection = op.get_bind()
    asked = sa.select(_LINE.c.id, _LINE.c.decided_at).where(_LINE.c.status == "approved")
    months: dict[str, list[int]] = {}
    for line_id, at in connection.execute(asked):
        stamp = at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at
        months.setdefault(f"{stamp.astimezone(zone):%Y-%m}", []).append(line_id)
    for month, ids in months.items():
        for start in range(0, len(ids), BATCH):
            some = _LINE.c.id.in_(ids[start : start + BATCH])
            connection.execute(sa.update(_LINE).where(some).values(month=month))


def upgrade() -> None:
    with op.batch_alter_table("claim") as claim:
        for name in ("supplier", "invoice"):
            claim.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        claim.add_column(
            sa.Column("kind", sa.String(length=10), nullable=False, server_default="claim")
        )
    with op.batch_alter_table("claim") as claim:
        for name in ("supplier", "invoice", "kind"):
            claim.alter_column(name, server_default=None)
    with op.batch_alter_table("line") as line:
        line.add_column(sa.Column("month", sa.String(length=7), nullable=True))
        line.add_column(sa.Column("adjusts", sa.String(length=7), nullable=True))
        line.add_column(sa.Column("taxable", sa.Boolean(), nullable=True))
        line.drop_index("ix_line_status_decided_at")
        line.create_index(
            "ix_line_month_assignment_id_claim_id_id", ["month", "assignment_id", "claim_id", "id"]
        )
    _posting()
    _fill_months()


def downgrade() -> None:
    op.drop_table("posting")
    with op.batch_alter_table("line") as line:
        line.drop_index("ix_line_month_assignment_id_claim_id_id")
        line.create_index("ix_line_status_decided_at", ["status", "decided_at"])
        for name in ("taxable", "adjusts", "month"):
            line.drop_column(name)
    with op.batch_alter_table("claim") as claim:
        for name in ("kind", "invoice", "supplier"):
            claim.drop_column(name)
