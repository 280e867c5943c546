"""Words of submitted claims to be searched, and an index of what was asked about lines."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0024"
branch_labels = None
depends_on = None

TALKS = "kind IN ('asked', 'answered', 'cost_corrected')"


def upgrade() -> None:
    some = sa.text(TALKS)
    op.create_index(
        "ix_event_talks",
        "event",
        ["assignment_id", "at"],
        sqlite_where=some,
        postgresql_where=some,
    )
    word = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")
    op.create_table(
        "claim_word",
        sa.Column("word", word, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", "claim_id", name="pk_claim_word"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_mark",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_mark"),
    )


def downgrade() -> None:
    op.drop_table("search_mark")
    op.drop_table("claim_word")
    op.drop_index("ix_event_talks", "event")
