"""From which proposal a term comes, who dropped it, how its letter was read, what is set aside."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _set_aside() -> None:
    op.create_table(
        "set_aside",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_set_aside"),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name="fk_set_aside_letter_id"),
        sa.ForeignKeyConstraint(["set_by"], ["user.id"], name="fk_set_aside_set_by"),
        sa.ForeignKeyConstraint(["undone_by"], ["user.id"], name="fk_set_aside_undone_by"),
    )
    op.create_index("ix_set_aside_letter_id", "set_aside", ["letter_id"])


def upgrade() -> None:
    with op.batch_alter_table("letter") as letter:
        letter.add_column(sa.Column("reading", sa.JSON(), nullable=True))
    with op.batch_alter_table("term") as term:
        term.add_column(sa.Column("proposal", sa.JSON(), nullable=True))
        term.add_column(sa.Column("retired_by", sa.Integer(), nullable=True))
        term.create_foreign_key("fk_term_retired_by", "user", ["retired_by"], ["id"])
    _set_aside()


def downgrade() -> None:
    op.drop_table("set_aside")
    with op.batch_alter_table("term") as term:
        term.drop_constraint("fk_term_retired_by", type_="foreignkey")
        term.drop_column("retired_by")
        term.drop_column("proposal")
    with op.batch_alter_table("letter") as letter:
        letter.drop_column("reading")
