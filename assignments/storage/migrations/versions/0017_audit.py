"""The audit trail: entries, each chained to the one before, and the head of the chain.

The database refuses to change or delete an entry, except that its content may be taken away.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NOTHING_BEFORE = "0" * 64
FOUND_BY = ("at", "who_id", "assignment_id", "person_id")
FIXED = (
    "number",
    "at",
    "who_id",
    "deed",
    "record",
    "key",
    "assignment_id",
    "person_id",
    "digest",
    "chain",
)
REFUSED = "an entry of the audit trail is never changed or deleted"


def _tables() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who_id", sa.Integer(), nullable=True),
        sa.Column("deed", sa.String(length=80), nullable=False),
        sa.Column("record", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("salt", sa.String(length=32), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("erasure", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_audit_entry"),
    )
    for name in FOUND_BY:
        op.create_index(f"ix_audit_entry_{name}", "audit_entry", [name])
    op.create_index("ix_audit_entry_record_key", "audit_entry", ["record", "key"])
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    op.bulk_insert(head, [{"id": 1, "number": 0, "chain": NOTHING_BEFORE}])


def _guard_sqlite() -> None:
    changed = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in FIXED)
    changed += " OR OLD.content IS NULL"
    op.execute(
        f"CREATE TRIGGER audit_entry_kept BEFORE UPDATE ON audit_entry "
        f"WHEN {changed} OR NEW.content IS NOT NULL OR NEW.salt IS NOT NULL "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    )
    op.execute(
        f"CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    )


def _guard_postgres() -> None:
    op.execute(
        f"CREATE OR REPLACE FUNCTION audit_entry_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
    )
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in FIXED)
    changed += " OR OLD.content IS NULL"
    op.execute(
        f"CREATE TRIGGER audit_entry_kept BEFORE UPDATE ON audit_entry FOR EACH ROW "
        f"WHEN ({changed} OR NEW.content IS NOT NULL OR NEW.salt IS NOT NULL) "
        f"EXECUTE FUNCTION audit_entry_kept()"
    )
    op.execute(
        "CREATE TRIGGER audit_entry_stays BEFORE DELETE OR TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_kept()"
    )


def upgrade() -> None:
    _tables()
    (_guard_sqlite if op.get_bind().dialect.name == "sqlite" else _guard_postgres)()
    op.add_column("sealed_month", sa.Column("audit_number", sa.Integer(), nullable=True))
    op.add_column("sealed_month", sa.Column("audit_chain", sa.String(length=64), nullable=True))


def downgrade() -> None:
    for name in ("audit_number", "audit_chain"):
        op.drop_column("sealed_month", name)
    op.drop_table("audit_entry")
    op.drop_table("audit_head")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_entry_kept()")
