"""Tax equalization: years, notes, files, hypothetical tax, who advises on what, and their role."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ROLE = "tax_adviser"
_ROLE = sa.table("role", sa.column("id", sa.Integer), sa.column("name"), sa.column("description"))
_ROLES_USERS = sa.table("roles_users", sa.column("role_id", sa.Integer))


def _links(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([name], [f"{to}.id"], name=f"fk_{table}_{name}")
        for name, to in columns.items()
    ]


def _tax_year() -> None:
    op.create_table(
        "tax_year",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("country_reason", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settlement", sa.JSON(), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tax_year"),
        *_links("tax_year", assignment_id="assignment", added_by="user", settled_by="user"),
    )
    op.create_index("ix_tax_year_assignment_id", "tax_year", ["assignment_id"])


def _tax_note() -> None:
    op.create_table(
        "tax_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(3), nullable=True),
        sa.Column("cost_minor", sa.BigInteger(), nullable=True),
        sa.Column("settlement_currency", sa.String(3), nullable=True),
        sa.Column("rate", sa.String(), nullable=True),
        sa.Column("rate_day", sa.Date(), nullable=True),
        sa.Column("rate_source", sa.String(), nullable=True),
        sa.Column("figure", sa.String(20), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=True),
        sa.Column("answers_id", sa.Integer(), nullable=True),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tax_note"),
        *_links(
            "tax_note",
            assignment_id="assignment",
            year_id="tax_year",
            answers_id="tax_note",
            noted_by="user",
        ),
    )
    op.create_index("ix_tax_note_assignment_id", "tax_note", ["assignment_id"])
    op.create_index("ix_tax_note_year_id", "tax_note", ["year_id"])


def _tax_file() -> None:
    op.create_table(
        "tax_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tax_file"),
        sa.UniqueConstraint("note_id", "sha256", name="uq_tax_file_note_id_sha256"),
        *_links("tax_file", assignment_id="assignment", note_id="tax_note", added_by="user"),
    )
    op.create_index("ix_tax_file_assignment_id", "tax_file", ["assignment_id"])
    op.create_index("ix_tax_file_sha256", "tax_file", ["sha256"])


def _hypothetical_tax() -> None:
    op.create_table(
        "hypothetical_tax",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_hypothetical_tax"),
        *_links("hypothetical_tax", assignment_id="assignment", set_by="user"),
    )
    op.create_index("ix_hypothetical_tax_assignment_id", "hypothetical_tax", ["assignment_id"])


def _tax_adviser_grant() -> None:
    op.create_table(
        "tax_adviser_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("granted_by", sa.Integer(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tax_adviser_grant"),
        *_links(
            "tax_adviser_grant",
            person_id="user",
            assignment_id="assignment",
            granted_by="user",
            ended_by="user",
        ),
    )
    for name in ("assignment_id", "person_id"):
        op.create_index(f"ix_tax_adviser_grant_{name}", "tax_adviser_grant", [name])


def upgrade() -> None:
    _tax_year()
    _tax_note()
    _tax_file()
    _hypothetical_tax()
    _tax_adviser_grant()
    what = "sees the tax files of assignments given to them, and nothing else"
    op.bulk_insert(_ROLE, [{"name": ROLE, "description": what}])


def downgrade() -> None:
    ours = sa.select(_ROLE.c.id).where(_ROLE.c.name == ROLE).scalar_subquery()
    op.execute(sa.delete(_ROLES_USERS).where(_ROLES_USERS.c.role_id == ours))
    op.execute(sa.delete(_ROLE).where(_ROLE.c.name == ROLE))
    for table in ("tax_adviser_grant", "hypothetical_tax", "tax_file", "tax_note", "tax_year"):
        op.drop_table(table)
