"""What people are told by mail: choices, notices, mails; and whose calendar may be read."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def _key(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}")


def _choices() -> None:
    op.create_table(
        "mail_choice",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "kind", name="pk_mail_choice"),
        _key("mail_choice", "person_id", "user"),
    )
    op.create_table(
        "calendar_feed",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_calendar_feed"),
        _key("calendar_feed", "person_id", "user"),
    )
    op.create_table(
        "mail_mark",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_mail_mark"),
    )


def _mails() -> None:
    op.create_table(
        "mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("message_id", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mail"),
        sa.UniqueConstraint("message_id", name="uq_mail_message_id"),
        _key("mail", "person_id", "user"),
    )
    op.create_index("ix_mail_person_id", "mail", ["person_id"])
    _index("mail", "next_at", "sent_at IS NULL AND ended_at IS NULL", "ix_mail_next_at")


def _notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("thing", sa.String(length=120), nullable=False),
        sa.Column("ref", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mail_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint("person_id", "thing", name="uq_notice_person_id_thing"),
        _key("notice", "person_id", "user"),
        _key("notice", "assignment_id", "assignment"),
        _key("notice", "mail_id", "mail"),
    )
    op.create_index("ix_notice_assignment_id", "notice", ["assignment_id"])
    op.create_index("ix_notice_mail_id", "notice", ["mail_id"])
    _index("notice", "person_id", "mail_id IS NULL", "ix_notice_person_id_waiting")


def _index(table: str, column: str, only: str, name: str) -> None:
    some = sa.text(only)
    op.create_index(name, table, [column], sqlite_where=some, postgresql_where=some)


def upgrade() -> None:
    _choices()
    _mails()
    _notices()


def downgrade() -> None:
    for table in ("notice", "mail", "mail_mark", "calendar_feed", "mail_choice"):
        op.drop_table(table)
