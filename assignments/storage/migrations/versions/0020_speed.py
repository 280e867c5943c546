"""Versions of what all assignments share; what the queue and the pages need at a million lines."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SHARED = ("rates", "readings")
REPLACED = (
    ("event", "assignment_id", ("assignment_id", "claim_id", "id")),
    ("claim", "assignment_id", ("assignment_id", "id")),
)


def upgrade() -> None:
    shared = op.create_table(
        "shared_version",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_shared_version"),
    )
    op.bulk_insert(shared, [{"name": name, "number": 1} for name in SHARED])

    _add_outcome()
    _narrow()


def _add_outcome() -> None:
    """The outcome beside its verdict: a queue of one outcome needs an index."""
    op.add_column("line", sa.Column("outcome", sa.String(length=10), nullable=True))
    form = "json_extract({}, '$.outcome')" if _is_sqlite() else "{} ->> 'outcome'"
    found = ", ".join(form.format(f"{step}_verdict") for step in ("decided", "submitted"))
    op.execute(f"UPDATE line SET outcome = coalesce({found}) WHERE seq IS NOT NULL")  # noqa: S608 - our own words
    columns = ["status", "outcome", "submitted_at", "id"]
    op.create_index("ix_line_status_outcome_submitted_at_id", "line", columns)


def _narrow() -> None:
    """What one page needs of an assignment, without looking at all its life."""
    columns = ["assignment_id", "status", "submitted_at", "id"]
    op.create_index("ix_line_assignment_id_status_submitted_at_id", "line", columns)
    shipped = sa.text("shipped_kg IS NOT NULL")
    name, columns = "ix_line_shipped", ["assignment_id"]
    op.create_index(name, "line", columns, sqlite_where=shipped, postgresql_where=shipped)
    for table, old, new in REPLACED:
        op.drop_index(f"ix_{table}_{old}", table)
        op.create_index(f"ix_{table}_{'_'.join(new)}", table, list(new))


def _is_sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"


def downgrade() -> None:
    for table, old, new in REPLACED:
        op.drop_index(f"ix_{table}_{'_'.join(new)}", table)
        op.create_index(f"ix_{table}_{old}", table, [old])
    op.drop_index("ix_line_shipped", "line")
    op.drop_index("ix_line_assignment_id_status_submitted_at_id", "line")
    op.drop_index("ix_line_status_outcome_submitted_at_id", "line")
    with op.batch_alter_table("line") as line:
        line.drop_column("outcome")
    op.drop_table("shared_version")
